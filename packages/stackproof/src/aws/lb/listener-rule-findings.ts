// AWS Elastic Load Balancing: what can be wrong with a rule of a listener. Defines no resource.
import { finding } from "../../model/kernel.ts";
import { actionFindings } from "./action-findings.ts";

const API = "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference";
const PROVIDER =
  "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/elbv2/listener_rule.go";
const CREATE = "elasticloadbalancing:CreateRule";

export const listenerRuleFindings = {
  ...actionFindings,
  "empty-condition": finding<{ name: string; index: number; attribute: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) => `Condition ${p.index + 1} of \`${p.name}\` says nothing to compare.`,
    why: "A condition is about one thing: host, path, header, method, query or source address.",
    fix: 'Give one of them, such as `pathPattern: { values: ["/api/*"] }`.',
    quote:
      "One of host_header, http_header, http_request_method, path_pattern, query_string or source_ip must be set in a condition block",
    docs: PROVIDER,
  }),
  "two-fields-in-condition": finding<{ name: string; index: number; fields: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) => `Condition ${p.index + 1} of \`${p.name}\` is about several things: ${p.fields}.`,
    why: "A condition is about one thing. All conditions of a rule must hold.",
    fix: "Write one condition for each of them.",
    quote:
      "Only one of host_header, http_header, http_request_method, path_pattern, query_string or source_ip can be set in a condition block",
    docs: PROVIDER,
  }),
  "condition-without-values": finding<{ name: string; field: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) => `The ${p.field} condition of \`${p.name}\` has no values.`,
    why: "A condition holds when one of its values fits.",
    fix: "Give at least one value.",
    aws: { operation: CREATE, code: "ValidationError" },
    docs: `${API}/API_RuleCondition.html`,
  }),
  "no-condition": finding<{ name: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) => `\`${p.name}\` has no condition.`,
    why: "What holds for all other requests is the default action of the listener.",
    fix: "Give a condition, or put the action into `defaultActions` of the listener.",
    aws: { operation: CREATE, code: "ValidationError" },
    docs: `${API}/API_CreateRule.html`,
  }),
  "too-many-values": finding<{ name: string; count: number }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) => `The conditions of \`${p.name}\` have ${p.count} values; a rule takes 5.`,
    why: "All values of all conditions of a rule count together.",
    fix: "Use wildcards, or make several rules with the same action.",
    aws: { operation: CREATE, code: "ValidationError" },
    quote: "A rule can only have '5' condition values",
    docs: "https://github.com/aws-cloudformation/cfn-lint/issues/3833",
  }),
  "condition-twice": finding<{ name: string; field: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) => `\`${p.name}\` has more than one ${p.field} condition.`,
    why: "A rule has at most one condition about the host, the path, the method and the source address.",
    fix: "Put all values into one condition: it holds when one of them fits.",
    aws: { operation: CREATE, code: "ValidationError" },
    docs: `${API}/API_CreateRule.html`,
  }),
  "host-as-header": finding<{ name: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) => `\`${p.name}\` compares the header Host with an httpHeader condition.`,
    why: "The host has a condition of its own.",
    fix: 'Write `hostHeader: { values: ["shop.example.com"] }`.',
    aws: { operation: CREATE, code: "ValidationError" },
    docs: `${API}/API_HttpHeaderConditionConfig.html`,
  }),
  "lower-case-method": finding<{ name: string; method: string }>({
    severity: "error",
    effect: "broken",
    evidence: "documented",
    message: (p) =>
      `\`${p.name}\` compares the method with ${JSON.stringify(p.method)}, which no request has.`,
    why: "Methods are compared with their case, and clients send capitals.",
    fix: (p) => `Write ${JSON.stringify(p.method.toUpperCase())}.`,
    docs: `${API}/API_HttpRequestMethodConditionConfig.html`,
  }),
};
