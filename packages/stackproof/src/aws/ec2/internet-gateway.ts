// The door between a VPC and the internet.
import { defineResource, finding, type ResourceView, tags, type World } from "../../model/kernel.ts";
import { routesOf } from "../../network/routing.ts";
import { attachedBefore, attachedExtras, gatewayFindings, isUnattached } from "./gateway-findings.ts";
import { DEFAULT_ROUTE_TABLE, ROUTE, ROUTE_TABLE, vpcId } from "./network-references.ts";

export const internetGateway = defineResource({
  token: "aws:ec2/internetGateway:InternetGateway",
  docs: "https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html",
  inputs: { tags: tags(), vpcId: vpcId() },
  outputs: (self, make) => {
    const id = make.id("igw");
    return {
      id,
      arn: make.arn("ec2", `internet-gateway/${id}`),
      ownerId: make.account,
      ...(!self.has("vpcId") && { vpcId: "" }),
    };
  },
  quotas: [
    {
      name: "Internet gateways per Region",
      limit: 5,
      per: "region",
      before: (world) => (world.account.defaultVpc ? 1 : 0),
      docs: "https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html",
    },
  ],
  findings: {
    "second-gateway": gatewayFindings["second-gateway"],
    "not-attached": finding<{ name: string }>({
      severity: "warning",
      effect: "broken",
      evidence: "documented",
      message: ({ name }) => `Internet gateway \`${name}\` is attached to no VPC.`,
      why: "A gateway without a VPC carries no traffic, and a route cannot lead to it.",
      fix: "Set vpcId, or attach it with an aws.ec2.InternetGatewayAttachment.",
      docs: "https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html",
    }),
  },
  check(self, world, report) {
    if (isUnattached(world, self)) {
      // Where a route leads to it, the route says so: AWS refuses that.
      if (!isTarget(self, world)) report("not-attached", { name: self.name });
      return;
    }
    const before = attachedBefore(self, self, world);
    if (before?.slug !== "second-gateway") return;
    const texts = { name: self.name, other: before.other.name, vpc: before.vpc };
    report("second-gateway", texts, "vpcId", attachedExtras(before.other));
  },
});

function isTarget(self: ResourceView, world: World): boolean {
  if (world.where(ROUTE, "gatewayId", self.id).length > 0) return true;
  const ids = [
    ...world.all(ROUTE_TABLE).map((table) => table.id),
    ...world.all(DEFAULT_ROUTE_TABLE).map((table) => table.text("defaultRouteTableId")),
  ];
  return ids.some(
    (id) => id !== undefined && routesOf(world, id).routes.some(({ target }) => target === self.id),
  );
}
