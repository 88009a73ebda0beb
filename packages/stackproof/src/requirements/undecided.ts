// Requirements: what could not be decided, because something that matters is not known before a deployment.
import type { Finding } from "../findings/finding.ts";
import type { Requirement } from "../project/requirements.ts";
import { defineRequirement, unmet } from "./asked.ts";

const undecided = defineRequirement<{ reason: string; more: number }>("undecided", {
  severity: "note",
  message: ({ reason, more }) =>
    `It could not be decided ${reason}${more === 0 ? "" : `; ${more} more like this`}.`,
  fix: "Nothing is wrong so far. Look at it once more after the deployment.",
});

/** One note for all that is open of a requirement. @param reasons clauses that begin with "whether" */
export function undecidedOf(requirement: Requirement<unknown>, reasons: readonly string[]): Finding[] {
  const [reason] = reasons;
  return reason === undefined ? [] : [unmet(undecided, requirement, { reason, more: reasons.length - 1 })];
}
