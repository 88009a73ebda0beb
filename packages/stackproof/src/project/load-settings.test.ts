import { join } from "node:path";
import { describe, expect, it, test } from "vitest";
import { DEFAULT_SETTINGS } from "./default-settings.ts";
import type { EvaluatedSettings } from "./evaluated-settings.ts";
import { diskFiles, displayPath } from "./files.ts";
import { loadSettings } from "./load-settings.ts";
import { short, testFolder } from "./test-folder.ts";

const CONFIG = 'export default {\n  regions: ["a"],\n  account: { id: 1 },\n};\n';

async function load(files: Readonly<Record<string, string>>, evaluated?: EvaluatedSettings) {
  const directory = testFolder(files);
  const ran: string[] = [];
  const read = await loadSettings({
    directory,
    show: (path) => displayPath(directory, path),
    files: diskFiles,
    evaluate: async (file) => {
      ran.push(displayPath(directory, file));
      if (evaluated === undefined) throw new Error("Nothing was to run.");
      return await Promise.resolve(evaluated);
    },
  });
  const file = read.file === undefined ? undefined : displayPath(directory, read.file);
  return { ...read, file, ran, directory };
}

const value = (
  data: unknown,
  problems: Extract<EvaluatedSettings, { kind: "value" }>["problems"] = [],
): EvaluatedSettings => ({ kind: "value", value: data, problems });

describe("which file is read", () => {
  test.each([
    [[], undefined, []],
    [["stackproof.yml"], "stackproof.yml", []],
    [["stackproof.config.mjs"], "stackproof.config.mjs", []],
    [["stackproof.config.ts", "stackproof.config.js"], "stackproof.config.ts", []],
    [["stackproof.config.mts", "stackproof.config.js"], "stackproof.config.mts", ["stackproof.config.js"]],
    [["stackproof.yaml", "stackproof.config.ts"], "stackproof.yaml", ["stackproof.config.ts"]],
    [["stackproof.yaml", "stackproof.yml"], "stackproof.yaml", ["stackproof.yml"]],
    [["stackproof.config.ts/index.ts", "stackproof.yaml.bak", "stackproof.config.json"], undefined, []],
  ])("%j", async (names, taken, others) => {
    const { file, findings, ran } = await load(
      Object.fromEntries(names.map((name) => [name, ""])),
      value({}),
    );
    expect(file).toBe(taken);
    expect(short(findings)).toEqual(others.map((name) => `error project/settings-twice ${name}:1:1`));
    expect(ran).toEqual(taken?.includes("config") === true ? [taken] : []);
  });

  it("says which", async () => {
    const { findings } = await load({ "stackproof.yaml": "", "stackproof.config.ts": "" });
    expect(findings[0]?.message).toBe(
      "`stackproof.config.ts` is not read: `stackproof.yaml` stands beside it.",
    );
  });
});

describe("what a program exports", () => {
  it("is read as YAML is, with its places", async () => {
    const { settings, findings } = await load(
      { "stackproof.config.ts": CONFIG },
      value({ regions: ["a"], account: { id: 1 }, acount: 1 }),
    );
    expect(short(findings)).toEqual([
      "warning project/settings-unknown-key stackproof.config.ts:1:16",
      "error project/settings-invalid stackproof.config.ts:3:18",
    ]);
    expect(findings[1]?.message).toContain("in `stackproof.config.ts` must be a string: write it in quotes");
    expect(settings.requirements.regions).toEqual([
      { value: "a", quote: "regions: a", place: { file: "stackproof.config.ts", line: 2, column: 13 } },
    ]);
  });

  it("leaves out a section that is no data, and keeps the others", async () => {
    const { settings, findings } = await load(
      { "stackproof.config.ts": CONFIG },
      value({ regions: [null], account: { id: "111122223333" } }, [
        { path: ["regions", 0], problem: "is a function: write what it gives" },
      ]),
    );
    expect(short(findings)).toEqual(["error project/settings-invalid stackproof.config.ts:2:13"]);
    expect(findings[0]?.message).toBe(
      "`regions.0` in `stackproof.config.ts` is a function: write what it gives.",
    );
    expect([settings.requirements.regions, settings.account.id]).toEqual([[], "111122223333"]);
  });

  test.each([
    [value([]), "`stackproof.config.ts` must be an object."],
    [value(null), "`stackproof.config.ts` must be an object."],
    [
      value(null, [{ path: [], problem: "is a function: write what it gives" }]),
      "`export default` in `stackproof.config.ts` is a function: write what it gives.",
    ],
  ])("that is no object: %j", async (evaluated, message) => {
    const { settings, findings } = await load({ "stackproof.config.ts": CONFIG }, evaluated);
    expect(settings).toEqual(DEFAULT_SETTINGS);
    expect(findings.map((finding) => finding.message)).toEqual([message]);
    expect(short(findings)).toEqual(["error project/settings-invalid stackproof.config.ts:1:16"]);
  });
});

