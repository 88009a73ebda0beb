import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { Project } from "../project/project.ts";
import { startTypeCheck } from "./run-compiler.ts";

const repository = resolve(import.meta.dirname, "../../../..");
const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A project on disk with the repository's packages, and its own TypeScript of the given version. */
function project(
  files: Record<string, string>,
  typescript: string | undefined,
  more: Partial<Project> = {},
): Project {
  const directory = mkdtempSync(join(tmpdir(), "stackproof-test-"));
  folders.push(directory);
  mkdirSync(join(directory, "node_modules"));
  for (const name of ["@pulumi", "@types", "undici-types"]) {
    symlinkSync(join(repository, "node_modules", name), join(directory, "node_modules", name));
  }
  const own =
    typescript === undefined ? {} : { "node_modules/typescript/package.json": `{"version":"${typescript}"}` };
  for (const [name, text] of Object.entries({ ...files, ...own })) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), text);
  }
  return {
    directory,
    name: "types",
    runtime: "nodejs",
    runtimeOptions: {},
    programDirectory: directory,
    entryPoint: ".",
    entryFile: join(directory, "index.ts"),
    isModule: false,
    packageJson: undefined,
    tsconfig: files["tsconfig.json"] === undefined ? undefined : join(directory, "tsconfig.json"),
    sdk: { name: "@pulumi/pulumi", version: "3.248.0", directory: "" },
    packages: [],
    stacks: [],
    ...more,
  };
}

async function lines(checked: Project): Promise<string[]> {
  const { findings } = await startTypeCheck(checked);
  return findings.map((one) => {
    const place = one.at.source;
    return `${one.severity} ${one.code} ${place?.file}:${place?.line}:${place?.column} ${one.message} | ${one.fix ?? "-"}`;
  });
}

const STRICT = '{ "compilerOptions": { "strict": true } }';

