// What a listener does with some of its requests. The provider's side:
// https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/elbv2/listener_rule.go
import { isPropertyMap, type PropertyValue } from "../../core/value.ts";
import { defineResource, leaf, list, object, oneOf, ref, replaces, tags, text } from "../../model/kernel.ts";
import { asNumber, known } from "../../model/kinds/kind.ts";
import { action } from "./action-kinds.ts";
import { actionProblems } from "./actions.ts";
import { listenerRuleFindings } from "./listener-rule-findings.ts";
import { listenerOf, loadBalancerOf, protocolOf, typeOf } from "./listeners.ts";
import { isAbsent, LISTENER, LISTENER_RULE } from "./shared.ts";

const API = "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference";
const PROVIDER =
  "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/elbv2/listener_rule.go";
const CREATE = "elasticloadbalancing:CreateRule";
const byAws = { by: "aws", docs: `${API}/API_RuleCondition.html` } as const;

const value = text({ min: 1, max: 128 }, byAws);
const values = list(value);
const regexValues = list(text({ min: 1, max: 128 }, byAws));
const rewrite = object({
  rewrite: object({ regex: text({ min: 1, max: 1024 }, byAws), replace: text({ max: 1024 }, byAws) }),
});

const priority = leaf<number>(
  {
    expects: "1 to 50000",
    good: 100,
    bad: 0,
    decode: asNumber,
    fault: (number) =>
      (number >= 1 && number <= 50_000) || number === 99_999
        ? undefined
        : {
            says: `is ${number}; it takes 1 to 50000`,
            provider: (attribute) =>
              `"${attribute}" must be in the range 1-50000 for normal rule or 99999 for the default rule`,
          },
  },
  { docs: PROVIDER },
);

/** What a condition is about, and how the provider calls it. */
const FIELDS: Readonly<Record<string, string>> = {
  hostHeader: "host_header",
  httpHeader: "http_header",
  httpRequestMethod: "http_request_method",
  pathPattern: "path_pattern",
  queryStrings: "query_string",
  sourceIp: "source_ip",
};

/** What a rule may have only one condition about. */
const ONCE = new Set(["hostHeader", "pathPattern", "httpRequestMethod", "sourceIp"]);

