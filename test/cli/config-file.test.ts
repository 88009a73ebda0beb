// CLI: stackproof.config.ts in place of stackproof.yaml.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { check, codes, Projects, type Report, stackproof } from "./harness.ts";

const projects = new Projects();
afterAll(() => projects.remove());

const PROGRAM = `import * as random from "@pulumi/random";
new random.RandomPet("pet", { length: 2 });
export const name = "pet";
`;

const places = ({ findings }: Report) =>
  findings.map(({ code, at }) => `${code} ${at.source?.file}:${at.source?.line}`);

test("requirements have their places in the file, and findings name it", async () => {
  const directory = projects.project("config-asked", PROGRAM, {
    "lib/outputs.ts": 'export const outputs: readonly string[] = ["name", "url"];\n',
    "stackproof.config.ts": `import { defineConfig } from "stackproof";
import { outputs } from "./lib/outputs";

const regions = ["us-west-2"];

console.log("this would be no JSON");

export default defineConfig({
  stacks: ["prod"],
  require: { "random:index/randomPassword:RandomPassword": ">=1" },
  forbid: [
    "random.RandomPet",
  ],
  regions,
  files: { only: ["index.ts", "lib/**"], required: ["README.md"] },
  outputs: outputs.filter((one) => one !== "name"),
  limits: { resources: 0 },
});
`,
  });
  const { code, report, stdout } = await check(directory);
  expect(code).toBe(1);
  expect(places(report)).toEqual([
    "requirements/forbidden index.ts:2",
    "requirements/region-unused stackproof.config.ts:4",
    "requirements/stack-missing stackproof.config.ts:9",
    "requirements/missing stackproof.config.ts:10",
    "requirements/file-missing stackproof.config.ts:15",
    "requirements/output-missing stackproof.config.ts:16",
    "requirements/too-many-resources stackproof.config.ts:17",
  ]);
  expect(stdout).toContain('"why":"stackproof.config.ts asks for it: `forbid: random.RandomPet`."');
  expect(stdout).toContain(
    '{"source":{"file":"stackproof.config.ts","line":12,"column":5},"note":"asked for here"}',
  );
  expect(stdout).not.toContain("stackproof.yaml");
});

test("suppressions and baselines hold, and the account is what the file says", async () => {
  const directory = projects.project(
    "config-accepts",
    `${PROGRAM}import * as aws from "@pulumi/aws";
export const account = aws.getCallerIdentityOutput({}).accountId;
`,
    {
      "package.json": JSON.stringify({
        dependencies: { "@pulumi/pulumi": "^3", "@pulumi/random": "^4", "@pulumi/aws": "^7" },
      }),
      "stackproof.config.mts": `export default {
  account: { id: process.env.ACCOUNT ?? "unknown" },
  config: { "aws:region": "us-west-2" },
  forbid: ["random.RandomPet"],
  suppress: [{ code: "requirements/forbidden", at: "pet", reason: "moved next month", until: "2999-01-01" }],
};
`,
    },
  );
  const { code, report } = await check(directory, ["--env", "ACCOUNT=111122223333"]);
  expect([code, codes(report)]).toEqual([0, []]);
  expect(report.outputs["account"]).toBe("111122223333");
  const printed = await stackproof(["check", directory, "--no-types", "--env", "ACCOUNT=111122223333"]);
  expect(printed.stdout).toContain("accepted: 1 finding, by stackproof.config.mts");
  const without = await check(directory);
  expect(places(without.report)).toContain("project/settings-invalid stackproof.config.mts:2");
  const baseline = ["--baseline", join(directory, "known.json")];
  expect((await stackproof(["check", directory, "--no-types", ...baseline])).code).toBe(0);
  expect((await check(directory, baseline)).code).toBe(0);
});

test("a file that is broken or ends early is a finding, and the program is rehearsed all the same", async () => {
  const cases: readonly [string, string][] = [
    ["export default {\n  outputs: [\n", "error project/settings-broken"],
    ['throw new Error("no");\n', "error project/settings-threw"],
    ["process.exit(0);\n", "error project/settings-not-finished"],
    ["export default { outputs: [undefined] };\n", "error project/settings-invalid"],
    ["export default { output: [] };\n", "warning project/settings-unknown-key"],
  ];
  const directory = projects.project("config-broken", PROGRAM);
  for (const [text, expected] of cases) {
    writeFileSync(join(directory, "stackproof.config.ts"), text);
    const { report } = await check(directory);
    expect([text, codes(report)]).toEqual([text, [expected]]);
    expect(report.resources.map(({ name }) => name)).toContain("pet");
  }
});

test("beside a stackproof.yaml it is not run", async () => {
  const directory = projects.project("config-twice", PROGRAM, {
    "stackproof.yaml": "outputs: [url]\n",
    "stackproof.config.ts": "for (;;) {}\nexport default {};\n",
  });
  expect(places((await check(directory)).report)).toEqual([
    "project/settings-twice stackproof.config.ts:1",
    "requirements/output-missing stackproof.yaml:1",
  ]);
});

test("init overwrites none", async () => {
  const directory = projects.project("config-init", PROGRAM, {
    "stackproof.config.ts": "export default {};\n",
  });
  const { code, stderr } = await stackproof(["init", directory]);
  expect(code).toBe(2);
  expect(stderr).toContain("stackproof.config.ts is there already");
  expect(existsSync(join(directory, "stackproof.yaml"))).toBe(false);
});

test("the types of stackproof are not needed: npx brings the tool along", async () => {
  const directory = mkdtempSync(join(tmpdir(), "stackproof-config-"));
  try {
    // A project's own packages, without stackproof among them.
    const packages = fileURLToPath(new URL("../../node_modules", import.meta.url));
    mkdirSync(join(directory, "node_modules"));
    symlinkSync(join(packages, "@pulumi"), join(directory, "node_modules/@pulumi"), "junction");
    const files = {
      "Pulumi.yaml": "name: alone\nruntime: nodejs\n",
      "package.json": JSON.stringify({
        dependencies: { "@pulumi/pulumi": "^3", "@pulumi/random": "^4" },
      }),
      "tsconfig.json":
        '{ "compilerOptions": { "strict": true, "module": "nodenext" }, "include": ["**/*.ts"] }',
      "index.ts": PROGRAM,
      "stackproof.config.ts": SAMPLE,
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text);
    const { stdout } = await stackproof(["check", directory, "--format", "json"]);
    const { findings } = JSON.parse(stdout) as Report;
    expect(
      findings.filter(({ code, at }) => !code.startsWith("requirements/") || at.source?.line === undefined),
    ).toEqual([]);
    expect(findings.length).toBeGreaterThan(0);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});

/** What docs/requirements.md shows. */
const SAMPLE =
  /```ts\n([\s\S]*?)```/.exec(
    readFileSync(new URL("../../docs/requirements.md", import.meta.url), "utf8"),
  )?.[1] ?? "";
