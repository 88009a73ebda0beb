// Type check: which options of a project's tsconfig the type check takes over, and how options that TypeScript 7 no
// longer has are said in its words. Pure. The list of removed options was made by running the compiler on each.
import { dirname, join, resolve } from "node:path";
import { asObject, asTexts } from "./json-text.ts";
import type { TsconfigLayer } from "./tsconfig-chain.ts";

/** Compiler options by name, in any spelling of their values. */
export type CompilerOptions = Record<string, unknown>;

/** Options that decide which errors there are and that every TypeScript understands in the same way. */
const BOOLEANS = [
  "allowArbitraryExtensions",
  "allowImportingTsExtensions",
  "allowJs",
  "allowUmdGlobalAccess",
  "allowUnreachableCode",
  "allowUnusedLabels",
  "checkJs",
  "emitDecoratorMetadata",
  "erasableSyntaxOnly",
  "exactOptionalPropertyTypes",
  "experimentalDecorators",
  "isolatedModules",
  "noFallthroughCasesInSwitch",
  "noImplicitAny",
  "noImplicitOverride",
  "noImplicitReturns",
  "noImplicitThis",
  "noLib",
  "noPropertyAccessFromIndexSignature",
  "noUncheckedIndexedAccess",
  "noUncheckedSideEffectImports",
  "noUnusedLocals",
  "noUnusedParameters",
  "preserveSymlinks",
  "resolveJsonModule",
  "strict",
  "strictBindCallApply",
  "strictBuiltinIteratorReturn",
  "strictFunctionTypes",
  "strictNullChecks",
  "strictPropertyInitialization",
  "useDefineForClassFields",
  "useUnknownInCatchVariables",
  "verbatimModuleSyntax",
];
const TEXTS = ["jsxFactory", "jsxFragmentFactory", "jsxImportSource"];
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  jsx: ["preserve", "react", "react-jsx", "react-jsxdev", "react-native"],
  moduleDetection: ["auto", "force", "legacy"],
};
const LISTS = ["customConditions", "lib", "moduleSuffixes"];
const TARGETS = new Set(
  "es6 es2015 es2016 es2017 es2018 es2019 es2020 es2021 es2022 es2023 es2024 es2025 esnext".split(" "),
);

/** The options of a whole chain, later layers over earlier ones; null takes an option back, as in TypeScript. */
export function mergeOptions(layers: readonly TsconfigLayer[]): CompilerOptions {
  const merged: CompilerOptions = {};
  const top = layers.at(-1);
  for (const layer of layers) {
    for (const [name, value] of Object.entries(asObject(layer.json["compilerOptions"]) ?? {})) {
      merged[name] = absolute(name, value, dirname(layer.path), dirname(top?.path ?? layer.path));
    }
    if (asObject(asObject(layer.json["compilerOptions"])?.["paths"]) !== undefined) {
      merged["pathsBase"] = dirname(layer.path);
    }
  }
  for (const [name, value] of Object.entries(merged)) if (value === null) delete merged[name];
  return merged;
}

/** The options of the tsconfig file itself, without those that it extends. */
export function ownOptions(layers: readonly TsconfigLayer[]): CompilerOptions {
  return { ...asObject(layers.at(-1)?.json["compilerOptions"]) };
}

/** Paths are relative to the file that says them; `${configDir}` is the folder of the last file of the chain. */
function absolute(name: string, value: unknown, folder: string, configFolder: string): unknown {
  const place = (text: string): string =>
    text.startsWith("${configDir}")
      ? join(configFolder, text.slice("${configDir}".length))
      : resolve(folder, text);
  if (name === "baseUrl") return typeof value === "string" ? place(value) : value;
  if (name === "typeRoots" || name === "rootDirs") return asTexts(value)?.map(place) ?? value;
  return value;
}

/** The options that are taken over as they are; anything unknown or of the wrong kind is left out. */
export function checkedOptions(merged: CompilerOptions): CompilerOptions {
  const kept: CompilerOptions = {};
  for (const name of BOOLEANS) if (typeof merged[name] === "boolean") kept[name] = merged[name];
  for (const name of TEXTS) if (typeof merged[name] === "string") kept[name] = merged[name];
  for (const [name, allowed] of Object.entries(CHOICES)) {
    const value = lowerText(merged[name]);
    if (value !== undefined && allowed.includes(value)) kept[name] = value;
  }
  for (const name of [...LISTS, "rootDirs"]) {
    const list = asTexts(merged[name]);
    if (list !== undefined) kept[name] = list;
  }
  return kept;
}

/** The target: ES3 and ES5, which TypeScript 7 does not have, become the oldest that it has. */
export function targetOf(merged: CompilerOptions): string | undefined {
  const target = lowerText(merged["target"]);
  if (target === undefined) return undefined;
  return target === "es3" || target === "es5" ? "es2015" : TARGETS.has(target) ? target : undefined;
}

/**
 * `paths` with absolute values. A `baseUrl`, which TypeScript 7 does not have, becomes the last choice of every
 * pattern, which is where it stood in the search. https://www.typescriptlang.org/tsconfig/#baseUrl
 */
export function pathsOf(merged: CompilerOptions): Record<string, string[]> | undefined {
  const baseUrl = typeof merged["baseUrl"] === "string" ? merged["baseUrl"] : undefined;
  const base = baseUrl ?? (typeof merged["pathsBase"] === "string" ? merged["pathsBase"] : undefined);
  const paths: Record<string, string[]> = {};
  for (const [pattern, value] of Object.entries(asObject(merged["paths"]) ?? {})) {
    const targets = (asTexts(value) ?? []).map((target) => resolve(base ?? "/", target));
    if (baseUrl !== undefined) targets.push(join(baseUrl, pattern));
    if (targets.length > 0) paths[pattern] = targets;
  }
  if (baseUrl !== undefined) paths["*"] ??= [join(baseUrl, "*")];
  return Object.keys(paths).length === 0 ? undefined : paths;
}

/** A text in lower case, as TypeScript compares the values of its options. */
export function lowerText(value: unknown): string | undefined {
  return typeof value === "string" ? value.toLowerCase() : undefined;
}
