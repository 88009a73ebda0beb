// How files import each other.
import { expect, test } from "vitest";
import { SourceFile } from "./source-file.ts";
import { Sources } from "./sources.ts";

const from = new SourceFile("/app/test/a.test.ts", "test/a.test.ts", "", "test");
const stack = new SourceFile("/app/stack.ts", "stack.ts", "", "program");
const onDisk = new Set(["/app/stack.ts", "/app/dist", "/app/data.json", "/app/types.d.ts"]);

test.each([
  ["../stack", false],
  ["../stack.js", false],
  ["../dist", false],
  ["../data", false],
  ["../types", false],
  ["@acme/stack", false],
  ["../stak", true],
  ["../stack/network", true],
])("%s is missing: %s", (specifier, isMissing) => {
  const sources = new Sources([stack, from], {
    kind: (path) => (onDisk.has(path) ? "file" : undefined),
  });
  expect(sources.isMissing(from, specifier)).toBe(isMissing);
});

test("without a disk nothing is missing", () => {
  expect(new Sources([from]).isMissing(from, "../stak")).toBe(false);
});
