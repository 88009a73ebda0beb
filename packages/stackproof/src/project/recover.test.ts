// What is left of files that do not parse.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isFenced, parses, recover } from "./recover.ts";

const EXAMPLES = fileURLToPath(new URL("../../../../examples", import.meta.url));

/** The text that is left, without spaces at the ends of lines. */
function left(text: string, path = "index.ts"): string | undefined {
  return recover(path, text)?.text.replaceAll(/ +$/gm, "");
}

describe("what is left of a file", () => {
  test.each([
    ["that ends in a statement", "const a = 1;\nconst b = f({\n  c: 1,\n", "const a = 1;\n\n\n"],
    ["that ends in a text", 'const a = 1;\nconst b = "buck', "const a = 1;\n"],
    ["that ends in a template", "const a = 1;\nexport const b = `x ${\n", "const a = 1;\n\n"],
    [
      "with a comment that does not end",
      "const a = 1;\n/* and then\nconst b = 2;\n",
      "const a = 1;\n\nconst b = 2;\n",
    ],
    [
      "that ends in a constructor",
      "class A {\n  constructor() {\n    this.a = 1;\n    this.b = f({\n      c: 1,\n",
      "class A {\n  constructor() {\n    this.a = 1;}}\n\n\n",
    ],
    [
      "that ends between two methods",
      "class A {\n  a() {\n    return 1;\n  }\n\n  private b",
      "class A {\n  a() {\n    return 1;\n  }}\n\n",
    ],
    [
      "without semicolons",
      "class A {\n  constructor() {\n    this.a = 1\n    this.b = f({\n",
      "class A {\n  constructor() {\n    this.a = 1}}\n\n",
    ],
    ["that ends in a branch", "if (a) {\n  f();\n} else {\n  g(\n", "if (a) {\n  f();}\n\n\n"],
    ["with a slip", "const a = (1;\nconst b = 2;\n", "\nconst b = 2;\n"],
    [
      "with a block that is not closed",
      "function f() {\n  return 1;\n\nexport const a = 1;\n",
      "function f() {\n  return 1;}\n\nexport const a = 1;\n",
    ],
    [
      "with a slip in a method",
      "class A {\n  a() {\n    f(1;\n    g();\n  }\n  b() {\n    return `\nx`;\n  }\n}\n",
      "class A {\n  a() {\n\n    g();\n  }\n  b() {\n    return `\nx`;\n  }\n}\n",
    ],
    ["in a fence", "```ts\nconst a = 1;\n```\n", "\nconst a = 1;\n\n"],
    [
      "between words",
      "Here is the program:\n\nconst a = 1;\n\nDone.\n- one queue\n",
      "\n\nconst a = 1;\n\n\n\n",
    ],
    [
      "with two answers",
      "```ts\nconst a = 1;\n```\nOr better:\n```ts\nconst a = 2;\nconst b = 3;\n```\n",
      "\nconst a = 1;\n\n\n\n\nconst b = 3;\n\n",
    ],
    ["with dots in an object", "const a = f({\n  b: 1,\n  ...\n});\n", "const a = f({\n  b: 1,\n\n});\n"],
    ["with dots in a class", "class A {\n  // the rest\n  ...\n}\n", "class A {\n  // the rest\n\n}\n"],
    [
      "with a merge",
      "<<<<<<< HEAD\nconst a = 1;\n=======\nconst a = 2;\n>>>>>>> other\n",
      "\nconst a = 1;\n\n\n\n",
    ],
    [
      "with a merge of three",
      "const a = {\n<<<<<<< HEAD\n  b: 1,\n||||||| base\n  b: 0,\n=======\n  b: 2,\n>>>>>>> other\n};\n",
      "const a = {\n\n  b: 1,\n\n\n\n\n\n};\n",
    ],
    [
      "with lines of a template at the margin",
      "const a = `\nfoo bar\nexport b\n`;\nconst b = (;\nconst c = `\nx y z\n`;\n",
      "const a = `\nfoo bar\nexport b\n`;\n\nconst c = `\nx y z\n`;\n",
    ],
    [
      "with lines that end as Windows ends them",
      "const a = 1;\r\nconst b = (;\r\nf();\r\n",
      "const a = 1;\r\n\r\nf();\r\n",
    ],
  ])("%s", (_, text, expected) => {
    expect(left(text)?.replaceAll(/ +\r/g, "\r")).toBe(expected);
  });

  test.each([
    [
      "and those that use what they declare",
      "const a = (;\nconst b = a.c;\nconst d = [b];\nexport const e = 1;\nexport { d };\n",
      "\n\n\nexport const e = 1;\n\n",
    ],
    ["but no function that may never run", "const a = (;\nconst f = () => a;\n", "\nconst f = () => a;\n"],
    [
      "but no property of the same name",
      "const a = (;\nconst b = { a: 1 }.a;\n",
      "\nconst b = { a: 1 }.a;\n",
    ],
    ["also with names of imports", 'import { a, b as c from "x";\nf(c);\ng(b);\n', "\n\ng(b);\n"],
  ])("leaves statements out %s", (_, text, expected) => {
    expect(left(text)).toBe(expected);
  });

  test("says what was left out, and what is there in part", () => {
    const text = "const a = (;\n\nexport class Network {\n  constructor() {\n    f();\n    g(\n";
    expect(recover("index.ts", text)).toMatchObject({
      leftOut: [
        { first: 1, last: 1, text: "const a = (;" },
        { first: 6, last: 6, text: "    g(" },
      ],
      closed: ["Network"],
    });
  });

  test("knows JavaScript and TypeScript by the name of the file", () => {
    expect(left("const a: number = 1;\nconst b = (;\n", "index.js")).toBeUndefined();
    expect(left("const a: number = 1;\nconst b = (;\n", "index.ts")).toBe("const a: number = 1;\n\n");
  });
});

