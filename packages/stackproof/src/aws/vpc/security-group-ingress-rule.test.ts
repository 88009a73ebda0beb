// Rules of security groups, one permission each: ingress.
import { securityGroupIngressRule } from "./security-group-ingress-rule.ts";
import { testSecurityGroupRule } from "./testing.ts";

testSecurityGroupRule(securityGroupIngressRule);
