// Files that do not parse.
import { describe, expect, test } from "vitest";
import { rendered, short } from "../testing.ts";
import { syntax } from "./syntax.ts";

const CHECKS = [syntax];

describe("a file that does not parse", () => {
  test.each([
    ["ends in a list", "const a = {\n  b: [1,\n", "cut-off", 2],
    ["ends in a function", "function f() {\n  const x = 1;\n", "cut-off", 2],
    ["ends in a text", 'const ok = 1;\nconst name = "buck', "cut-off", 2],
    ["ends in a template", "export const a = `x ${\n", "cut-off", 1],
    ["begins with a fence", "```typescript\nconst a = 1;\n```\n", "code-fence", 1],
    ["ends with a fence", "const a = 1;\n```\n", "code-fence", 2],
    [
      "holds a merge",
      "<<<<<<< HEAD\nconst a = 1;\n=======\nconst a = 2;\n>>>>>>> other\n",
      "merge-marker",
      1,
    ],
    ["begins with words", "Here is the complete program:\nconst a = 1;\n", "prose", 1],
    ["ends with words", "const a = 1;\nThis program creates a bucket and a function.\n", "prose", 2],
    ["leaves code out", "class A {\n  m() {\n    ...\n  }\n}\n", "elision", 3],
    ["leaves out the rest of an object", "const a = f({\n  b: 1,\n  ...\n});\n", "elision", 3],
    ["leaves code out with words", "const a = 1;\n... rest of the resources\n", "elision", 2],
    ["has a slip", "const a = (1;\nconst b = 2;\n", "does-not-parse", 1],
  ])("that %s", (_, text, slug, line) => {
    expect(short(text, CHECKS)).toEqual([`error source/${slug} index.ts:${line}`]);
    expect(rendered(text, CHECKS)).toMatchSnapshot();
  });

  test("hides nothing of the others, and only warns where the program does not load it", () => {
    const texts = { "index.ts": "const a = {", "network.ts": "```\n", "beside/old.ts": "function {" };
    expect(short(texts, CHECKS)).toEqual([
      "error source/cut-off index.ts:1",
      "error source/code-fence network.ts:1",
      "warning source/does-not-parse beside/old.ts:1",
    ]);
  });
});

describe("nothing is said of", () => {
  test.each([
    ["fences in a template", "export const a = `\n```\ncode\n```\n`;\n".replaceAll("```", "\\`\\`\\`")],
    ["fences in a comment", "/*\n```ts\nconst a = 1;\n```\n*/\nexport const b = 1;\n"],
    ["a line of equals signs", "export const a = `\n=======\n`;\n"],
    ["JSX, decorators and enums", "enum A { X }\nexport class B { constructor(private readonly a: A) {} }\n"],
    ["spreads on their own lines", "const b = {};\nexport const a = {\n  ...b,\n};\n"],
    ["await at the top", "export const a = await Promise.resolve(1);\n"],
    ["an empty file", ""],
  ])("%s", (_, text) => {
    expect(short(text, CHECKS)).toEqual([]);
  });
});
