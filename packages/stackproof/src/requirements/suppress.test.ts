// Suppressions, and the project's folder.
import { describe, expect, test } from "vitest";
import { defineFinding } from "../findings/finding.ts";
import { readSettings } from "../project/settings.ts";
import { checkFolder } from "./files.ts";
import { suppress } from "./suppress.ts";
import { graphOf } from "./testing.ts";

const graph = graphOf([{ type: "aws:s3/bucket:Bucket", name: "logs" }]);
const LOGS = "urn:pulumi:prod::shop::aws:s3/bucket:Bucket::logs";
const noLog = defineFinding("s3/bucket/no-access-log", {
  severity: "warning",
  effect: "risky",
  evidence: "documented",
  message: () => "no log",
});
const found = [
  noLog.at({ urn: LOGS, source: { file: "index.ts", line: 3 } }, {}),
  noLog.at({ source: { file: "other.ts", line: 7 } }, {}),
];

function left(entry: string, isSure = true): { codes: string[]; accepted: number } {
  const { settings, findings } = readSettings(`suppress: [${entry}]\n`, "stackproof.yaml");
  expect(findings).toEqual([]);
  const result = suppress(found, settings.requirements.suppress, graph, "2026-11-21", isSure);
  return { codes: result.findings.map(({ code }) => code), accepted: result.accepted.length };
}

const CODE = "s3/bucket/no-access-log";

describe("suppress", () => {
  test.each([
    ["by code", `{ code: ${CODE}, reason: r }`, [], 2],
    ["by the beginning of a code", "{ code: s3/*, reason: r }", [], 2],
    ["at a resource's name", `{ code: ${CODE}, at: logs, reason: r }`, [CODE], 1],
    ["at a URN", `{ code: ${CODE}, at: "${LOGS}", reason: r }`, [CODE], 1],
    ["at a file", `{ code: ${CODE}, at: other.ts, reason: r }`, [CODE], 1],
    ["at a line", `{ code: ${CODE}, at: "index.ts:3", reason: r }`, [CODE], 1],
    ["until its day", `{ code: ${CODE}, reason: r, until: 2026-11-21 }`, [], 2],
    [
      "no longer than that",
      `{ code: ${CODE}, reason: r, until: 2026-11-20 }`,
      [CODE, CODE, "requirements/suppression-ended"],
      0,
    ],
    ["what is not there", "{ code: a/b, reason: r }", [CODE, CODE, "requirements/suppression-unused"], 0],
  ])("%s", (_, entry, codes, accepted) => {
    expect(left(entry)).toEqual({ codes, accepted });
  });

  test("calls nothing unused when the program did not run to its end", () => {
    expect(left("{ code: a/b, reason: r }", false).codes).toEqual([CODE, CODE]);
  });
});

describe("files and stacks", () => {
  const check = (yaml: string, files: readonly string[]): string[] =>
    checkFolder(readSettings(yaml, "stackproof.yaml").settings.requirements, { files, stacks: ["dev"] }).map(
      ({ code, at }) => `${code} ${at.source?.file}`,
    );

  test("must have been asked for", () => {
    const files = [
      "Pulumi.dev.yaml",
      "Pulumi.yaml",
      "index.ts",
      "lib/extra.ts",
      "package.json",
      "src/a/b.ts",
    ];
    expect(check('files: { only: ["index.ts", "src/**"] }\n', files)).toEqual([
      "requirements/file-not-asked-for lib/extra.ts",
    ]);
  });

  test("must be there", () => {
    expect(check("files: { required: [README.md, index.ts] }\n", ["index.ts", "readme.md"])).toEqual([
      "requirements/file-missing stackproof.yaml",
    ]);
    expect(check("stacks: [dev, prod]\n", [])).toEqual(["requirements/stack-missing stackproof.yaml"]);
  });
});
