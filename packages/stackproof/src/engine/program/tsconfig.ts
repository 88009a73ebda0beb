// Engine, program: which compiler options change what a program does when it runs. Pure.

/** Options for the transpiler. */
export interface TranspileOptions {
  /** The subset of tsconfig's compilerOptions that esbuild takes. */
  readonly compilerOptions: Readonly<Record<string, unknown>>;
  readonly esModuleInterop: boolean;
}

/** Options that decide about the JavaScript, not about types. */
const KEPT = [
  "experimentalDecorators",
  "useDefineForClassFields",
  "verbatimModuleSyntax",
  "importsNotUsedAsValues",
  "preserveValueImports",
  "jsx",
  "jsxFactory",
  "jsxFragmentFactory",
  "jsxImportSource",
];

const INTEROP_MODULES = new Set(["node16", "node18", "node20", "nodenext", "preserve"]);

/**
 * What the transpiler needs of a tsconfig, after its `extends`. Without a tsconfig Pulumi runs TypeScript with
 * `module: nodenext` (see cmd/run/run.ts of @pulumi/pulumi), where esModuleInterop is on
 * (https://www.typescriptlang.org/tsconfig/#esModuleInterop).
 *
 * @param compilerOptions the merged compilerOptions; undefined when the project has no tsconfig
 */
export function transpileOptions(
  compilerOptions: Readonly<Record<string, unknown>> | undefined,
): TranspileOptions {
  const options = compilerOptions ?? {};
  const kept: Record<string, unknown> = {};
  for (const key of KEPT) if (options[key] !== undefined) kept[key] = options[key];
  const target = text(options["target"], "es2020");
  // esbuild looks at the target only for class fields, as TypeScript does.
  kept["useDefineForClassFields"] ??= target === "esnext" || Number(/\d{4}$/.exec(target)?.[0] ?? 0) >= 2022;
  const module = text(options["module"], "nodenext");
  const interop = options["esModuleInterop"];
  return {
    compilerOptions: kept,
    esModuleInterop: typeof interop === "boolean" ? interop : INTEROP_MODULES.has(module),
  };
}

function text(value: unknown, otherwise: string): string {
  return typeof value === "string" ? value.toLowerCase() : otherwise;
}
