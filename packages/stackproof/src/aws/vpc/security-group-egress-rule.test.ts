// Rules of security groups, one permission each: egress.
import { securityGroupEgressRule } from "./security-group-egress-rule.ts";
import { testSecurityGroupRule } from "./testing.ts";

testSecurityGroupRule(securityGroupEgressRule);
