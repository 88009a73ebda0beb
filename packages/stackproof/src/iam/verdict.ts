// IAM: three-valued answers. A placeholder, or a condition that nobody can decide, makes an answer unknown. Pure.

/** "no" is certain; only a "no" is worth a finding. */
export type Verdict = "yes" | "no" | "unknown";

/** "no" when any is "no", "yes" when all are. */
export function every(verdicts: Iterable<Verdict>): Verdict {
  let result: Verdict = "yes";
  for (const verdict of verdicts) {
    if (verdict === "no") return "no";
    if (verdict === "unknown") result = "unknown";
  }
  return result;
}

/** "yes" when any is "yes", "no" when all are. */
export function some(verdicts: Iterable<Verdict>): Verdict {
  let result: Verdict = "no";
  for (const verdict of verdicts) {
    if (verdict === "yes") return "yes";
    if (verdict === "unknown") result = "unknown";
  }
  return result;
}

/** The opposite; what is unknown stays unknown. */
export function not(verdict: Verdict): Verdict {
  if (verdict === "unknown") return "unknown";
  return verdict === "yes" ? "no" : "yes";
}
