// Type check: decides what the compiler is asked and how far its answers count. Pure.

import {
  type CompilerOptions,
  checkedOptions,
  mergeOptions,
  ownOptions,
  pathsOf,
  targetOf,
} from "./compiler-options.ts";
import type { TypeCheckFacts } from "./facts.ts";
import { asObject, asTexts } from "./json-text.ts";
import { moduleOptions } from "./module-options.ts";
import { isAtLeast, type Version } from "./versions.ts";

/** What is known of the project's own compiler, by which the answers of TypeScript 7 are judged. */
export interface Standing {
  /** Why a type error does not stop `pulumi up`; undefined when it does. */
  readonly harmlessBecause: string | undefined;
  readonly typescript: Version | undefined;
  /** False when modules are searched in another way than the project's compiler does. */
  readonly modulesExact: boolean;
  /** True when the project may call a namespace import, which TypeScript 7 always refuses. */
  readonly namespaceCallable: boolean;
}

/** What to do: run the compiler on `config`, or nothing, and why. */
export type TypeCheckPlan =
  | { readonly kind: "skip"; readonly reason: string }
  | {
      readonly kind: "check";
      readonly config: TypeCheckConfig;
      readonly entry: string;
      readonly standing: Standing;
    };

/** A whole tsconfig; it extends nothing and all its paths are absolute, so that it can lie anywhere. */
export interface TypeCheckConfig {
  readonly compilerOptions: CompilerOptions;
  readonly files: readonly string[];
}

/** From this SDK on, Pulumi's defaults for ts-node are `nodenext`; before, `commonjs` and `node`. (CHANGELOG of pulumi) */
const NODENEXT_SDK: Version = [3, 229];

/**
 * Plans the type check of a program.
 *
 * The compiler gets the program's entry, its tests, its declaration files and what its tsconfig lists; what these
 * import follows. The project's strictness stays. Options that TypeScript 7 lacks are replaced by what they did,
 * defaults that TypeScript 6 and 7 changed are set to what the project's own compiler has.
 */
export function planTypeCheck(facts: TypeCheckFacts): TypeCheckPlan {
  const merged = withPulumiDefaults(facts);
  const checksJavaScript = merged["checkJs"] === true;
  const entry = isTypeScript(facts.entryFile) || checksJavaScript ? facts.entryFile : facts.entrySource;
  if (facts.entryFile === undefined)
    return { kind: "skip", reason: "the program's entry file was not found" };
  if (entry === undefined) return { kind: "skip", reason: "the program is JavaScript" };

  const modules = moduleOptions(merged, isAtLeast(facts.typescript, [6, 0]));
  const paths = pathsOf(merged);
  return {
    kind: "check",
    entry,
    config: {
      compilerOptions: {
        ...checkedOptions(merged),
        ...strictness(merged, facts.typescript),
        ...modules.options,
        target: targetOf(merged) ?? "es2020",
        ...(paths !== undefined && { paths }),
        ...globalTypes(merged, facts),
        ...(isTypeScript(entry) ? {} : { allowJs: true }),
        noEmit: true,
        skipLibCheck: true,
        incremental: false,
        composite: false,
        declaration: false,
      },
      files: [...new Set([entry, ...facts.listedFiles, ...facts.declarations, ...facts.tests])],
    },
    standing: {
      harmlessBecause: harmlessBecause(facts, merged),
      typescript: facts.typescript,
      modulesExact: modules.exact,
      namespaceCallable: modules.namespaceCallable,
    },
  };
}

/**
 * Pulumi's own defaults come between the bases of a tsconfig and the file itself, because its runner looks at that
 * file alone. https://github.com/pulumi/pulumi/blob/master/sdk/nodejs/cmd/run/run.ts
 */
