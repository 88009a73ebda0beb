// Puts an interface endpoint into a subnet.
import { defineResource, ref, replaces } from "../../model/kernel.ts";
import { crc32Text } from "../../model/terraform-set.ts";
import { ASSOCIATION_FINDINGS, associationProblems, VPC_ENDPOINT } from "./endpoint-associations.ts";

const KIND = { kind: "subnet", input: "subnetId", list: "subnetIds", wrongType: "Gateway" } as const;

export const vpcEndpointSubnetAssociation = defineResource({
  token: "aws:ec2/vpcEndpointSubnetAssociation:VpcEndpointSubnetAssociation",
  docs: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVpcEndpoint.html",
  inputs: {
    subnetId: replaces(ref("aws:ec2/subnet:Subnet")),
    vpcEndpointId: replaces(ref(VPC_ENDPOINT)),
  },
  outputs(self, make) {
    const { subnetId: part, vpcEndpointId: endpoint } = self.inputs;
    const isKnown = part !== undefined && endpoint !== undefined;
    return {
      id: isKnown
        ? `a-${endpoint}${crc32Text(part)}`
        : `a-${make.id("vpce")}${make.number(1_000_000, 4_000_000_000)}`,
    };
  },
  unique: {
    "associated-twice": {
      key(self) {
        const { subnetId: part, vpcEndpointId: endpoint } = self.inputs;
        return part === undefined || endpoint === undefined ? undefined : `${endpoint} ${part}`;
      },
      scope: "region",
      says: () => "give the same subnet to one endpoint",
      effect: "broken",
      severity: "warning",
      why: "Both are one association for AWS: removing one of the two removes it.",
      fix: "Keep one of them.",
      evidence: "inferred",
    },
  },
  findings: ASSOCIATION_FINDINGS,
  check(self, world, report) {
    for (const { slug, parameters, property, related } of associationProblems(self, world, KIND)) {
      report(slug, parameters, property, { related });
    }
  },
});
