// Where the traffic of some subnets goes.
import { defineResource, list, ref, replaces, tags } from "../../model/kernel.ts";
import { routesOf, vpcOf } from "../../network/routing.ts";
import { vpcId } from "./network-references.ts";
import { attachmentsBehind, checkInlineRoutes } from "./route-checks.ts";
import { ATTACHMENT_ORDER, inlineRouteFindings } from "./route-findings.ts";
import { inlineRoutes } from "./route-kinds.ts";

export const routeTable = defineResource({
  token: "aws:ec2/routeTable:RouteTable",
  docs: "https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html",
  inputs: {
    propagatingVgws: list(ref("aws:ec2/vpnGateway:VpnGateway")),
    routes: inlineRoutes(),
    tags: tags(),
    vpcId: replaces(vpcId()),
  },
  outputs: (self, make) => {
    const id = make.id("rtb");
    return {
      id,
      arn: make.arn("ec2", `route-table/${id}`),
      ownerId: make.account,
      ...(!self.has("propagatingVgws") && { propagatingVgws: [] }),
      ...(!self.has("routes") && { routes: [] }),
    };
  },
  quotas: [
    {
      name: "Route tables per VPC",
      limit: 200,
      per: (self) => self.text("vpcId"),
      // The main table counts as well.
      before: () => 1,
      docs: "https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html",
    },
  ],
  order: {
    "before-gateway-attachment": {
      needs(self, world) {
        const own = self.id === undefined ? [] : routesOf(world, self.id).routes;
        return attachmentsBehind(
          own.filter(({ owner }) => owner === self),
          self.text("vpcId"),
          world,
        );
      },
      ...ATTACHMENT_ORDER,
    },
  },
  findings: inlineRouteFindings,
  check(self, world, report) {
    checkInlineRoutes(self, { id: self.id, vpc: vpcOf(world, self) }, world, report);
  },
});
