import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { certaintyOf } from "./certainty.ts";
import { DiagnosticReader } from "./diagnostics.ts";
import { parseJsonText } from "./json-text.ts";
import type { Standing } from "./plan.ts";
import { fixOf } from "./wording.ts";

const OUTPUT = `index.ts(3,66): error TS2353: Object literal may only specify known properties.
lib/a (1,2).ts(4,7): error TS2322: Type 'typeof c' is not assignable to type '() => string'.
  Type 'typeof c' provides no match for the signature '(): string'.
    Deeper.
node_modules/x/index.ts(1,1): error TS1005: ';' expected.
  Not ours.
error TS2688: Cannot find type definition file for 'nothere'.
  The file is in the program because:
some noise
last.ts(9,15): error TS2304: Cannot find name 'foo'.`;

describe("DiagnosticReader", () => {
  it("reads diagnostics with their details, whatever the pieces are", () => {
    const whole = read([OUTPUT], 100);
    expect(whole.kept).toEqual([
      {
        file: "index.ts",
        line: 3,
        column: 66,
        code: 2353,
        text: "Object literal may only specify known properties.",
      },
      {
        file: "lib/a (1,2).ts",
        line: 4,
        column: 7,
        code: 2322,
        text: "Type 'typeof c' is not assignable to type '() => string'.\n  Type 'typeof c' provides no match for the signature '(): string'.\n    Deeper.",
      },
      {
        file: undefined,
        line: undefined,
        column: undefined,
        code: 2688,
        text: "Cannot find type definition file for 'nothere'.\n  The file is in the program because:",
      },
      { file: "last.ts", line: 9, column: 15, code: 2304, text: "Cannot find name 'foo'." },
    ]);
    fc.assert(
      fc.property(fc.array(fc.nat(OUTPUT.length), { maxLength: 8 }), (cuts) => {
        const at = [0, ...cuts.sort((a, b) => a - b), OUTPUT.length];
        const pieces = at.slice(1).map((end, index) => OUTPUT.slice(at[index], end));
        expect(read(pieces, 100).kept).toEqual(whole.kept);
      }),
    );
  });

  it("keeps so many and counts the rest, without those of packages", () => {
    const { kept, more } = read([OUTPUT], 1);
    expect(kept).toHaveLength(1);
    expect(more).toBe(3);
  });

  it("does not grow with one endless line", () => {
    const reader = read(
      Array.from({ length: 200 }, () => "x".repeat(10_000)),
      10,
    );
    expect(reader.kept).toEqual([]);
  });
});

function read(pieces: readonly string[], limit: number): DiagnosticReader {
  const reader = new DiagnosticReader(limit, (file) => file.includes("node_modules/"));
  for (const piece of pieces) reader.push(piece);
  reader.end();
  return reader;
}

