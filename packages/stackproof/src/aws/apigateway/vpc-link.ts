// A link to a network load balancer in a VPC, for private integrations.
import { defineResource, finding, ref, replaces, tags, text } from "../../model/kernel.ts";

const LOAD_BALANCER = "aws:lb/loadBalancer:LoadBalancer";

export const vpcLink = defineResource({
  token: "aws:apigateway/vpcLink:VpcLink",
  docs: "https://docs.aws.amazon.com/apigateway/latest/api/API_CreateVpcLink.html",
  inputs: {
    description: text(),
    name: text(),
    tags: tags(),
    targetArn: replaces(ref(LOAD_BALANCER, ["arn", "id"])),
  },
  outputs(_self, make) {
    const id = make.lower(6);
    return { id, arn: `arn:${make.partition}:apigateway:${make.region}::/vpclinks/${id}` };
  },
  quotas: [
    {
      name: "VPC links per Region",
      limit: 20,
      per: "region",
      docs: "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html",
    },
  ],
  findings: {
    "not-a-network-load-balancer": finding<{ name: string; target: string; type: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "observed",
      message: ({ name, target, type }) =>
        `VPC link \`${name}\` leads to ${target}, ${type === "application" ? "an" : "a"} ${type} load balancer.`,
      why: "A VPC link of API Gateway's first version leads to a network load balancer. AWS takes the call, and the link then ends in the state FAILED.",
      fix: 'Put a load balancer with loadBalancerType: "network" before it and link that one, or use aws.apigatewayv2.VpcLink.',
      quote: "NLB ARN is malformed",
      docs: "https://github.com/hashicorp/terraform-provider-aws/issues/30910",
    }),
  },
  check(self, world, report) {
    const target = self.text("targetArn");
    const balancer = world.find(LOAD_BALANCER, "arn", target, self);
    if (balancer !== undefined) {
      const isDefault = balancer.state("loadBalancerType") === "absent";
      const type = isDefault ? "application" : balancer.text("loadBalancerType");
      if (type === undefined || type === "network") return;
      report(
        "not-a-network-load-balancer",
        { name: self.name, target: `\`${balancer.name}\``, type },
        "targetArn",
        {
          related: [
            {
              view: balancer,
              ...(!isDefault && { property: "loadBalancerType" }),
              note: "the load balancer",
            },
          ],
        },
      );
      return;
    }
    const kind = /:loadbalancer\/(app|gwy)\//.exec(target ?? "")?.[1];
    if (kind === undefined || target === undefined) return;
    const type = kind === "app" ? "application" : "gateway";
    report("not-a-network-load-balancer", { name: self.name, target, type }, "targetArn");
  },
});
