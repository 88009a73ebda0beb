import { describe, expect, it } from "vitest";
import type { TypeCheckFacts } from "./facts.ts";
import { planTypeCheck } from "./plan.ts";
import type { TsconfigLayer } from "./tsconfig-chain.ts";

const base: TypeCheckFacts = {
  programDirectory: "/p",
  runtime: "nodejs",
  runtimeOptions: {},
  isModule: false,
  entryFile: "/p/index.ts",
  entrySource: undefined,
  layers: [],
  typescript: [5, 9],
  tsNode: [10, 9],
  sdk: [3, 248],
  listedFiles: ["/p/index.ts"],
  tests: ["/p/index.test.ts"],
  declarations: ["/p/globals.d.ts"],
  moduleFolders: ["/p/node_modules"],
  typeFolders: ["/p/node_modules/@types"],
  foundTypes: [],
};

function layer(compilerOptions: Record<string, unknown>, path = "/p/tsconfig.json"): TsconfigLayer {
  return { path, json: { compilerOptions } };
}

function check(facts: Partial<TypeCheckFacts>) {
  const plan = planTypeCheck({ ...base, ...facts });
  if (plan.kind !== "check") throw new Error(plan.reason);
  return { ...plan, options: plan.config.compilerOptions };
}

describe("planTypeCheck", () => {
  it("checks the entry, declarations and tests with Pulumi's defaults when there is no tsconfig", () => {
    const { config, standing } = check({});
    expect(config).toEqual({
      compilerOptions: {
        strict: false,
        strictBuiltinIteratorReturn: undefined,
        noUncheckedSideEffectImports: false,
        module: "nodenext",
        target: "es2020",
        types: ["*"],
        typeRoots: ["/p/node_modules/@types"],
        noEmit: true,
        skipLibCheck: true,
        incremental: false,
        composite: false,
        declaration: false,
      },
      files: ["/p/index.ts", "/p/globals.d.ts", "/p/index.test.ts"],
    });
    expect(standing).toEqual({
      harmlessBecause: undefined,
      typescript: [5, 9],
      modulesExact: true,
      namespaceCallable: false,
    });
  });

  it.each([
    [
      "older SDK",
      { sdk: [3, 200] as const },
      { module: "commonjs", moduleResolution: "bundler", resolvePackageJsonExports: false },
    ],
    [
      "no TypeScript of its own",
      { typescript: undefined },
      { module: "commonjs", resolvePackageJsonExports: false, useUnknownInCatchVariables: false },
    ],
    ["strict by default since 6.0", { typescript: [6, 0] as const }, { strict: true }],
    [
      "node10",
      { layers: [layer({ module: "commonjs", moduleResolution: "Node10" })] },
      { module: "commonjs", moduleResolution: "bundler", resolvePackageJsonExports: false },
    ],
    [
      "node16 stays",
      { layers: [layer({ module: "Node16", moduleResolution: "Node16" })] },
      { module: "node16" },
    ],
    [
      "bundler stays",
      { layers: [layer({ module: "ESNext", moduleResolution: "Bundler" })] },
      { module: "esnext", moduleResolution: "bundler" },
    ],
    [
      "amd",
      { layers: [layer({ module: "AMD", moduleResolution: "classic" })] },
      { module: "commonjs", moduleResolution: "bundler" },
    ],
    ["ES5", { layers: [layer({ target: "ES5" })] }, { target: "es2015" }],
    ["unknown target", { layers: [layer({ target: "es1999" })] }, { target: "es2020" }],
    [
      "types that are there",
      { layers: [layer({ types: ["node", "gone"] })], foundTypes: ["node"] },
      { types: ["node"], typeRoots: ["/p/node_modules/@types", "/p/node_modules"] },
    ],
    [
      "baseUrl",
      { layers: [layer({ baseUrl: "./src", paths: { "@/*": ["app/*"] } })] },
      { paths: { "@/*": ["/p/src/app/*", "/p/src/@/*"], "*": ["/p/src/*"] } },
    ],
    [
      "configDir",
      { layers: [layer({ typeRoots: ["${configDir}/types"] }, "/base/tsconfig.json"), layer({})] },
      { typeRoots: ["/p/types"] },
    ],
    [
      "Pulumi's defaults over a base",
      {
        layers: [
          layer({ module: "commonjs", target: "es2017", strict: true }, "/base/tsconfig.json"),
          layer({}),
        ],
      },
      { module: "nodenext", target: "es2020", strict: true },
    ],
    [
      "null takes back",
      { layers: [layer({ noUnusedLocals: true }, "/base/tsconfig.json"), layer({ noUnusedLocals: null })] },
      { strict: false },
    ],
  ])("%s", (_, facts, expected) => {
    expect(check(facts).options).toMatchObject(expected);
  });

  it("hands over nothing that TypeScript 7 refuses or that concerns output", () => {
    const removed = {
      outFile: "x.js",
      downlevelIteration: true,
      esModuleInterop: false,
      alwaysStrict: false,
      charset: "utf8",
      allowSyntheticDefaultImports: false,
      importsNotUsedAsValues: "error",
      keyofStringsOnly: true,
      rootDir: "src",
      outDir: "bin",
      isolatedDeclarations: true,
      strict: "yes",
      lib: ["es2020", 7],
      jsx: "nonsense",
      baseUrl: null,
    };
    const { options, standing } = check({ layers: [layer(removed)] });
    for (const name of Object.keys(removed).filter((one) => one !== "strict" && one !== "lib"))
      expect(options).not.toHaveProperty(name);
    expect(options).toMatchObject({ strict: false, lib: ["es2020"] });
    expect(standing.namespaceCallable).toBe(true);
  });

  it.each([
    ["noCheck", { layers: [layer({ noCheck: true })] }],
    [
      "ts-node transpileOnly",
      { layers: [{ path: "/p/tsconfig.json", json: { "ts-node": { transpileOnly: true } } }] },
    ],
    ["typescript: false", { runtimeOptions: { typescript: false } }],
    ["nodeargs", { runtimeOptions: { nodeargs: "--import tsx" } }],
    ["bun", { runtime: "bun" }],
    ["ES module without ts-node", { isModule: true, tsNode: undefined }],
    ["built JavaScript", { entryFile: "/p/bin/index.js", entrySource: "/p/index.ts" }],
  ])("knows that a type error does not stop the deployment: %s", (_, facts) => {
    expect(check(facts).standing.harmlessBecause).toBeTypeOf("string");
  });

  it("lets a type error stop an ES module that has ts-node", () => {
    expect(check({ isModule: true }).standing.harmlessBecause).toBeUndefined();
  });

  it("skips JavaScript unless it is to be checked", () => {
    expect(planTypeCheck({ ...base, entryFile: "/p/index.js" })).toEqual({
      kind: "skip",
      reason: "the program is JavaScript",
    });
    expect(check({ entryFile: "/p/index.js", layers: [layer({ checkJs: true })] }).options).toMatchObject({
      allowJs: true,
      checkJs: true,
    });
  });
});
