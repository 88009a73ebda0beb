// Findings: what one is, and how the rooms of this program declare theirs. Pure.
import { comparePlaces, compareText, type SourcePlace } from "../core/place.ts";

/** How bad: an error fails a check by default, a warning and a note do not. */
export type Severity = "error" | "warning" | "note";

/**
 * What follows: AWS or the provider refuses it, it deploys and does not work, it works and is unwise, or it breaks
 * what was asked.
 */
export type Effect = "rejected" | "broken" | "risky" | "requirement";

/** How we know: documentation or provider source says so, a real error was seen, or it is our own conclusion. */
export type Evidence = "documented" | "observed" | "inferred";

/** Where a finding points. */
export interface FindingPlace {
  /** URN of the resource, when it is about one. */
  readonly urn?: string;
  /** Path of the property, such as `ingress[0].cidrBlocks`. */
  readonly property?: string;
  readonly source?: SourcePlace;
}

/** A further place that explains a finding. */
export interface RelatedPlace extends FindingPlace {
  /** What stands there, such as "the VPC's range". */
  readonly note: string;
}

/** The AWS call that would fail, and the error code it answers with, where that is documented or was seen. */
export interface AwsError {
  readonly operation: string;
  readonly code?: string;
}

/** One thing that is wrong. */
export interface Finding {
  /** `<service>/<resource>/<slug>`, or `<room>/<slug>`; never renumbered. */
  readonly code: string;
  readonly severity: Severity;
  readonly effect: Effect;
  readonly evidence: Evidence;
  /** One sentence that starts with the thing and holds the value that was found. */
  readonly message: string;
  /** Why it matters. */
  readonly why?: string;
  /** What to write instead. */
  readonly fix?: string;
  /** The very words of Pulumi, the provider or the compiler, when it is they who refuse. */
  readonly quote?: string;
  readonly aws?: AwsError;
  readonly docs?: string;
  readonly at: FindingPlace;
  readonly related?: readonly RelatedPlace[];
  /** Frames of the user's own code, innermost first, for errors of the run. */
  readonly frames?: readonly SourcePlace[];
}

type Text<P> = string | ((parameters: P) => string | undefined);

/** The wording and the standing of a finding; `P` are the values that its texts use. */
export interface FindingSpec<P> {
  readonly severity: Severity;
  readonly effect: Effect;
  readonly evidence: Evidence;
  readonly message: (parameters: P) => string;
  readonly why?: Text<P>;
  readonly fix?: Text<P>;
  readonly quote?: Text<P>;
  readonly aws?: AwsError;
  /** Address of the documentation that proves it. */
  readonly docs?: string;
}

/** A declared finding: call `at` to make one. */
export interface FindingDefinition<P> extends FindingSpec<P> {
  readonly code: string;
  at(place: FindingPlace, parameters: P, more?: FindingExtras): Finding;
}

/** What a single finding may add to its declaration. */
export interface FindingExtras {
  readonly related?: readonly RelatedPlace[];
  readonly frames?: readonly SourcePlace[];
  /** Lowers the severity where a certain case is less certain; it cannot raise it. */
  readonly severity?: Severity;
}

const RANK: Record<Severity, number> = { error: 0, warning: 1, note: 2 };

/**
 * Declares a finding.
 *
 * @throws Error when an inferred finding is declared as an error: an error needs evidence.
 */
export function defineFinding<P = Record<string, never>>(
  code: string,
  spec: FindingSpec<P>,
): FindingDefinition<P> {
  if (spec.severity === "error" && spec.evidence === "inferred") {
    throw new Error(`Finding ${code} is an error without evidence.`);
  }
  return {
    ...spec,
    code,
    at(place, parameters, more = {}) {
      const why = text(spec.why, parameters);
      const fix = text(spec.fix, parameters);
      const quote = text(spec.quote, parameters);
      const lowered = more.severity !== undefined && RANK[more.severity] > RANK[spec.severity];
      return {
        code,
        severity: lowered && more.severity !== undefined ? more.severity : spec.severity,
        effect: spec.effect,
        evidence: spec.evidence,
        message: spec.message(parameters),
        ...(why !== undefined && { why }),
        ...(fix !== undefined && { fix }),
        ...(quote !== undefined && { quote }),
        ...(spec.aws !== undefined && { aws: spec.aws }),
        ...(spec.docs !== undefined && { docs: spec.docs }),
        at: place,
        ...(more.related !== undefined && more.related.length > 0 && { related: more.related }),
        ...(more.frames !== undefined && more.frames.length > 0 && { frames: more.frames }),
      };
    },
  };
}

function text<P>(value: Text<P> | undefined, parameters: P): string | undefined {
  return typeof value === "function" ? value(parameters) : value;
}

/** True when `severity` is at least as bad as `threshold`. */
export function atLeast(severity: Severity, threshold: Severity): boolean {
  return RANK[severity] <= RANK[threshold];
}

/** The order of a report: by severity, then place, code, resource, property, message. The same on every run. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    RANK[a.severity] - RANK[b.severity] ||
    comparePlaces(a.at.source, b.at.source) ||
    compareText(a.code, b.code) ||
    compareText(a.at.urn ?? "", b.at.urn ?? "") ||
    compareText(a.at.property ?? "", b.at.property ?? "") ||
    compareText(a.message, b.message)
  );
}
