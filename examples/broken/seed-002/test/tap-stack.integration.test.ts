// The stack as it is deployed.
import * as assert from "node:assert";
import { execFileSync } from "node:child_process";
import { test } from "node:test";

const outputs = JSON.parse(execFileSync("pulumi", ["stack", "output", "--json"], { encoding: "utf8" }));

test("the bucket is private", () => {
  const block = aws(["s3api", "get-public-access-block", "--bucket", outputs.bucketName]);
  assert.strictEqual(block.PublicAccessBlockConfiguration.BlockPublicPolicy, true);
});

test("an object runs the function", () => {
  aws(["s3api", "put-object", "--bucket", outputs.bucketName, "--key", "note.txt"]);
  const events = aws([
    "logs",
    "filter-log-events",
    "--log-group-name",
    `/aws/lambda/${outputs.functionName}`,
    "--filter-pattern",
