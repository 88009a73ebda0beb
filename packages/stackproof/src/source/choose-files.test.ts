import { expect, test } from "vitest";
import { short } from "./testing.ts";

const BROKEN = 'import * as aws from "@pulumi/aws";\nexport const a = ;\n';

test("what nothing loads is the program when it uses Pulumi and there is no file to start with", () => {
  expect(short({ "beside/stack.ts": BROKEN })).toEqual(["error source/does-not-parse beside/stack.ts:2"]);
  expect(short({ "beside/handler.ts": "export const a = ;\n" })).toEqual([
    "warning source/does-not-parse beside/handler.ts:1",
  ]);
  expect(short({ "stack.test.ts": BROKEN })).toEqual(["warning source/does-not-parse stack.test.ts:2"]);
});

test("what nothing loads lies beside a program that has one", () => {
  expect(short({ "beside/stack.ts": BROKEN, "index.ts": "export {};\n" })).toEqual([
    "warning source/does-not-parse beside/stack.ts:2",
  ]);
});
