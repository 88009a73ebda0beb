// IAM: whether what stands in `${…}` is a variable that policies have. Pure.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
import { isReadable } from "./check-actions.ts";
import type { PolicyStatement } from "./document.ts";
import type { ReportFault } from "./problem.ts";

/** A name without the prefix of a service: that of a variable of the program, in a text that was no template. */
const PROGRAM_VARIABLE = /\$\{\s*[A-Za-z_][\w.[\]()]*\s*\}/;

export function checkVariables(statement: PolicyStatement, report: ReportFault): void {
  const values = statement.conditions.flatMap((condition) => condition.values);
  for (const { text, path } of [...(statement.resources?.items ?? []), ...values]) {
    const found = text === undefined || !isReadable(text) ? undefined : PROGRAM_VARIABLE.exec(text)?.[0];
    if (found === undefined || text?.startsWith("arn:${") === true) continue;
    report({
      slug: "unresolved-variable",
      path,
      says: `has ${JSON.stringify(text)} in ${statement.words}, where ${found} was not replaced`,
      why: "A policy variable is a condition key such as ${aws:username}. This one is a variable of the program, left in a plain text.",
      fix: "Write the text as a template (with backquotes), and with pulumi.interpolate where it holds an Output.",
      standing: "never-matches",
      docs: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html",
    });
  }
}
