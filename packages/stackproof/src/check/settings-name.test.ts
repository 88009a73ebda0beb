import { expect, test } from "vitest";
import { defineFinding } from "../findings/finding.ts";
import { namingSettings } from "./settings-name.ts";

const advice = defineFinding("run/advice", {
  severity: "note",
  effect: "risky",
  evidence: "inferred",
  message: () => "`stackproof.yaml` is what the message says.",
  fix: "Write it in stackproof.yaml.",
});

test.each([
  [undefined, "stackproof.yaml"],
  ["/p/stackproof.yaml", "stackproof.yaml"],
  ["/p/stackproof.yml", "stackproof.yml"],
  ["/p/stackproof.config.ts", "stackproof.config.ts"],
])("with %s, advice names %s", (file, name) => {
  const [finding] = namingSettings([advice.at({}, {})], file);
  expect(finding?.fix).toBe(`Write it in ${name}.`);
  expect(finding?.message).toBe("`stackproof.yaml` is what the message says.");
});

test("a finding without advice stays as it is", () => {
  const silent = { ...advice.at({}, {}) };
  const { fix: _, ...rest } = silent;
  expect(namingSettings([rest], "/p/stackproof.config.ts")).toEqual([rest]);
});
