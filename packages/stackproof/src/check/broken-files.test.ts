// What is said of a program that ran without the broken parts of its files.
import { describe, expect, test } from "vitest";
import { defineFinding, type Finding } from "../findings/finding.ts";
import { afterBrokenFiles } from "./broken-files.ts";

function found(code: string, message = code, line = 1): Finding {
  const definition = defineFinding<object>(code, {
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: () => message,
  });
  return definition.at({ source: { file: "index.ts", line, column: 1 } }, {});
}

const broken = [{ file: "index.ts", leftOut: [{ first: 4, last: 9, text: "" }] }];
const codes = (findings: readonly Finding[]): string[] =>
  afterBrokenFiles(findings, broken).findings.map(({ code }) => code);

describe("when a file ran without its broken part", () => {
  test.each([
    "run/threw",
    "run/unhandled-rejection",
    "run/missing-argument",
    "run/never-settles",
    "run/undefined-in-text",
    "schema/missing-required",
    "lambda/function/role-lacks-log-rights",
    "s3/bucket-notification/function-not-permitted",
    "apigateway/deployment/no-methods",
    "apigateway/deployment/before-integrations",
    "ec2/instance/security-group-of-other-vpc",
    "engine/no-region",
  ])("%s may follow from it", (code) => {
    expect(codes([found(code)])).toEqual([]);
  });

  test.each([
    "ec2/vpc/invalid-cidr-block",
    "ec2/subnet/outside-vpc",
    "lambda/function/retired-runtime",
    "schema/unknown-property",
    "run/missing-config",
    "run/missing-module",
    "run/output-as-text",
    "iam/policy-document/unknown-action",
    "engine/duplicate-urn",
  ])("%s is there all the same", (code) => {
    expect(codes([found(code)])).toEqual([code]);
  });

  test("the report says so", () => {
    const findings = [found("run/threw", "The program throws ReferenceError: vpc is not defined", 12)];
    expect(afterBrokenFiles(findings, broken).remarks).toMatchInlineSnapshot(`
      [
        "index.ts does not parse. It was rehearsed without lines 4-9, which cannot run; nothing is said of what may only be missing there.",
        "Without that part the program did not run to its end, so that resources may be missing: The program throws ReferenceError: vpc is not defined (index.ts:12:1)",
      ]
    `);
  });

  test.each([
    ["one line", [{ first: 4, last: 4, text: "" }]],
    ["nothing", []],
    ["many places", [1, 3, 5, 7, 9, 11, 13, 15].map((line) => ({ first: line, last: line, text: "" }))],
  ])("the report names %s", (_, leftOut) => {
    expect(afterBrokenFiles([], [{ file: "index.ts", leftOut }]).remarks[0]).toMatchSnapshot();
  });
});

test("nothing changes for a program whose files parse", () => {
  const findings = [found("run/threw"), found("schema/missing-required")];
  expect(afterBrokenFiles(findings, [])).toEqual({ findings, remarks: [] });
});
