// Protocol: every folder of test/programs is one tiny program that shows one behaviour of Pulumi. Each is rehearsed,
// and what comes out must be what its expected.txt says. STACKPROOF_ACCEPT=1 rewrites the goldens (review them!);
// STACKPROOF_CASES=<regular expression> runs some of them.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { listCases, makeWorkplace, type ProtocolCase } from "./support/cases.ts";
import { cleanEnvironment, rehearseCase } from "./support/rehearse-case.ts";

cleanEnvironment();
const workplace = makeWorkplace();
const cases = listCases(process.env["STACKPROOF_CASES"]).filter((one) => workplace.fits(one));
const accepting = process.env["STACKPROOF_ACCEPT"] === "1";
afterAll(() => workplace.remove());

/** Runs each case once, and the next one beside it. */
const results = new Map<string, Promise<string>>();
function start(one: ProtocolCase | undefined): Promise<string> | undefined {
  if (one === undefined) return undefined;
  const known = results.get(one.name) ?? rehearseCase(one, workplace);
  known.catch(() => undefined);
  results.set(one.name, known);
  return known;
}

describe("protocol", () => {
  const numbered = cases.map((one, index) => [one.name, one, cases[index + 1]] as const);
  test.each(numbered)("%s", async (_name, one, next) => {
    const running = start(one);
    void start(next);
    const text = await running;
    if (accepting && text !== undefined) writeFileSync(one.expectedFile, text);
    expect(existsSync(one.expectedFile), "expected.txt is missing: STACKPROOF_ACCEPT=1 writes it").toBe(true);
    expect(text).toBe(readFileSync(one.expectedFile, "utf8"));
  });
});
