import * as fs from "node:fs";
import * as path from "node:path";
import { describe, expect, it } from "vitest";

describe("health check", () => {
  it("answers 200", async () => {
    const code = fs.readFileSync(path.join(__dirname, "../functions/health.js"), "utf8");
    const exports: Record<string, () => Promise<{ statusCode: number }>> = {};
    new Function("exports", code)(exports);
    const answer = await exports.handler?.();
    expect(answer?.statusCode).toBe(200);
  });
});
