// Engine, program, preload: whatever is thrown can be described.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { describeError } from "./describe-error.ts";

describe("describeError", () => {
  test("any value gives texts", () => {
    fc.assert(
      fc.property(
        fc.anything({ withBigInt: true, withMap: true, withSet: true, withTypedArray: true }),
        (value) => {
          const { name, message, frames } = describeError(value);
          expect([typeof name, typeof message, Array.isArray(frames)]).toEqual(["string", "string", true]);
        },
      ),
    );
  });

  const hostile = new Proxy(new Error("p"), {
    get() {
      throw new Error("trap");
    },
  });
  test.each([
    [Symbol("s"), "Symbol(s)"],
    [() => 1, "function"],
    [hostile, "that cannot be read"],
    [{ toJSON: () => undefined, toString: (): string => "own words" }, "own words"],
    [Object.assign(new Error("x"), { message: 42 }), "42"],
    [Object.assign(new Error(""), { grpcMessage: "from the engine" }), "from the engine"],
  ])("case %#", (value, message) => {
    expect(describeError(value).message).toBe(message);
  });

  test("errors behind an error are named", () => {
    const error = new AggregateError([new Error("one"), "two"], "several", { cause: new TypeError("why") });
    expect(describeError(error).message).toBe("several\n- Error: one\n- two\nCause: TypeError: why");
  });

  test("a long message is cut where a word ends", () => {
    const { message } = describeError(new Error(`${"a ".repeat(9_990)}${"b".repeat(100)}`));
    expect(message.length).toBeLessThan(20_000);
    expect(message).toMatch(/a …$/);
  });

  test("a code that is no code is left out", () => {
    expect(describeError(Object.assign(new Error("x"), { code: "ENOENT" })).code).toBe("ENOENT");
    expect(describeError(Object.assign(new Error("x"), { code: 13 })).code).toBe("13");
    expect(describeError(Object.assign(new Error("x"), { code: {} })).code).toBeUndefined();
  });

  test("a syntax error of esbuild and of Node has its place", () => {
    const ofEsbuild = Object.assign(new Error("Transform failed"), {
      errors: [{ location: { file: "/a.ts", line: 2, column: 4 } }],
    });
    expect(describeError(ofEsbuild).at).toEqual({ file: "/a.ts", line: 2, column: 5 });
    const ofNode = Object.assign(new SyntaxError("Unexpected token"), {
      stack: "/app/a.js:3\nconst a = = 1\nSyntaxError: Unexpected token",
    });
    expect(describeError(ofNode).at).toEqual({ file: "/app/a.js", line: 3, column: 1 });
    expect(describeError(new SyntaxError("JSON")).at).toBeUndefined();
    expect(
      describeError(Object.assign(new Error("x"), { errors: [null, { location: null }] })).at,
    ).toBeUndefined();
  });
});
