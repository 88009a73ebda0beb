// Project: what came of running a stackproof.config.ts. Plain data: the process that runs it is another room's.

/** A value that is no plain data, by its path from the default export. */
export interface ValueProblem {
  readonly path: readonly (string | number)[];
  /** What stands behind the path in a sentence: `is a function, which is no data`. */
  readonly problem: string;
}

/** A place in a file: absolute path, line and column from 1. */
export interface RunPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Why the text could not be made into a program. */
export interface TextFault {
  readonly message: string;
  /** Undefined when it stands nowhere in particular. */
  readonly at: RunPlace | undefined;
  /** The import that leads nowhere; undefined when the text does not parse. */
  readonly specifier: string | undefined;
}

/** How a run of the file ended. */
export type EvaluatedSettings =
  /** Its default export as JSON, with null in place of what is no plain data. */
  | { readonly kind: "value"; readonly value: unknown; readonly problems: readonly ValueProblem[] }
  | { readonly kind: "broken"; readonly faults: readonly TextFault[] }
  | {
      readonly kind: "threw";
      readonly name: string;
      readonly message: string;
      readonly at: RunPlace | undefined;
    }
  /** `names`: what it exports instead. */
  | { readonly kind: "no-default"; readonly names: readonly string[] }
  /** It called process.exit. */
  | { readonly kind: "exited"; readonly code: number; readonly at: RunPlace | undefined }
  /** It ended at an `await` of what never comes. */
  | { readonly kind: "waits" }
  | { readonly kind: "timed-out"; readonly seconds: number }
  /** Its process was ended, or did not start. */
  | { readonly kind: "died"; readonly how: string };

/** Runs a settings file in a process of its own. @param file absolute path */
export type EvaluateSettings = (file: string) => Promise<EvaluatedSettings>;