function withPulumiDefaults(facts: TypeCheckFacts): CompilerOptions {
  const merged = mergeOptions(facts.layers);
  if (!isTypeScript(facts.entryFile)) return merged;
  const own = ownOptions(facts.layers);
  const node = isAtLeast(facts.typescript, [4, 7]) && isAtLeast(facts.sdk, NODENEXT_SDK);
  const defaults: CompilerOptions = {
    target: "es2020",
    module: node ? "nodenext" : "commonjs",
    moduleResolution: node ? "nodenext" : "node",
  };
  for (const [name, value] of Object.entries(defaults)) {
    if (own[name] === undefined) merged[name] = value;
  }
  return merged;
}

/** What `strict` means grew with the versions, and since 6.0 it is the default. https://aka.ms/ts6 */
function strictness(merged: CompilerOptions, typescript: Version | undefined): CompilerOptions {
  const options: CompilerOptions = {};
  const modern = isAtLeast(typescript, [6, 0]);
  if (typeof merged["strict"] !== "boolean") options["strict"] = modern;
  const since: readonly [string, Version][] = [
    ["useUnknownInCatchVariables", [4, 4]],
    ["strictBuiltinIteratorReturn", [5, 6]],
  ];
  for (const [name, version] of since) {
    if (typeof merged[name] !== "boolean" && !isAtLeast(typescript, version)) options[name] = false;
  }
  const sideEffects = "noUncheckedSideEffectImports";
  if (typeof merged[sideEffects] !== "boolean" && !modern) options[sideEffects] = false;
  return options;
}

/**
 * Global types. Without `types`, older compilers take all of @types; TypeScript 7 takes none and has "*" for all.
 * What the project names and does not have is left out: Pulumi's compiler does not look for it by itself.
 */
function globalTypes(merged: CompilerOptions, facts: TypeCheckFacts): CompilerOptions {
  const own = asTexts(merged["typeRoots"]);
  if (!Array.isArray(merged["types"])) return { types: ["*"], typeRoots: own ?? facts.typeFolders };
  return {
    types: facts.foundTypes,
    typeRoots: [...(own ?? []), ...facts.typeFolders, ...facts.moduleFolders],
  };
}

/** Whether `pulumi up` would check types at all. Each reason is a case of Pulumi's runner or of ts-node. */
function harmlessBecause(facts: TypeCheckFacts, merged: CompilerOptions): string | undefined {
  const own = asObject(facts.layers.at(-1)?.json["ts-node"]) ?? {};
  const nodeArguments = nodeArgumentsOf(facts.runtimeOptions["nodeargs"]);
  if (!isTypeScript(facts.entryFile)) return "Pulumi runs the JavaScript, which nobody type-checks before.";
  if (facts.runtime !== "nodejs") return `The runtime ${facts.runtime} does not check types.`;
  if (facts.runtimeOptions["typescript"] === false)
    return "Pulumi.yaml switches Pulumi's TypeScript support off.";
  if (merged["noCheck"] === true) return "The tsconfig says noCheck, so Pulumi does not check types.";
  if (own["transpileOnly"] === true || own["swc"] === true || own["transpiler"] !== undefined) {
    return "The tsconfig tells ts-node not to check types.";
  }
  if (
    /(?:^|\s)(?:-r|--require|--import|--loader|--experimental-loader|--experimental-strip-types)\b/.test(
      nodeArguments,
    )
  ) {
    return "The program is loaded by what nodeargs in Pulumi.yaml names, which need not check types.";
  }
  if (facts.isModule && !(isAtLeast(facts.tsNode, [10, 0]) && facts.typescript !== undefined)) {
    return "The program is an ES module without ts-node of its own, so Node itself strips the types.";
  }
  return undefined;
}

/** Pulumi.yaml gives them as one text; a list is taken as well. */
function nodeArgumentsOf(option: unknown): string {
  return typeof option === "string" ? option : (asTexts(option) ?? []).join(" ");
}

function isTypeScript(file: string | undefined): boolean {
  return file !== undefined && /\.[cm]?tsx?$/.test(file);
}
