// IAM: reads the conditions of a statement. Pure.
import { isPropertyMap, type PathStep, type PropertyValue, Unknown } from "../core/value.ts";
import type { PolicyCondition, PolicyText } from "./document.ts";
import type { ReportFault } from "./problem.ts";
import { jsonWords, plain, SYNTAX } from "./read-values.ts";

export function readConditions(
  value: PropertyValue | undefined,
  path: readonly PathStep[],
  words: string,
  report: ReportFault,
): PolicyCondition[] {
  const data = plain(value);
  if (data === undefined) return [];
  const docs = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html";
  const unknown: PolicyCondition = { path, operator: "?", key: "?", values: [{ text: undefined, path }] };
  if (data instanceof Unknown) return [unknown];
  const wrong = (at: readonly PathStep[], found: string, standing?: "observed"): void =>
    report({
      slug: "wrong-condition",
      path: at,
      says: `has ${found} in ${words}`,
      why: 'A condition is an operator with keys and values: { StringEquals: { "aws:SourceAccount": "…" } }.',
      fix: "Write the operator around the key and its values.",
      docs,
      quote: SYNTAX,
      ...(standing !== undefined && { standing }),
    });
  if (!isPropertyMap(data)) {
    wrong(path, `${jsonWords(data)} as Condition`);
    return [];
  }
  return Object.entries(data).flatMap(([operator, keys]): PolicyCondition[] => {
    const at = [...path, operator];
    const map = plain(keys);
    if (map instanceof Unknown) return [unknown];
    if (!isPropertyMap(map)) {
      // Seen in https://github.com/aws-cloudformation/cfn-lint/issues/3751
      wrong(at, `${jsonWords(map)} as condition ${JSON.stringify(operator)}`, "observed");
      return [];
    }
    return Object.entries(map).map(([key, inner]): PolicyCondition => {
      const items = plain(inner);
      const list = Array.isArray(items) ? items : [items];
      return {
        path: at,
        operator,
        key,
        values: list.map((item, index): PolicyText => {
          const where = Array.isArray(items) ? [...at, key, index] : [...at, key];
          const data = plain(item);
          if (typeof data === "string" || typeof data === "number" || typeof data === "boolean") {
            return { text: String(data), path: where };
          }
          if (!(data instanceof Unknown))
            wrong(where, `${jsonWords(data)} as value of ${JSON.stringify(key)}`);
          return { text: undefined, path: where };
        }),
      };
    });
  });
}