describe("certaintyOf", () => {
  const standing: Standing = {
    harmlessBecause: undefined,
    typescript: [5, 9],
    modulesExact: true,
    namespaceCallable: false,
  };
  const say = (
    code: number,
    text = "",
    more: Partial<Standing> = {},
    line = "",
    presence: "absent" | "present" | "unknown" = "unknown",
  ) =>
    certaintyOf({ file: "a.ts", line: 1, column: 1, code, text }, { ...standing, ...more }, line, presence);

  it("is sure of what every compiler says and of nothing newer than the project's", () => {
    expect(say(2353)).toBe("sure");
    expect(say(2339)).toBe("sure");
    expect(say(2872)).toBe("sure");
    expect(say(2872, "", { typescript: [5, 5] })).toBe("newer");
    expect(say(1540)).toBe("newer");
    expect(say(2880)).toBe("newer");
    expect(say(2589)).toBe("newer");
  });

  it("leaves out what is about our own options", () => {
    expect(say(5108)).toBe("ours");
    expect(say(6053)).toBe("ours");
    expect(say(2688)).toBe("ours");
    expect(say(6133)).toBe("sure");
    expect(
      certaintyOf(
        { file: undefined, line: undefined, column: undefined, code: 2318, text: "" },
        standing,
        "",
        "unknown",
      ),
    ).toBe("ours");
  });

  it("doubts what hangs on interop, byte arrays and returned conditions", () => {
    const callable = { namespaceCallable: true };
    expect(
      say(
        2349,
        "This expression is not callable.\n  Type 'typeof express' has no call signatures.",
        callable,
      ),
    ).toBe("newer");
    expect(
      say(2349, "This expression is not callable.\n  Type 'String' has no call signatures.", callable),
    ).toBe("sure");
    const bytes =
      "Argument of type 'Buffer<ArrayBufferLike>' is not assignable to parameter of type 'BlobPart'.";
    expect(say(2345, bytes, { typescript: [5, 6] })).toBe("newer");
    expect(say(2345, bytes)).toBe("sure");
    expect(say(2322, "", { typescript: [5, 7] }, "return a ? b : 1;")).toBe("newer");
    expect(say(2322, "", { typescript: [5, 7] }, "const x: string = 1;")).toBe("sure");
  });

  it("is sure of a missing module only when it is not there, or when it was searched in the same way", () => {
    expect(say(2307, "", { modulesExact: false }, "", "present")).toBe("newer");
    expect(say(2307, "", { modulesExact: false }, "", "absent")).toBe("sure");
    expect(say(2307, "", {}, "", "unknown")).toBe("sure");
    expect(say(7016, "", { modulesExact: false })).toBe("newer");
  });

  it("is sure of little when Pulumi's bundled compiler is the project's", () => {
    expect(say(2339, "", { typescript: undefined })).toBe("newer");
    expect(say(2353, "", { typescript: undefined })).toBe("sure");
    expect(say(2307, "", { typescript: undefined }, "", "absent")).toBe("sure");
  });
});

function fix(code: number, text: string): string | undefined {
  return fixOf({ file: "a.ts", line: 1, column: 1, code, text });
}

describe("fixOf", () => {
  it.each([
    [
      2561,
      "Object literal may only specify known properties, but 'bucketNam' does not exist in type 'BucketArgs'. Did you mean to write 'bucketName'?",
      "Write `bucketName`.",
    ],
    [2551, "Property 'ar' does not exist on type 'Bucket'. Did you mean 'arn'?", "Write `arn`."],
    [
      2339,
      "Property 'arn' does not exist on type 'Output<Bucket>'.",
      "Use `.apply(value => value.arn)` to reach into an Output.",
    ],
    [
      2345,
      "Argument of type 'Output<string>' is not assignable to parameter of type 'string'.",
      "Build the text with `pulumi.interpolate`, or use `.apply(value => ...)`: an Output has no value before the deployment.",
    ],
    [
      2322,
      "Type 'OutputInstance<number>' is not assignable to type 'number'.",
      "Use `.apply(value => ...)` or `pulumi.all([...]).apply(...)`: an Output has no value before the deployment.",
    ],
    [
      2322,
      "Type 'Promise<string>' is not assignable to type 'string'.",
      "Use `await`, or wrap it in `pulumi.output(...)`.",
    ],
    [
      2307,
      "Cannot find module '@pulumi/awsx/classic' or its corresponding type declarations.",
      "Run `npm install @pulumi/awsx`.",
    ],
    [
      2307,
      "Cannot find module './network' or its corresponding type declarations.",
      "Correct the path, or add the file.",
    ],
    [
      7016,
      "Could not find a declaration file for module '@a/b'. 'x.js' implicitly has an 'any' type.",
      "Run `npm install --save-dev @types/a__b`, or declare the module in a .d.ts file.",
    ],
  ])("TS%i: %s", (code, text, expected) => {
    expect(fix(code, text)).toBe(expected);
  });

  it("says nothing where there is nothing certain to say", () => {
    expect(fix(2322, "Type 'number' is not assignable to type 'string'.")).toBeUndefined();
    expect(fix(2300, "Duplicate identifier 'a'.")).toBeUndefined();
  });
});

describe("parseJsonText", () => {
  it("reads comments and trailing commas, and leaves strings alone", () => {
    const text =
      '\uFEFF{ // one\n "a": "// no, /* no */ ,]", /* two\n */ "b": [1, 2, /* x */ ], "c": "\\",}", }';
    expect(parseJsonText(text)).toEqual({ a: "// no, /* no */ ,]", b: [1, 2], c: '",}' });
    expect(parseJsonText("{ nonsense")).toBeUndefined();
  });
});
