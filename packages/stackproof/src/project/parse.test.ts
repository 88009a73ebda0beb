// Project: the guard before the parser.
import { expect, test } from "vitest";
import { parseText } from "./parse.ts";

const nested = (open: string, close: string, depth: number) =>
  `const a = ${open.repeat(depth)}1${close.repeat(depth)};`;

test.each([
  ["(", ")"],
  ["[", "]"],
  ["a+(", ")"],
])("%s nested deep is an error, and no end of the process", (open, close) => {
  const { errors, program } = parseText("a.ts", nested(open, close, 50_000));
  expect(errors.map(({ message }) => message)).toEqual(["Brackets are nested more than 8000 deep"]);
  expect(errors[0]?.labels[0]?.start).toBe("const a = ".length + 8000 * open.length + open.length - 1);
  expect(program.body).toEqual([]);
});

test.each([
  ["nested as deep as may be", nested("[", "]", 8000)],
  ["many brackets side by side", "f([{}]);\n".repeat(20_000)],
  ["a long text", `const a = "${"x".repeat(100_000)}";`],
])("%s parses", (_, text) => {
  const { errors, program } = parseText("a.ts", text);
  expect(errors).toEqual([]);
  expect(program.body.length).toBeGreaterThan(0);
});
