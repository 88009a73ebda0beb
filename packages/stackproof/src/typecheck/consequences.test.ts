// Type errors that follow from parts of files that do not parse.
import { expect, test } from "vitest";
import type { Recovered } from "../project/recover.ts";
import { type BrokenFiles, isConsequence } from "./consequences.ts";

const part: Recovered = {
  text: "",
  leftOut: [{ first: 20, last: 22, text: "export const zones = f({\n  count: 2,\n  names: [" }],
  closed: ["Network"],
};
const broken: BrokenFiles = new Map([
  ["/p/network.ts", part],
  ["/p/lost.ts", undefined],
]);
const diagnostic = (code: number, text: string) => ({ file: "x", line: 1, column: 1, code, text });

test.each([
  ["a name that was left out", 2304, "Cannot find name 'zones'.", "/p/network.ts"],
  [
    "an export that was left out",
    2305,
    "Module '\"./network\"' has no exported member 'zones'.",
    "/p/index.ts",
  ],
  [
    "an export that was to come",
    2305,
    "Module '\"./network\"' has no exported member 'Other'.",
    "/p/index.ts",
  ],
  ["a file of which nothing is left", 2306, "File '/p/lost.ts' is not a module.", "/p/index.ts"],
  [
    "a member of a class that was cut off",
    2339,
    "Property 'a' does not exist on type 'Network'.",
    "/p/index.ts",
  ],
  [
    "a class that was cut off as an argument",
    2345,
    "Argument of type 'Network' is no 'Other'.",
    "/p/index.ts",
  ],
  ["a field that a cut constructor was to set", 2564, "Property 'a' has no initializer.", "/p/network.ts"],
  [
    "a name that only the rest uses",
    6133,
    "'pulumi' is declared but its value is never read.",
    "/p/network.ts",
  ],
  [
    "a parameter whose type came from there",
    7006,
    "Parameter 'x' implicitly has an 'any' type.",
    "/p/index.ts",
  ],
  ["anything in a file of which nothing is left", 2322, "Type 'a' is no 'b'.", "/p/lost.ts"],
])("follows: %s", (_, code, text, file) => {
  expect(isConsequence(diagnostic(code, text), file, broken)).toBe(true);
});

test.each([
  ["a wrong value in another file", 2322, "Type 'string' is not assignable to type 'number'.", "/p/index.ts"],
  ["a wrong argument in what is left", 2345, "Argument of type 'string' is no 'number'.", "/p/network.ts"],
  ["a name that nobody declares", 2304, "Cannot find name 'zone'.", "/p/index.ts"],
  ["an export of a whole file", 2305, "Module '\"./names\"' has no exported member 'zone'.", "/p/index.ts"],
  ["a field that another constructor forgets", 2564, "Property 'a' has no initializer.", "/p/index.ts"],
  ["a longer name", 2339, "Property 'a' does not exist on type 'NetworkArgs'.", "/p/index.ts"],
])("does not follow: %s", (_, code, text, file) => {
  expect(isConsequence(diagnostic(code, text), file, broken)).toBe(false);
});

test("without broken files there is nothing that follows", () => {
  expect(isConsequence(diagnostic(2304, "Cannot find name 'zones'."), "/p/index.ts", new Map())).toBe(false);
});