test.each([
  ["parses", "const a = 1;\n"],
  ["is empty", ""],
  ["holds fences in a template", "const a = `\n\\`\\`\\`\n`;\n"],
  ["holds nothing but words", "This is the whole answer.\nAnd no code.\n"],
  ["is cut off in its first statement", "const a = f({\n  b: 1,\n"],
  [
    "ends in a callback, whose value nobody knows",
    "const a = b.apply((c) => {\n  const d = 1;\n  return e({\n",
  ],
  ["ends in an object that is a value", "const a = {\n  b: { c: 1 },\n  d: f(\n"],
])("nothing is left of a file that %s", (_, text) => {
  expect(recover("index.ts", text)).toBeUndefined();
});

test.each([
  ["```ts\nconst a = 1;\n```\n", true],
  ["// The program:\n\n```\nconst a = 1;\n```\n", true],
  ["const a = 1;\n// ```\n", false],
  ["`` + ``", false],
])("a text that begins with a fence is known: %j", (text, expected) => {
  expect(isFenced(text)).toBe(expected);
});

describe("whatever is cut off or broken", () => {
  const files = programs(EXAMPLES);
  const file = fc.constantFrom(...files);
  const share = fc.integer({ min: 0, max: 10_000 });

  test("nothing moves, and what is left parses", () => {
    expect.hasAssertions();
    fc.assert(
      fc.property(file, share, ({ path, text }, part) => {
        expectSound(path, text.slice(0, Math.floor((text.length * part) / 10_000)));
      }),
      { numRuns: 300 },
    );
  });

  test("nor does it with a sign that is missing, or one too many", () => {
    expect.hasAssertions();
    const sign = fc.constantFrom(
      "",
      "{",
      "}",
      "(",
      ")",
      "`",
      '"',
      "/*",
      "\n```\n",
      "\n<<<<<<< HEAD\n",
      "...",
      "\\",
    );
    fc.assert(
      fc.property(file, share, sign, ({ path, text }, part, added) => {
        const at = Math.floor((text.length * part) / 10_000);
        expectSound(path, text.slice(0, at) + added + text.slice(at + 1));
      }),
      { numRuns: 300 },
    );
  });

  test("it takes no time to speak of", () => {
    const long = Array.from({ length: 2_000 }, (_, index) => `const a${index} = f({ b: ${index} });\n`).join(
      "",
    );
    const started = performance.now();
    for (const text of [
      `function f() {\n${long}`,
      `const x = \`\n${long}`,
      `${long}const y = {`,
      "{".repeat(500),
    ])
      recover("index.ts", text);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

/** That what is left parses, and that each of its lines is the old one with spaces, or closes brackets. */
function expectSound(path: string, text: string): void {
  const found = recover(path, text);
  if (found === undefined) return;
  expect(parses(path, found.text)).toBe(true);
  const old = text.split("\n");
  const lines = found.text.split("\n");
  expect(lines.length).toBe(old.length);
  for (const [index, line] of lines.entries()) {
    const before = old[index] ?? "";
    const kept = line.replace(/[}\s]+$/, "");
    const moved = Array.from(kept.split(""), (sign, at) => (sign === " " || sign === before[at] ? "" : sign));
    expect(moved.join(""), `line ${index + 1}: ${line}`).toBe("");
  }
}

function programs(folder: string): { path: string; text: string }[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return /^(?:node_modules|dist|\..*)$/.test(entry.name) ? [] : programs(path);
    return /\.[cm]?[jt]s$/.test(entry.name) ? [{ path, text: readFileSync(path, "utf8") }] : [];
  });
}
