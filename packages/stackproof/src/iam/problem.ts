// IAM: what is wrong with a document. Pure.
import type { PathStep } from "../core/value.ts";
import type { AwsError, Effect, Evidence, Severity } from "../findings/finding.ts";

/** All that can be wrong with a document: the ends of the findings' codes, `iam/policy-document/…`. */
export const POLICY_SLUGS = [
  "action-form",
  "action-not-of-principal",
  "action-of-other-service",
  "both-elements",
  "condition-value",
  "duplicate-condition-key",
  "duplicate-key",
  "missing-action",
  "missing-effect",
  "missing-principal",
  "missing-resource",
  "missing-statement",
  "missing-version",
  "no-json",
  "no-object",
  "no-statement",
  "old-version",
  "placeholder-account",
  "resource-form",
  "resource-matches-nothing",
  "resource-not-of-action",
  "resource-region",
  "sid-form",
  "sid-twice",
  "too-long",
  "trust-action",
  "unknown-action",
  "unknown-condition-key",
  "unknown-element",
  "unknown-operator",
  "unknown-service",
  "unknown-service-principal",
  "unresolved-variable",
  "unsupported-principal",
  "unsupported-resource",
  "wildcard-matches-nothing",
  "wrong-character",
  "wrong-condition",
  "wrong-effect",
  "wrong-partition",
  "wrong-principal",
  "wrong-type",
  "wrong-version",
] as const;

export type PolicySlug = (typeof POLICY_SLUGS)[number];

/** One thing that is wrong with a document. */
export interface PolicyProblem {
  readonly slug: PolicySlug;
  /** Steps inside the document: `["Statement", 0, "Action", 1]`. */
  readonly path: readonly PathStep[];
  /** Counted from 1, when the document is a text. */
  readonly line?: number;
  readonly column?: number;
  /** Completes the sentence "`policy` of `name` …". */
  readonly says: string;
  readonly why: string;
  readonly fix: string;
  readonly severity: Severity;
  readonly effect: Effect;
  readonly evidence: Evidence;
  readonly docs: string;
  readonly aws?: AwsError;
  /** AWS's or the provider's own words. */
  readonly quote?: string;
}

/** What a check says; the rest of a problem follows from the kind of policy. */
export interface Fault {
  readonly slug: PolicySlug;
  readonly path: readonly PathStep[];
  readonly says: string;
  readonly why: string;
  readonly fix: string;
  /** Default: refused, certainly: error, rejected, documented. */
  readonly standing?: "refused" | "observed" | "never-matches" | "doubtful" | "inferred" | "advice";
  readonly docs?: string;
  readonly quote?: string;
  /** Default: the code of the kind of policy. Null where nobody wrote down what AWS answers. */
  readonly code?: string | null;
}

export type ReportFault = (fault: Fault) => void;

/** Severity, effect and evidence of each standing. */
export const STANDINGS: Readonly<
  Record<NonNullable<Fault["standing"]>, Pick<PolicyProblem, "severity" | "effect" | "evidence">>
> = {
  // Documentation says that it is refused.
  refused: { severity: "error", effect: "rejected", evidence: "documented" },
  // It was seen to be refused.
  observed: { severity: "error", effect: "rejected", evidence: "observed" },
  // AWS takes it, and it does nothing.
  "never-matches": { severity: "warning", effect: "broken", evidence: "documented" },
  // AWS may refuse it.
  doubtful: { severity: "warning", effect: "rejected", evidence: "observed" },
  // AWS says that it is wrong, and nobody was seen to be refused.
  inferred: { severity: "warning", effect: "rejected", evidence: "inferred" },
  // It works.
  advice: { severity: "note", effect: "risky", evidence: "documented" },
};

/** Access Analyzer's list of checks. */
export function analyzerCheck(name: string): string {
  return `https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-${name}`;
}
