// Run: from how a program ended to one explanation with its place.
import { describe, expect, test } from "vitest";
import { judgeRun, type RunError, type RunFacts, type RunPending } from "./run-findings.ts";

function facts(more: Partial<RunFacts> = {}): RunFacts {
  return {
    stack: "dev",
    status: "exited",
    code: 0,
    signal: undefined,
    problem: undefined,
    stderr: "",
    output: "",
    errors: [],
    pending: [],
    exits: [],
    network: [],
    awsCalls: [],
    logs: [],
    resources: 3,
    timeout: 120,
    memory: 4096,
    reportedInvokes: false,
    refusals: [],
    placeholderKeys: [],
    ...more,
  };
}

const FRAMES = [
  { file: "lib/a.ts", line: 4, column: 2 },
  { file: "index.ts", line: 9, column: 1 },
];

function error(message: string, more: Partial<RunError> = {}): RunError {
  return { how: "thrown", name: "Error", message, code: undefined, frames: FRAMES, at: undefined, ...more };
}

/** `severity code` of each finding. */
const codes = (given: RunFacts): string[] =>
  judgeRun(given).findings.map(({ severity, code }) => `${severity} ${code}`);
const failed = (given: RunError, more: Partial<RunFacts> = {}): RunFacts =>
  facts({ code: 1, errors: [given], ...more });

describe("a run that goes well", () => {
  test("finds nothing and is complete", () => {
    expect(judgeRun(facts())).toEqual({ findings: [], complete: true });
  });
});

describe("errors", () => {
  test.each([
    ["it went wrong", {}, "run/threw"],
    ["it went wrong", { how: "rejection", frames: [] } as const, "run/unhandled-rejection"],
    ["it went wrong", { how: "rejection" } as const, "run/threw"],
    ["Missing required configuration variable 'app:size'\n\tplease set a value", {}, "run/missing-config"],
    ["Configuration 'app:size' value 'x' is not a valid number", {}, "run/config-type"],
    ["Missing required property 'cidrBlock'", {}, "run/missing-argument"],
    [
      "Cannot find module '@aws-sdk/client-s3'\nRequire stack:",
      { code: "MODULE_NOT_FOUND" },
      "run/missing-module",
    ],
    ["Cannot find package 'x' imported from y", { code: "ERR_MODULE_NOT_FOUND" }, "run/missing-module"],
    ["Cannot find module 'x'", {}, "run/threw"],
    [
      'Transform failed with 1 error:\n/a.ts:2:4: ERROR: Unexpected "="',
      { at: FRAMES[0] },
      "run/syntax-error",
    ],
  ])("%j %j", (message, more, code) => {
    expect(codes(failed(error(message, more)))).toEqual([`error ${code}`]);
  });

  test("has its place, its frames, and words that can be acted on", () => {
    const { findings, complete } = judgeRun(
      failed(error("Missing required configuration variable 'app:size'")),
    );
    expect(findings[0]).toMatchObject({ at: { source: FRAMES[0] }, frames: FRAMES });
    expect(findings[0]?.fix).toContain("pulumi config set app:size <value> --stack dev");
    expect(complete).toBe(true);
  });

  test("a syntax error stands at its own place", () => {
    const { findings } = judgeRun(
      failed(error('x: ERROR: Unexpected "="', { at: { file: "b.ts", line: 7 }, frames: [] })),
    );
    expect(findings[0]).toMatchObject({
      message: 'The file does not parse: Unexpected "="',
      at: { source: { file: "b.ts", line: 7 } },
    });
  });

  test("the same error is said once, another of the same words elsewhere again", () => {
    const elsewhere = error("no", { frames: [{ file: "z.ts", line: 1 }] });
    expect(
      codes(facts({ code: 1, errors: [error("no"), error("no", { how: "rejection" }), elsewhere] })),
    ).toHaveLength(2);
  });

  test("a module of several words is named as npm installs it", () => {
    const fix = (module: string) =>
      judgeRun(failed(error(`Cannot find module '${module}'`, { code: "MODULE_NOT_FOUND" }))).findings[0]
        ?.fix;
    expect(fix("@scope/name/deep/file")).toBe("Install it: npm install @scope/name");
    expect(fix("name/deep")).toBe("Install it: npm install name");
    expect(fix("./here")).not.toContain("npm install");
  });

  test("what is wrong only because a value is not known here is no error", () => {
    const type = error("Configuration 'app:size' value 'rehearsal' is not a valid number");
    expect(codes(failed(type, { placeholderKeys: ["app:size"] }))).toEqual(["warning run/config-type"]);
    expect(judgeRun(failed(type, { placeholderKeys: ["app:size"] })).complete).toBe(false);
    const { findings, complete } = judgeRun(failed(error("bad zone rehearsed-0123456789ab")));
    expect([findings.map(({ severity, code }) => `${severity} ${code}`), complete]).toEqual([
      ["warning run/placeholder-refused"],
      false,
    ]);
  });

  test("what the engine has said already is not said again", () => {
    expect(
      codes(
        failed(error("failed: Duplicate resource URN 'x'; try giving it a unique name"), {
          refusals: ["Duplicate resource URN 'x'"],
        }),
      ),
    ).not.toContain("error run/threw");
    expect(
      codes(failed(error("invocation of aws:x returned an error: no"), { reportedInvokes: true })),
    ).toEqual([]);
  });

  test("a refused call that the program does not survive makes the run incomplete and is no error of the program", () => {
    for (const refused of [
      error("stackproof refused a connection to x", { code: "ESTACKPROOFREFUSED" }),
      error(
        "fetch failed\nCause: Error: stackproof refused a connection to x: a rehearsal does not use the network",
      ),
      error("StackproofRefused: A rehearsal does not call AWS."),
    ]) {
      expect(judgeRun(failed(refused))).toEqual({ findings: [], complete: false });
    }
  });
});

