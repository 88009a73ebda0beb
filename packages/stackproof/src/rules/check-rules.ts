// Rules: all of them, held against one rehearsed stack. The public face of the room.
import { defineFinding, type Finding } from "../findings/finding.ts";
import type { World } from "../model/world.ts";
import { rules as allRules } from "./index.ts";
import type { Rule } from "./rule.ts";

/** A rule that failed: our fault, said so, and no reason to lose the rest. */
const ruleFailed = defineFinding<{ code: string; error: string }>("rules/failed", {
  severity: "warning",
  effect: "risky",
  evidence: "observed",
  message: ({ code, error }) => `The rule ${code} could not judge the program: ${error}`,
  why: "This is a fault of stackproof. All other rules were asked.",
  fix: "Report it with the program: https://github.com/stackproof/stackproof/issues.",
});

/**
 * What works and is unwise.
 *
 * @param isWhole false when the program ended before its last line: then nothing is said of what is absent
 */
export function checkRules(world: World, isWhole: boolean, rules: readonly Rule[] = allRules): Finding[] {
  return rules.flatMap((rule) => {
    if (rule.needsWhole && !isWhole) return [];
    try {
      return rule.check(world);
    } catch (error) {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      return [ruleFailed.at({}, { code: rule.code, error: text.split("\n", 3).join(" ") })];
    }
  });
}
