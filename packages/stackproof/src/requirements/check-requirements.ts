// Requirements: all of them, held against one rehearsed stack. The public face of the room, with suppress.ts and files.ts.
import type { Finding } from "../findings/finding.ts";
import { checkCounts } from "./counts.ts";
import type { RequirementInputs } from "./inputs.ts";
import { checkNaming } from "./naming.ts";
import { checkOutputs } from "./outputs.ts";
import { checkPermit } from "./permit.ts";
import { checkReach } from "./reach.ts";
import { checkRegions } from "./regions.ts";
import { checkTags } from "./tags.ts";

const CHECKS: readonly ((inputs: RequirementInputs) => Finding[])[] = [
  checkRegions,
  checkNaming,
  checkTags,
  checkCounts,
  checkReach,
  checkPermit,
  checkOutputs,
];

/** Findings that say that something is not there. */
const ABSENT = new Set(
  ["missing", "name-not-found", "name-of-nothing", "output-missing", "region-unused", "unreachable"].map(
    (slug) => `requirements/${slug}`,
  ),
);

/** What of the requirements the stack does not meet. */
export function checkRequirements(inputs: RequirementInputs): Finding[] {
  const findings = CHECKS.flatMap((check) => check(inputs));
  return inputs.isWhole === false ? findings.filter(({ code }) => !ABSENT.has(code)) : findings;
}