describe("the outside", () => {
  test("calls of AWS are counted, hosts are named once", () => {
    const call = { service: "ec2", operation: "DescribeVpcs" };
    const { findings, complete } = judgeRun(
      facts({
        awsCalls: [call, call],
        network: [
          { host: "example.com", frames: FRAMES },
          { host: "example.com", frames: [] },
          { host: "s3.amazonaws.com", frames: [] },
          { host: "notamazonaws.com", frames: [] },
        ],
      }),
    );
    expect(findings.map(({ message }) => message)).toEqual([
      "The program calls AWS by itself: ec2 DescribeVpcs (2 times). The call was refused.",
      "The program connects to example.com. The connection was refused.",
      "The program connects to s3.amazonaws.com. The connection was refused.",
      "The program connects to notamazonaws.com. The connection was refused.",
    ]);
    expect(findings.map(({ fix }) => /allow-network/.test(fix ?? ""))).toEqual([false, true, false, true]);
    expect(complete).toBe(true);
  });

  test("logged errors and warnings are findings, except for what was thrown as well", () => {
    const log = (severity: string, message: string) => ({ severity, message, urn: undefined });
    expect(
      codes(facts({ logs: [log("error", "bad"), log("warning", "careful"), log("info", "hello")] })),
    ).toEqual(["warning run/logged-error", "note run/logged-warning"]);
    // Reading the project says this one, with its place.
    const entry =
      "Could not find entry point 'bin/main.js' specified in package.json; using '/home/me/app' instead";
    expect(codes(facts({ logs: [log("warning", entry)] }))).toEqual([]);
    expect(codes(failed(error("it broke"), { logs: [log("error", "Error: it broke\n    at x")] }))).toEqual([
      "error run/threw",
    ]);
    expect(codes(failed(error("it broke"), { logs: [log("error", "another thing")] }))).toEqual([
      "error run/threw",
      "warning run/logged-error",
    ]);
  });
});

describe("ends", () => {
  test.each<[Partial<RunFacts>, string[], boolean]>([
    [{ status: "timed-out" }, ["error run/timed-out"], false],
    [{ status: "killed", signal: "SIGKILL", code: undefined }, ["error run/failed"], false],
    [{ status: "not-started", problem: "ENOENT" }, ["error run/failed"], false],
    [{ status: "aborted" }, [], false],
    [{ status: "out-of-memory", code: undefined }, ["error run/out-of-memory"], false],
    [
      {
        status: "killed",
        signal: "SIGABRT",
        code: undefined,
        stderr: "FATAL ERROR: JavaScript heap out of memory",
      },
      ["error run/out-of-memory"],
      false,
    ],
    [{ code: 7, stderr: "words\n" }, ["error run/failed"], true],
    [{ code: 0, stderr: "JavaScript heap out of memory" }, [], true],
    [{ code: 3, exits: [{ code: 3, frames: FRAMES }] }, ["error run/exited-early"], true],
    [{ code: 0, exits: [{ code: 0, frames: FRAMES }] }, ["error run/exited-early"], true],
  ])("%j", (more, expected, complete) => {
    const given = facts(more);
    expect(codes(given)).toEqual(expected);
    expect(judgeRun(given).complete).toBe(complete);
  });

  test("an exit after an error is the error's", () => {
    expect(codes(failed(error("no"), { exits: [{ code: 1, frames: FRAMES }] }))).toEqual(["error run/threw"]);
  });

  test("an unexplained end quotes the last lines of the errors, or of what was printed", () => {
    const lines = Array.from({ length: 40 }, (_, index) => `line ${index}`).join("\n");
    expect(judgeRun(facts({ code: 1, stderr: lines })).findings[0]?.quote?.split("\n")).toHaveLength(12);
    expect(judgeRun(facts({ code: 1, output: lines })).findings[0]?.quote).toMatch(/line 39$/);
    expect(judgeRun(facts({ code: 1 })).findings[0]).not.toHaveProperty("quote");
  });
});

describe("what never settles", () => {
  const pending = (
    name: string,
    from: readonly string[] | undefined,
    what: RunPending["what"] = "resource",
  ): RunPending => ({
    what,
    type: what === "resource" ? "a:b:C" : "pulumi:pulumi:Stack",
    name,
    waits: from === undefined ? [] : [{ property: "input", from }],
    frames: FRAMES,
  });

  test("the resource where the waiting begins is named, not those behind it", () => {
    const { findings } = judgeRun(
      facts({
        code: 1,
        pending: [pending("second", ["first"]), pending("first", []), pending("", [], "outputs")],
      }),
    );
    expect(findings).toHaveLength(1);
    expect(findings[0]?.message).toContain("Resource `first`");
    expect(findings[0]?.message).toContain("`input` waits for a promise that never settles");
  });

  test("a circle names all of its members", () => {
    const { findings } = judgeRun(facts({ code: 1, pending: [pending("a", ["b"]), pending("b", ["a"])] }));
    expect(findings.map(({ message }) => /`([ab])` is/.exec(message)?.[1])).toEqual(["a", "b"]);
  });

  test("outputs of the stack that never come are said when nothing else is open", () => {
    const { findings } = judgeRun(facts({ code: 1, pending: [pending("", undefined, "outputs")] }));
    expect(findings[0]?.message).toContain("The outputs of the stack");
  });

  test("nothing is said after an error, nor when the program was ended", () => {
    expect(codes(failed(error("no"), { pending: [pending("a", [])] }))).toEqual(["error run/threw"]);
    expect(codes(facts({ status: "timed-out", pending: [pending("a", [])] }))).toEqual([
      "error run/timed-out",
    ]);
  });
});