export const listenerRule = defineResource({
  token: LISTENER_RULE,
  aliases: ["aws:alb/listenerRule:ListenerRule"],
  docs: `${API}/API_CreateRule.html`,
  inputs: {
    actions: list(action, { min: 1 }, { by: "aws" }),
    conditions: list(
      object({
        hostHeader: object({ regexValues, values }),
        httpHeader: object({
          httpHeaderName: text(
            {
              min: 1,
              max: 40,
              pattern: /^[A-Za-z0-9!#$%&'*+\-.^_`|~]+$/,
              of: "the name of a header",
              good: "X-Tenant",
              bad: "X Tenant",
            },
            byAws,
          ),
          regexValues,
          values,
        }),
        httpRequestMethod: object({
          values: list(
            text(
              {
                pattern: /^[A-Za-z\-_]{1,40}$/,
                of: "a method of letters, hyphens and underscores",
                good: "GET",
                bad: "GET POST",
              },
              byAws,
            ),
          ),
        }),
        pathPattern: object({ regexValues, values }),
        queryStrings: list(object({ key: text({ min: 1, max: 128 }, byAws), value })),
        sourceIp: object({
          ipAddressType: text(),
          values: list(
            text(
              {
                pattern: /^[0-9a-fA-F.:]+\/\d{1,3}$/,
                of: "a range in CIDR notation",
                good: "192.0.2.0/24",
                bad: "192.0.2.10",
              },
              byAws,
            ),
          ),
        }),
      }),
    ),
    listenerArn: replaces(ref(LISTENER, ["arn", "id"])),
    priority,
    tags: tags(),
    transforms: list(
      object({
        hostHeaderRewriteConfig: rewrite,
        type: oneOf(["host-header-rewrite", "url-rewrite"]),
        urlRewriteConfig: rewrite,
      }),
      { max: 2 },
      { by: "aws", docs: `${API}/API_CreateRule.html` },
    ),
  },

  outputs(self, make) {
    const suffix = /:listener\/(.+)$/.exec(self.text("listenerArn") ?? "")?.[1];
    const arn =
      suffix === undefined
        ? undefined
        : make.arn("elasticloadbalancing", `listener-rule/${suffix}/${make.hex(16)}`);
    return {
      ...(arn !== undefined && { id: arn, arn }),
      ...(self.state("priority") === "absent" && { priority: 1 }),
    };
  },
  unknowable: {
    id: "It holds the ids of the listener, which may be outside of the program.",
    arn: "It holds the ids of the listener, which may be outside of the program.",
  },

  unique: {
    "duplicate-priority": {
      key(self) {
        const listener = self.text("listenerArn");
        const priority = self.state("priority") === "known" ? self.inputs["priority"] : undefined;
        return listener === undefined || priority === undefined
          ? undefined
          : `${listener} ${String(priority)}`;
      },
      scope: "account",
      says: (key) => `have the priority ${key.split(" ")[1] ?? ""} in one listener`,
      property: "priority",
      why: "Rules are tried in the order of their priorities, so a listener has each priority once.",
      fix: "Give each rule of the listener a priority of its own.",
      aws: { operation: CREATE, code: "PriorityInUse" },
    },
  },

  findings: listenerRuleFindings,

  check(self, world, report) {
    const { name } = self;
    const listener = listenerOf(self, world);
    const loadBalancer = loadBalancerOf(self, world);
    const type = typeOf(loadBalancer, listener?.text("loadBalancerArn"));
    const protocol = listener === undefined ? undefined : protocolOf(listener, type);
    const context = { self, world, input: "actions", attribute: "action", protocol, loadBalancer, type };
    for (const { slug, words, property, related = [] } of actionProblems(context)) {
      report(slug, words, property, { related });
    }

    const raw = known(self.node.inputs["conditions"]);
    if (!Array.isArray(raw)) return;
    if (raw.length === 0) report("no-condition", { name }, "conditions");
    const seen = new Set<string>();
    let count = 0;
    for (const [index, item] of raw.entries()) {
      const condition = known(item);
      if (!isPropertyMap(condition)) continue;
      const at = `conditions[${index}]`;
      const fields = Object.keys(FIELDS).filter((field) => !isAbsent(condition, field));
      const [field] = fields;
      if (field === undefined) {
        report("empty-condition", { name, index, attribute: "condition" }, at);
        continue;
      }
      if (fields.length > 1) {
        report("two-fields-in-condition", { name, index, fields: fields.join(", ") }, at);
        continue;
      }
      if (ONCE.has(field) && seen.has(field)) report("condition-twice", { name, field }, at);
      seen.add(field);
      const inner = known(condition[field]);
      if (inner === undefined) continue;
      const found = countValues(inner);
      if (found === 0) report("condition-without-values", { name, field }, `${at}.${field}`);
      count += found ?? 0;
      if (field === "httpHeader" && isPropertyMap(inner)) {
        const header = inner["httpHeaderName"];
        if (typeof header === "string" && /^host$/i.test(header)) {
          report("host-as-header", { name }, `${at}.httpHeader.httpHeaderName`);
        }
      }
      if (field === "httpRequestMethod" && isPropertyMap(inner)) {
        const methods = known(inner["values"]);
        const method = (Array.isArray(methods) ? methods : []).find(
          (one) => typeof one === "string" && /^[a-z]+$/i.test(one) && one !== one.toUpperCase(),
        );
        if (typeof method === "string")
          report("lower-case-method", { name, method }, `${at}.httpRequestMethod.values`);
      }
    }
    if (count > 5) report("too-many-values", { name, count }, "conditions");
  },
});

/** How many values a condition has; undefined when that is not known. */
function countValues(inner: PropertyValue): number | undefined {
  if (Array.isArray(inner)) return inner.length;
  if (!isPropertyMap(inner)) return undefined;
  const map = inner;
  let count = 0;
  for (const name of ["values", "regexValues"]) {
    if (isAbsent(map, name)) continue;
    const list = known(map[name]);
    if (!Array.isArray(list)) return undefined;
    count += list.length;
  }
  return count;
}
