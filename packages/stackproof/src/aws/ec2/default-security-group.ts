// The group that AWS makes with each VPC. The resource takes it over and empties it of the rules it had.
import { repeatableId } from "../../model/ids.ts";
import { bool, defineResource, ref, replaces, tags, withDefault } from "../../model/kernel.ts";
import { inlineRules } from "../../network/security-group-rules.ts";
import { checkInlineRule, INLINE_RULE_FINDINGS } from "./inline-rule-checks.ts";
import { inlineRuleList } from "./security-group-inputs.ts";

export const defaultSecurityGroup = defineResource({
  token: "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
  docs: "https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html",
  inputs: {
    egress: inlineRuleList(),
    ingress: inlineRuleList(),
    revokeRulesOnDelete: withDefault(bool(), false),
    tags: tags(),
    vpcId: replaces(ref("aws:ec2/vpc:Vpc")),
  },
  outputs(self, make) {
    const ofVpc = self.ref("vpcId")?.text("defaultSecurityGroupId");
    const isDefaultVpc = !self.has("vpcId") && make.world.account.defaultVpc;
    const inDefaultVpc = repeatableId("sg", make.account, make.region, "default");
    const id = ofVpc ?? (isDefaultVpc ? inDefaultVpc : make.id("sg"));
    return {
      id,
      arn: make.arn("ec2", `security-group/${id}`),
      description: "default VPC security group",
      name: "default",
      namePrefix: "",
      ownerId: make.account,
      ...(isDefaultVpc && { vpcId: repeatableId("vpc", make.account, make.region, "default") }),
      ...(!self.has("ingress") && { ingress: [] }),
      ...(!self.has("egress") && { egress: [] }),
    };
  },
  unknowable: {
    vpcId: "Without a vpcId it is the account's default VPC, and the settings say there is none.",
  },
  unique: {
    "group-managed-twice": {
      key: (self) => self.text("vpcId"),
      scope: "region",
      says: () => "both manage the default group of one VPC",
      property: "vpcId",
      effect: "broken",
      why: "A VPC has one default group. Each of the two removes the rules of the other, again with every update.",
      fix: "Keep one of them, with all rules.",
      docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/vpc_default_security_group.go",
    },
  },
  findings: INLINE_RULE_FINDINGS,
  check(self, world, report) {
    for (const rule of inlineRules(self)) checkInlineRule(self, rule, world, report);
  },
});
