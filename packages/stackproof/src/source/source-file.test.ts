// A parsed file.
import { expect, test } from "vitest";
import { SourceFile, walk } from "./source-file.ts";

test("what stands in parentheses is seen", () => {
  const source = new SourceFile("/app/index.ts", "index.ts", "export const a = (b as any).c;\n", "program");
  const names: string[] = [];
  walk(source.program, (node) => {
    if (node.type === "Identifier") names.push(node.name);
  });
  expect(names).toEqual(["a", "b", "c"]);
});

test("a file of JavaScript has scopes", () => {
  const source = new SourceFile(
    "/app/index.js",
    "index.js",
    "export const a = (b, c = 1) => b + c;\n",
    "program",
  );
  expect(source.scopes.scopes.flatMap(({ set }) => [...set.keys()])).toEqual(
    expect.arrayContaining(["a", "b", "c"]),
  );
});
