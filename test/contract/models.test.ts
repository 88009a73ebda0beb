// What holds for every resource model and every finding of one. Exception lists may only shrink.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { registry } from "../../packages/stackproof/src/aws/index.ts";
import { describeModel } from "../../packages/stackproof/src/model/describe-model.ts";

const AWS = fileURLToPath(new URL("../../packages/stackproof/src/aws/", import.meta.url));
const models = registry.models.map(describeModel);

/** Hosts that a reader can check a fact at. */
const PROOF =
  /^https:\/\/(docs\.aws\.amazon\.com|aws\.amazon\.com|repost\.aws|github\.com|www\.pulumi\.com|registry\.terraform\.io|datatracker\.ietf\.org|www\.rfc-editor\.org)\//;

describe.each(models)("$token", (model) => {
  test("reasons are sentences", () => {
    const reasons = [...Object.values(model.unmodelled), ...Object.values(model.unknowable)];
    expect(reasons.filter((reason) => reason.trim().split(/\s+/).length < 3)).toEqual([]);
  });

  test("every finding can be looked up", () => {
    expect(model.findings.filter(({ docs }) => docs === undefined || !PROOF.test(docs))).toEqual([]);
  });

  test("an error has evidence", () => {
    const errors = model.findings.filter(({ severity }) => severity === "error");
    expect(errors.filter(({ evidence }) => evidence === "inferred")).toEqual([]);
  });

  test("what is said to be rejected names the call or quotes the refusal", () => {
    const rejected = model.findings.filter(
      ({ effect, severity, rung }) => effect === "rejected" && severity === "error" && rung !== "kind",
    );
    expect(rejected.filter(({ isQuoted }) => !isQuoted).map(({ code }) => code)).toEqual([]);
  });
});

describe("all models together", () => {
  test("a type has one model", () => {
    const tokens = models.flatMap(({ token, aliases }) => [token, ...aliases]);
    expect(tokens.filter((token, index) => tokens.indexOf(token) !== index)).toEqual([]);
  });

  test("a declared code belongs to one type", () => {
    const codes = models.flatMap((model) => [
      ...new Set(model.findings.filter(({ rung }) => rung !== "kind").map(({ code }) => code)),
    ]);
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
  });

  test("nine findings of ten are documented or observed", () => {
    const all = models.flatMap(({ findings }) => findings);
    const proven = all.filter(({ evidence }) => evidence !== "inferred");
    expect(proven.length / all.length).toBeGreaterThanOrEqual(0.9);
  });

  test("every model has a test of its own", () => {
    const untested = files()
      .filter((file) => readFileSync(AWS + file, "utf8").includes("= defineResource("))
      .filter((file) => {
        const tests = AWS + file.replace(/\.ts$/, ".test.ts");
        // By testResource, or by the table of a type that takes and refuses the same.
        return !existsSync(tests) || !/^test[A-Z]\w*\(/m.test(readFileSync(tests, "utf8"));
      });
    expect(untested).toEqual([]);
  });
});

describe("the texts of all findings", () => {
  const texts = readdirSync(AWS, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".test.ts.snap"))
    .flatMap((file) => findingsIn(readFileSync(AWS + file, "utf8")));

  test("there are some of each model", () => {
    expect(texts.length).toBeGreaterThan(models.length);
  });

  test("hold no value that was forgotten", () => {
    expect(texts.filter((text) => /\bundefined\b|\bNaN\b|\[object |rehearsed-/.test(text))).toEqual([]);
  });

  test("begin with the thing and end with a full stop", () => {
    const messages = texts.map(
      (text) => text.replace(/^\w+\[[^\]]*\]\s+/, "").split(/\n {2}at {2}/)[0] ?? "",
    );
    expect(
      messages.filter((message) => !/^[`A-Z0-9"]/.test(message) || !/[.!?]`?"?$/.test(message.trim())),
    ).toEqual([]);
  });

  test("say what to do", () => {
    expect(texts.filter((text) => !/^ {2}fix /m.test(text))).toEqual([]);
  });
});

function files(): string[] {
  return readdirSync(AWS, { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".ts") && !file.endsWith(".test.ts"),
  );
}

/** The rendered findings of a snapshot file. */
function findingsIn(snapshot: string): string[] {
  const entries = [...snapshot.matchAll(/^exports\[`[^`]*> rejects [^`]*`\] = `\n([\s\S]*?)\n`;$/gm)];
  return entries
    .map(([, body = ""]) => /"texts": "([\s\S]*)",\n\}$/.exec(body)?.[1] ?? body.slice(1, -1))
    .map((text) => text.replaceAll("\\`", "`"));
}
