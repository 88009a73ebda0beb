// Traffic: whether a request fits the conditions of a load balancer's rule. Pure.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html: all conditions must fit,
// each by one of its values, with * and ?. Paths and methods count letters, hosts, headers and queries do not.
import type { PropertyMap, PropertyValue } from "../core/value.ts";
import { globMatches } from "../iam/glob.ts";
import { every, some, type Verdict } from "../iam/verdict.ts";
import { known } from "../model/kinds/kind.ts";
import type { ResourceView } from "../model/view.ts";
import { idsOf, mapOf, textIn } from "../network/values.ts";
import type { HttpRequest } from "./http.ts";
import { queryPairs } from "./request.ts";

const KINDS = [
  "hostHeader",
  "pathPattern",
  "httpRequestMethod",
  "httpHeader",
  "queryStrings",
  "sourceIp",
] as const;

/** @param host the name that the request is for; undefined when the client did not say */
export function fitsRule(rule: ResourceView, request: HttpRequest, host: string | undefined): Verdict {
  const conditions = known(rule.node.inputs["conditions"]);
  if (!Array.isArray(conditions)) return "unknown";
  return every(conditions.map((one) => fitsCondition(mapOf(one), request, host)));
}

function fitsCondition(
  condition: PropertyMap | undefined,
  request: HttpRequest,
  host: string | undefined,
): Verdict {
  if (condition === undefined) return "unknown";
  const kind = KINDS.find((name) => condition[name] !== undefined && condition[name] !== null);
  const value = kind === undefined ? undefined : condition[kind];
  if (kind === "queryStrings") return fitsQuery(value, request);
  const part = mapOf(value);
  if (kind === undefined || part === undefined || part["regexValues"] !== undefined) return "unknown";
  const values = idsOf(part["values"]) ?? [undefined];
  const fits = (text: string, ignoreCase: boolean): Verdict =>
    some(values.map((one) => (one === undefined ? "unknown" : globMatches(one, text, { ignoreCase }))));
  switch (kind) {
    case "hostHeader":
      return host === undefined ? "unknown" : fits(host.replace(/:\d+$/, ""), true);
    case "pathPattern":
      return fits(request.path, false);
    case "httpRequestMethod":
      return some(
        values.map((one) => (one === undefined ? "unknown" : one === request.method ? "yes" : "no")),
      );
    case "httpHeader": {
      const name = textIn(part, "httpHeaderName");
      if (name === undefined) return "unknown";
      const text = request.headers[name.toLowerCase()];
      // The client sends some headers by itself.
      if (text === undefined) return /^(?:accept|user-agent|host)$/i.test(name) ? "unknown" : "no";
      return fits(text, true);
    }
    case "sourceIp":
      return values.includes("0.0.0.0/0") ? "yes" : "unknown";
  }
}

function fitsQuery(value: PropertyValue | undefined, request: HttpRequest): Verdict {
  const list = known(value);
  if (!Array.isArray(list)) return "unknown";
  const pairs = queryPairs(request.rawQuery);
  return some(
    list.map((item) => {
      const wanted = mapOf(item);
      const text = wanted === undefined ? undefined : textIn(wanted, "value");
      const key = wanted === undefined ? undefined : textIn(wanted, "key");
      if (wanted === undefined || text === undefined || (key === undefined && wanted["key"] !== undefined)) {
        return "unknown";
      }
      return some(
        pairs.map(([name, given]) =>
          every([
            key === undefined ? "yes" : globMatches(key, name, { ignoreCase: true }),
            globMatches(text, given, { ignoreCase: true }),
          ]),
        ),
      );
    }),
  );
}
