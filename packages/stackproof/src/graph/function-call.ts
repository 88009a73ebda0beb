// Graph: one call of a Lambda function, and how it ended. Types only; the engine runs it.
import type { ArchiveContents } from "./archive-contents.ts";

/** What is needed to call a function. */
export interface FunctionCall {
  readonly code: ArchiveContents;
  /** In the order in which Lambda unpacks them: later ones win. */
  readonly layers: readonly ArchiveContents[];
  /** `nodejs22.x`. */
  readonly runtime: string;
  readonly handler: string;
  readonly name: string;
  readonly arn: string;
  readonly region: string;
  /** MB. */
  readonly memory: number;
  /** Seconds. */
  readonly timeout: number;
  /** Seconds that the caller waits for an answer. */
  readonly patience: number;
  readonly environment: Readonly<Record<string, string>>;
  /** JSON text. */
  readonly event: string;
  /** What AWS answers, by operation: `dynamodb:GetItem`. An object with `$error` is thrown as an error of that name. */
  readonly answers: Readonly<Record<string, unknown>>;
}

/** A call of AWS by a function. */
export interface AwsCallMade {
  /** `dynamodb:GetItem`, as far as it can be told; otherwise words such as `s3 GET /bucket/key`. */
  readonly operation: string;
  /** What it was given, where that is known: `{ TableName: "orders" }`. */
  readonly input: Readonly<Record<string, unknown>> | undefined;
}

/** How a function ended. */
export type FunctionEnd =
  /** The returned value as JSON text, as Lambda hands it on; `null` when it returned nothing. */
  | { readonly kind: "returned"; readonly payload: string }
  /** It threw, its code could not be loaded, or its handler is not there. */
  | {
      readonly kind: "failed";
      readonly errorType: string;
      readonly errorMessage: string;
      /** Where, in a file of the user's. */
      readonly at?: CodePlace;
    }
  /** It did not end within its own timeout, or before its caller gave up: the shorter of both, in seconds. */
  | { readonly kind: "timed-out"; readonly seconds: number };

/** A place in a file on disk. */
export interface CodePlace {
  /** Absolute. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** What came of a call. */
export type CallResult =
  | {
      readonly kind: "ended";
      readonly end: FunctionEnd;
      /** Each operation once. */
      readonly calls: readonly AwsCallMade[];
      /** What it asked for and did not get, so that its end proves little: `s3:GetObject`, `api.example.com`. */
      readonly refused: readonly string[];
    }
  /** It cannot be run here, or its end proves nothing. A clause: "no `python3` is here". */
  | { readonly kind: "not-run"; readonly reason: string };

/** Runs a function. Never throws for anything that the function does. */
export type CallFunction = (call: FunctionCall) => Promise<CallResult>;
