// What the function does with an event.
import * as assert from "node:assert";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const lambdaCode = readFileSync(join(__dirname, "../functions/uploads/keys.js"), "utf8");

test("reads the keys of the objects", () => {
  const lambda: Record<string, (event: unknown) => string[]> = {};
  new Function("exports", lambdaCode)(lambda);
  const event = { Records: [{ s3: { object: { key: "a+b.txt", size: 3 } } }] };
  assert.deepStrictEqual(lambda.keysOf(event), ["a b.txt"]);
});
