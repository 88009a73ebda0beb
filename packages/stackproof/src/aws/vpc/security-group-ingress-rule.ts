// One permission of a security group for traffic that comes in.
import { defineResource, exactlyOneOf } from "../../model/kernel.ts";
import {
  checkVpcRule,
  PEER_INPUTS,
  VPC_RULE_FINDINGS,
  vpcRuleInputs,
  vpcRuleOutputs,
} from "../security-group-rule-model.ts";

export const securityGroupIngressRule = defineResource({
  token: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
  docs: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupIngress.html",
  inputs: vpcRuleInputs("ec2:AuthorizeSecurityGroupIngress"),
  relations: [exactlyOneOf(PEER_INPUTS, { by: "framework" })],
  outputs: (_self, make) => vpcRuleOutputs(make),
  findings: VPC_RULE_FINDINGS,
  check: (self, world, report) => checkVpcRule(self, world, report),
});
