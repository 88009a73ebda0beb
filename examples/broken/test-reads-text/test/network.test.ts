import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const source = readFileSync(join(__dirname, "..", "network.ts"), "utf8");

describe("Network", () => {
  it("turns DNS host names on", () => {
    expect(source).toContain("enableDnsHostnames: true");
  });
});
