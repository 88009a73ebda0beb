// Environment variables.
import { describe, expect, test } from "vitest";
import { environmentFault } from "./environment.ts";

describe("an environment", () => {
  test("may hold what is not known yet", () => {
    expect(environmentFault({ TABLE: "orders", QUEUE: { output: true } })).toBeUndefined();
  });

  test.each([
    [{ AWS_REGION: "us-west-2", LAMBDA_TASK_ROOT: "x" }, "AWS_REGION, LAMBDA_TASK_ROOT"],
    [{ "table-name": "x" }, '"table-name"'],
    [{ T: "x" }, "two or more letters"],
    [{ LARGE: "x".repeat(4096) }, "Lambda takes 4096"],
  ])("%o is refused", (environment, words) => {
    expect(environmentFault(environment)).toContain(words);
  });

  test("counts bytes, not characters", () => {
    expect(environmentFault({ AB: "ä".repeat(2000) })).toBeUndefined();
    expect(environmentFault({ AB: "ä".repeat(2100) })).toContain("bytes");
  });
});