describe("a program that gives nothing", () => {
  const fault = (message: string, specifier?: string): EvaluatedSettings => ({
    kind: "broken",
    faults: [{ message, at: { file: "ROOT/lib/x.ts", line: 2, column: 3 }, specifier }],
  });
  test.each<[EvaluatedSettings, string, string, string]>([
    [
      fault('Expected ";"'),
      "project/settings-broken lib/x.ts:2:3",
      '`lib/x.ts` cannot be read: Expected ";".',
      "Correct the text",
    ],
    [
      { kind: "broken", faults: [{ message: "Odd.", at: undefined, specifier: undefined }] },
      "project/settings-broken stackproof.config.ts:1:1",
      "`stackproof.config.ts` cannot be read: Odd.",
      "Correct the text",
    ],
    [
      fault("Could not resolve", "./y"),
      "project/settings-import-not-found lib/x.ts:2:3",
      "`./y` is imported for the settings and is not there.",
      "Correct the path",
    ],
    [
      fault("Could not resolve", "@acme/regions/eu"),
      "project/settings-import-not-found lib/x.ts:2:3",
      "`@acme/regions/eu` is imported for the settings and is not installed.",
      "Run `yarn add @acme/regions`.",
    ],
    [
      fault("Could not resolve", "#lib/regions"),
      "project/settings-import-not-found lib/x.ts:2:3",
      "`#lib/regions` is imported for the settings and is not there.",
      "Correct the path",
    ],
    [
      {
        kind: "threw",
        name: "TypeError",
        message: "fetch failed\nmore\nCause: Error: refused",
        at: { file: "ROOT/stackproof.config.ts", line: 3, column: 1 },
      },
      "project/settings-threw stackproof.config.ts:3:1",
      "`stackproof.config.ts` ends with an error: TypeError: fetch failed; Cause: Error: refused.",
      "without credentials and network",
    ],
    [
      { kind: "threw", name: "Error", message: "", at: undefined },
      "project/settings-threw stackproof.config.ts:1:1",
      "`stackproof.config.ts` ends with an error: Error.",
      "Correct it",
    ],
    [
      { kind: "no-default", names: ["config"] },
      "project/settings-no-default-export stackproof.config.ts:1:1",
      "`stackproof.config.ts` has no default export.",
      "Write `export default` for what `config` is.",
    ],
    [
      { kind: "exited", code: 3, at: { file: "ROOT/stackproof.config.ts", line: 2, column: 9 } },
      "project/settings-not-finished stackproof.config.ts:2:9",
      "`stackproof.config.ts` gives nothing: it calls process.exit(3).",
      "only compute values",
    ],
    [
      { kind: "waits" },
      "project/settings-not-finished stackproof.config.ts:1:1",
      "`stackproof.config.ts` gives nothing: it waits for something that never comes.",
      "only compute values",
    ],
    [
      { kind: "timed-out", seconds: 10 },
      "project/settings-not-finished stackproof.config.ts:1:1",
      "`stackproof.config.ts` gives nothing: it was still running after 10 s.",
      "only compute values",
    ],
    [
      { kind: "died", how: "its process ended with SIGKILL" },
      "project/settings-not-finished stackproof.config.ts:1:1",
      "`stackproof.config.ts` gives nothing: its process ended with SIGKILL.",
      "only compute values",
    ],
  ])("%j", async (evaluated, place, message, fix) => {
    const directory = testFolder({ "stackproof.config.ts": CONFIG, "yarn.lock": "" });
    const real = JSON.parse(
      JSON.stringify(evaluated).replaceAll('"ROOT/', `"${directory}/`),
    ) as EvaluatedSettings;
    const { settings, findings, file } = await loadSettings({
      directory,
      show: (path) => displayPath(directory, path),
      files: diskFiles,
      evaluate: () => Promise.resolve(real),
    });
    expect([settings, file]).toEqual([DEFAULT_SETTINGS, join(directory, "stackproof.config.ts")]);
    expect(short(findings)).toEqual([`error ${place}`]);
    expect(findings[0]?.message).toBe(message);
    expect(findings[0]?.fix).toContain(fix);
  });
});
