// Engine, program: what the loader inside the program's process reports to the engine, one JSON object a line on file
// descriptor 3. Shared by both processes.

/** A place in a file of the running process: absolute path or file: URL. */
export interface RawFrame {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** An error that ended the program or that nobody handled. */
export interface ErrorReport {
  readonly kind: "error";
  /** `rejection` when a promise was rejected and nobody handled it. */
  readonly how: "thrown" | "rejection";
  readonly name: string;
  readonly message: string;
  /** The error's `code`, such as MODULE_NOT_FOUND. */
  readonly code: string | undefined;
  readonly frames: readonly RawFrame[];
  /** Where the text does not parse, when the error says so. */
  readonly at: RawFrame | undefined;
}

/** A resource whose registration never began because one of its inputs never settled. */
export interface PendingReport {
  readonly kind: "pending";
  readonly what: "resource" | "outputs";
  readonly type: string;
  readonly name: string;
  /** The inputs that never settled, and the resources that they come from, as far as that is known. */
  readonly waits: readonly { readonly property: string; readonly from: readonly string[] }[];
  readonly frames: readonly RawFrame[];
}

/** An output of a stack that nobody knows, for which the loader made a placeholder. */
export interface StackOutputReport {
  readonly kind: "stack-output";
  readonly stack: string;
  readonly output: string;
  readonly placeholders: readonly string[];
  readonly frames: readonly RawFrame[];
}

/** An output that a stack does not have whose outputs are known. */
export interface StackOutputMissingReport {
  readonly kind: "stack-output-missing";
  readonly stack: string;
  readonly output: string;
  /** The outputs that there are. */
  readonly has: readonly string[];
  /** Asked for with requireOutput, which throws. */
  readonly isRequired: boolean;
  readonly frames: readonly RawFrame[];
}

/** A connection that was refused. */
export interface NetworkReport {
  readonly kind: "network";
  readonly host: string;
  readonly port: number | undefined;
  readonly frames: readonly RawFrame[];
}

/** The program started a process of its own. */
export interface SpawnReport {
  readonly kind: "spawned";
}

/** The program called process.exit while it still had work to do. */
export interface ExitReport {
  readonly kind: "exit-called";
  readonly code: number;
  readonly frames: readonly RawFrame[];
}

/** A file of the user that does not parse was run without its broken part. */
export interface RecoveredReport {
  readonly kind: "recovered";
  /** Absolute path. */
  readonly file: string;
}

export type ProgramReport =
  | ErrorReport
  | PendingReport
  | StackOutputReport
  | StackOutputMissingReport
  | NetworkReport
  | SpawnReport
  | RecoveredReport
  | ExitReport;

/** What the loader is told, as JSON in the environment variable STACKPROOF_PROGRAM. */
export interface ProgramSettings {
  /** Folder of the project's @pulumi/pulumi. */
  readonly sdk: string;
  /** Where esbuild is. */
  readonly esbuild: string;
  readonly isModule: boolean;
  /** Compiler options that change what the program does, as JSON of a tsconfig. */
  readonly tsconfig: string;
  /** Whether `import x from` and `import * as x` of CommonJS modules are adapted, as TypeScript's esModuleInterop. */
  readonly esModuleInterop: boolean;
  /** Hosts other than AWS may be reached. */
  readonly allowNetwork: boolean;
  /** The file that says what is left of files which do not parse. Default: such a file ends the program. */
  readonly recovered?: string;
}

export const SETTINGS_VARIABLE = "STACKPROOF_PROGRAM";
export const REPORT_DESCRIPTOR = 3;
export const LIFELINE_DESCRIPTOR = 4;