describe("startTypeCheck", () => {
  it("names what Pulumi programs get wrong most, with place and fix", async () => {
    const program = `import * as aws from "@pulumi/aws";
const bucket = new aws.s3.Bucket("b", { versioning: { enable: true } });
const name: string = bucket.arn;
export const missing = bucket.nope;
export const typo = bucket.bucketName + name;
import "./helper";
`;
    const found = await lines(
      project(
        { "index.ts": program, "helper.ts": "export const n: number = 'x';\n", "tsconfig.json": STRICT },
        "5.9.3",
      ),
    );
    expect(found).toMatchInlineSnapshot(`
      [
        "error typescript/TS2322 helper.ts:1:14 Type 'string' is not assignable to type 'number'. | -",
        "error typescript/TS2353 index.ts:2:55 Object literal may only specify known properties, and 'enable' does not exist in type 'BucketVersioning | OutputInstance<BucketVersioning | undefined> | Promise<BucketVersioning | undefined>'. | Remove \`enable\`, or look up its name in this version of the SDK: the SDK drops what it does not know.",
        "error typescript/TS2322 index.ts:3:7 Type 'Output<string>' is not assignable to type 'string'. | Build the text with \`pulumi.interpolate\`, or use \`.apply(value => ...)\`: an Output has no value before the deployment.",
        "error typescript/TS2339 index.ts:4:31 Property 'nope' does not exist on type 'Bucket'. | Look up in this version of the SDK what has \`nope\`, or remove the use of it.",
        "error typescript/TS2339 index.ts:5:28 Property 'bucketName' does not exist on type 'Bucket'. | Look up in this version of the SDK what has \`bucketName\`, or remove the use of it.",
      ]
    `);
  });

  it("is silent about a sound program with the options of Pulumi's older templates", async () => {
    const tsconfig = `{
      // as pulumi new wrote it
      "compilerOptions": {
        "strict": true, "outDir": "bin", "target": "es5", "module": "commonjs", "moduleResolution": "node",
        "baseUrl": ".", "sourceMap": true, "experimentalDecorators": true, "pretty": true, "downlevelIteration": true,
        "noFallthroughCasesInSwitch": true, "noImplicitReturns": true, "forceConsistentCasingInFileNames": true,
        "esModuleInterop": false, "alwaysStrict": false, "importsNotUsedAsValues": "preserve", "outFile": "x.js",
        "incremental": true, "composite": true, "declaration": true, "ignoreDeprecations": "5.0", "charset": "utf8",
        "types": ["node", "not-there"],
      },
      "files": ["index.ts"],
    }`;
    const program = `import * as pulumi from "@pulumi/pulumi";
import * as aws from "@pulumi/aws";
import { region } from "lib/settings";
const bucket = new aws.s3.Bucket("b", { tags: { Stack: pulumi.getStack(), region } });
export const arn = pulumi.interpolate\`\${bucket.arn}/*\`;
export const cwd = process.cwd();
`;
    const files = {
      "index.ts": program,
      "lib/settings.ts": 'export const region = "eu-west-1";\n',
      "tsconfig.json": tsconfig,
    };
    expect(await startTypeCheck(project(files, "5.4.5"))).toMatchObject({ findings: [] });
    expect((await startTypeCheck(project(files, "5.4.5"))).skipped).toBeUndefined();
  });

  it("keeps strictness as the project's own TypeScript has it", async () => {
    const program = "export function f(a) { return a; }\ntry { f(1); } catch (e) { f(e.message); }\n";
    expect(await lines(project({ "index.ts": program, "tsconfig.json": "{}" }, "5.9.3"))).toEqual([]);
    expect(await lines(project({ "index.ts": program, "tsconfig.json": "{}" }, "6.0.3"))).toHaveLength(2);
    expect(await lines(project({ "index.ts": program }, "5.9.3"))).toEqual([]);
    const strict = await lines(project({ "index.ts": program, "tsconfig.json": STRICT }, "5.9.3"));
    expect(strict.map((line) => line.slice(0, 40))).toEqual([
      "error typescript/TS7006 index.ts:1:19 Pa",
      "error typescript/TS18046 index.ts:2:29 '",
    ]);
  });

  it("warns where the deployment is not stopped: tests, files that are not loaded, noCheck, JavaScript", async () => {
    const bad = "export const n: number = 'x';\n";
    const index =
      'import type { T } from "./types";\nimport { U } from "./shapes";\nexport const t: T & U = {};\n';
    const files = {
      "index.ts": index,
      "types.ts": `${bad}export interface T {}\n`,
      "shapes.ts": `${bad}export interface U {}\n`,
      "test/index.test.ts": `import * as program from "../index";\ndescribe("x", () => {});\n${bad}`,
      "lambda/package.json": "{}",
      "lambda/handler.test.ts": bad,
      "tsconfig.json": STRICT,
    };
    const found = await startTypeCheck(project(files, "5.9.3"));
    expect(found.findings.map((one) => `${one.severity} ${one.at.source?.file}`)).toEqual([
      "warning shapes.ts",
      "warning test/index.test.ts",
      "warning types.ts",
    ]);
    const unchecked = { "index.ts": bad, "tsconfig.json": '{ "compilerOptions": { "noCheck": true } }' };
    expect((await startTypeCheck(project(unchecked, "5.9.3"))).findings.map((one) => one.severity)).toEqual([
      "warning",
    ]);
    const script = project({ "index.js": "const a = 1; a.b.c;\n" }, undefined);
    const javascript = { ...script, entryFile: join(script.directory, "index.js") };
    expect(await startTypeCheck(javascript)).toMatchObject({
      findings: [],
      skipped: "the program is JavaScript",
    });
  });

  it("checks a program without a TypeScript of its own, and is only sure of what Pulumi's 3.8 sees", async () => {
    const program = `import * as aws from "@pulumi/aws";
const bucket = new aws.s3.Bucket("b", { versioning: { enable: true } });
export const missing = bucket.nope;
import "left-pad";
import pad from "left-pad";
export { pad };
`;
    const found = await startTypeCheck(project({ "index.ts": program }, undefined));
    expect(found.findings.map((one) => `${one.severity} ${one.code} ${one.fix}`)).toMatchInlineSnapshot(`
      [
        "error typescript/TS2353 Remove \`enable\`, or look up its name in this version of the SDK: the SDK drops what it does not know.",
        "warning typescript/TS2339 Look up in this version of the SDK what has \`nope\`, or remove the use of it.",
        "error typescript/TS2307 Run \`npm install left-pad\`.",
      ]
    `);
  });

  it("goes on when a package of types is empty", async () => {
    const files = {
      "index.ts": "export const n: number = 'x';\n",
      "types/empty/package.json": "{}",
      "types/node2/index.d.ts": "declare const two: 2;",
      "tsconfig.json": '{ "compilerOptions": { "typeRoots": ["types"] } }',
    };
    expect((await startTypeCheck(project(files, "5.9.3"))).findings.map((one) => one.code)).toEqual([
      "typescript/TS2322",
    ]);
  });

  it("keeps the first 200 of very many errors and counts the rest", async () => {
    const program = Array.from(
      { length: 20_000 },
      (_, index) => `export const n${index}: number = "x";`,
    ).join("\n");
    const { findings } = await startTypeCheck(project({ "index.ts": program }, "5.9.3"));
    expect(findings).toHaveLength(201);
    expect(findings.at(-1)?.message).toBe(
      "The type check has 19800 more errors than the first 200, which are listed.",
    );
  });

  it("ends the compiler when it is told to and when time is up", async () => {
    const slow = project(
      { "index.ts": 'import * as aws from "@pulumi/aws";\nexport const a = aws;\n' },
      "5.9.3",
    );
    expect(await startTypeCheck(slow, { signal: AbortSignal.abort() })).toMatchObject({
      findings: [],
      skipped: "the type check was stopped",
    });
    expect(await startTypeCheck(slow, { timeoutMs: 1 })).toMatchObject({
      skipped: "the type check took longer than 0.001 s",
    });
  });
});
