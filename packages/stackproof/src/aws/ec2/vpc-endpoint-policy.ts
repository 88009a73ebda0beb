// The policy of a VPC endpoint, as a resource of its own.
import { defineResource, finding, ref, replaces } from "../../model/kernel.ts";
import { policy } from "../policy.ts";

const DOCS = "https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html";

export const vpcEndpointPolicy = defineResource({
  token: "aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy",
  docs: DOCS,
  inputs: {
    policy: policy({ kind: "vpc-endpoint" }),
    vpcEndpointId: replaces(ref("aws:ec2/vpcEndpoint:VpcEndpoint")),
  },
  outputs(self) {
    const endpoint = self.text("vpcEndpointId");
    return {
      ...(endpoint !== undefined && { id: endpoint }),
      ...(!self.has("policy") && { policy: "" }),
    };
  },
  unknowable: { id: "It is the id of an endpoint that is not known." },
  unique: {
    "policy-twice": {
      key: (self) => self.text("vpcEndpointId"),
      scope: "region",
      says: () => "both set the policy of one endpoint",
      property: "vpcEndpointId",
      effect: "broken",
      why: "An endpoint has one policy, and the last update wins.",
      fix: "Write both policies' statements in one.",
    },
  },
  findings: {
    "policy-of-endpoint": finding<{ policy: string; endpoint: string }>({
      severity: "warning",
      effect: "broken",
      evidence: "documented",
      message: ({ policy: name, endpoint }) =>
        `\`${name}\` sets the policy of the endpoint \`${endpoint}\`, which has a policy itself.`,
      why: "An endpoint has one policy: each of the two replaces the other with every update.",
      fix: "Keep one of them.",
      docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/vpc_endpoint_policy.go",
    }),
  },
  check(self, _world, report) {
    const endpoint = self.ref("vpcEndpointId");
    if (endpoint?.has("policy") !== true || !self.has("policy")) return;
    report("policy-of-endpoint", { policy: self.name, endpoint: endpoint.name }, "policy", {
      related: [{ view: endpoint, property: "policy", note: "the endpoint's own policy" }],
    });
  },
});
