// A way from HTTP APIs into a VPC. The provider's side:
// https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/apigatewayv2/vpc_link.go
import { defineResource, finding, list, ref, replaces, tags, text } from "../../model/kernel.ts";
import { foreignVpcOf, SECURITY_GROUPS, SUBNETS, subnetOf, vpcIdOf, vpcWords } from "../lb/shared.ts";
import { GUIDE, REFERENCE } from "./shared.ts";

const DOCS = `${REFERENCE}/vpclinks.html`;
const CREATE = { operation: "apigateway:CreateVpcLink", code: "BadRequestException" } as const;

export const vpcLink = defineResource({
  token: "aws:apigatewayv2/vpcLink:VpcLink",
  docs: DOCS,
  inputs: {
    name: text({ min: 1, max: 128 }),
    securityGroupIds: replaces(list(ref(SECURITY_GROUPS))),
    subnetIds: replaces(
      list(
        ref(SUBNETS),
        { min: 1 },
        { by: "aws", aws: CREATE, why: "SubnetIds for a vpc link cannot be empty" },
      ),
    ),
    tags: tags(),
  },
  outputs(_self, make) {
    const id = make.lower(6);
    return { id, arn: `arn:${make.partition}:apigateway:${make.region}::/vpclinks/${id}` };
  },

  quotas: [
    { name: "VPC links (V2) per Region", limit: 10, per: "region", docs: `${GUIDE}/http-api-quotas.html` },
  ],

  findings: {
    "security-group-of-other-vpc": finding<{ name: string; group: string; vpc: string; own: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: (p) =>
        `\`${p.name}\` has subnets in ${p.own} and the security group \`${p.group}\` of ${p.vpc}.`,
      why: "Security groups belong to one VPC. A group without `vpcId` belongs to the default VPC.",
      fix: (p) => `Set \`vpcId\` of \`${p.group}\` to the VPC of the subnets.`,
      aws: CREATE,
      docs: `${GUIDE}/http-api-vpc-links.html`,
    }),
    "subnets-of-two-vpcs": finding<{ name: string; first: string; second: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: (p) => `\`${p.name}\` has subnets in ${p.first} and in ${p.second}.`,
      why: "A VPC link leads into one VPC.",
      fix: "Give subnets of one VPC.",
      aws: CREATE,
      docs: `${GUIDE}/http-api-vpc-links.html`,
    }),
  },

  check(self, world, report) {
    const { name } = self;
    const placed = (self.texts("subnetIds") ?? []).flatMap((id) => {
      const subnet = subnetOf(world, id, self);
      const vpcId = vpcIdOf(subnet, world);
      return subnet === undefined || vpcId === undefined ? [] : [{ subnet, vpcId }];
    });
    const [first] = placed;
    if (first === undefined) return;
    const own = vpcWords(world, first.vpcId, self);
    const other = placed.find(({ vpcId }) => vpcId !== first.vpcId);
    if (other !== undefined) {
      const related = [first, other].map((one) => ({ view: one.subnet, property: "vpcId", note: one.vpcId }));
      report(
        "subnets-of-two-vpcs",
        { name, first: own, second: vpcWords(world, other.vpcId, self) },
        "subnetIds",
        { related },
      );
      return;
    }
    for (const [index, group] of self.refs("securityGroupIds").entries()) {
      const vpcId = foreignVpcOf(group, first.vpcId, world);
      if (group === undefined || vpcId === undefined) continue;
      const words = { group: group.name, vpc: vpcWords(world, vpcId, self), own };
      report("security-group-of-other-vpc", { name, ...words }, `securityGroupIds[${index}]`, {
        related: [{ view: group, property: "vpcId", note: vpcId }],
      });
    }
  },
});
