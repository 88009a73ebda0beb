// Engine, function: what the process that runs a function is told, and what it reports. Shared by both processes; the
// Python side writes the same lines.
import type { RawFrame } from "../program/reports.ts";

/** What the process reads from its standard input, as JSON. */
export interface FunctionInput {
  /** Folder of the code: what Lambda calls /var/task. */
  readonly task: string;
  readonly handler: string;
  /** The major version of Node that AWS would run. */
  readonly version: number;
  /** JSON text. */
  readonly event: string;
  readonly name: string;
  readonly arn: string;
  /** MB. */
  readonly memory: number;
  /** Seconds. */
  readonly timeout: number;
  /** Seconds after which the call is over: the timeout, or less when the caller or the rehearsal waits no longer. */
  readonly limit: number;
  /** What AWS answers, by operation. */
  readonly answers: Readonly<Record<string, unknown>>;
}

/** How the call ended, as far as the process can say. */
export type EndReport =
  | { readonly kind: "returned"; readonly payload: string }
  | {
      readonly kind: "failed";
      readonly errorType: string;
      readonly errorMessage: string;
      readonly frames: readonly RawFrame[];
    }
  /** `busy`: the processor was at work for most of the time, so another machine may be fast enough. */
  | { readonly kind: "timed-out"; readonly busy: boolean }
  /** A clause: why the end would prove nothing. */
  | { readonly kind: "not-run"; readonly reason: string };

/** Something outside that the function asked for and did not get. */
export interface RefusedReport {
  readonly kind: "refused";
  /** "api.example.com". */
  readonly what: string;
}

/** A call of AWS. */
export interface CalledReport {
  readonly kind: "called";
  /** `dynamodb:GetItem`. */
  readonly operation: string;
  /** JSON text; `null` when it is not known. */
  readonly input: string;
  readonly isAnswered: boolean;
}

/** The function started a process of its own. */
export interface SpawnedReport {
  readonly kind: "spawned";
}

export type FunctionReport = EndReport | RefusedReport | CalledReport | SpawnedReport;

/** A line of the report; undefined for one that is none. */
export function parseFunctionReport(line: string): FunctionReport | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (typeof value !== "object" || value === null) return undefined;
  const report = value as Record<string, unknown>;
  const { kind, payload, errorType, errorMessage, reason, what, host, operation, input } = report;
  switch (kind) {
    case "returned":
      return typeof payload === "string" ? { kind, payload } : undefined;
    case "failed":
      if (typeof errorType !== "string" || typeof errorMessage !== "string") return undefined;
      return { kind, errorType, errorMessage, frames: framesOf(report["frames"]) };
    case "timed-out":
      return { kind, busy: report["busy"] === true };
    case "not-run":
      return typeof reason === "string" ? { kind, reason } : undefined;
    case "refused":
      return typeof what === "string" ? { kind, what } : undefined;
    case "called":
      if (typeof operation !== "string" || typeof input !== "string") return undefined;
      return { kind, operation, input, isAnswered: report["isAnswered"] === true };
    case "network":
      return typeof host === "string" ? { kind: "refused", what: host } : undefined;
    case "spawned":
      return { kind };
    default:
      return undefined;
  }
}

function framesOf(value: unknown): RawFrame[] {
  if (!Array.isArray(value)) return [];
  return value.filter((frame): frame is RawFrame => {
    if (typeof frame !== "object" || frame === null) return false;
    const { file, line, column } = frame as Record<string, unknown>;
    return typeof file === "string" && typeof line === "number" && typeof column === "number";
  });
}
