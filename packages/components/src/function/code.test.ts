// Code on the disk.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { FunctionCode } from "./args.ts";
import { codeFault } from "./code.ts";

const ROOT = mkdtempSync(join(tmpdir(), "function-code-"));

beforeAll(() => {
  const files = [
    "node/index.mjs",
    "node/lib/orders.js",
    "python/app/main.py",
    "typed/index.ts",
    "tool/bootstrap",
  ];
  for (const file of [...files, "one.mjs", "one.ts", "one.py", "app.zip"]) {
    mkdirSync(join(ROOT, file, ".."), { recursive: true });
    writeFileSync(join(ROOT, file), "x");
  }
  mkdirSync(join(ROOT, "empty"));
});

afterAll(() => {
  rmSync(ROOT, { recursive: true });
});

const NODE = "nodejs22.x";
const at = (path: string): string => join(ROOT, path);

describe("code that is there", () => {
  test.each<[FunctionCode, string, string]>([
    [{ folder: at("node") }, NODE, "index.handler"],
    [{ folder: at("node") }, NODE, "lib/orders.handler"],
    [{ folder: at("node") }, NODE, "/opt/nodejs/wrapper.handler"],
    [{ folder: at("python") }, "python3.13", "app.main.handler"],
    [{ folder: at("tool") }, "provided.al2023", "index.handler"],
    [{ folder: at("node") }, "java21", "shop.Orders::handle"],
    [{ file: at("one.mjs") }, NODE, "index.handler"],
    [{ file: at("one.py") }, "python3.13", "index.handler"],
    [{ inline: "export const handler = 1;" }, NODE, "index.handler"],
  ])("%o", (code, runtime, handler) => {
    expect(codeFault(code, runtime, handler)).toBeUndefined();
  });
});

describe("code that is not", () => {
  test.each<[FunctionCode, string, string, string]>([
    [{ folder: at("gone") }, NODE, "index.handler", `tried ${at("gone")}`],
    [{ folder: at("one.mjs") }, NODE, "index.handler", "is a file"],
    [{ folder: at("empty") }, NODE, "index.handler", "is empty"],
    [{ folder: at("node") }, NODE, "main.handler", "tried main.mjs, main.js, main.cjs"],
    [{ folder: at("typed") }, NODE, "index.handler", "Lambda runs no TypeScript"],
    [{ folder: at("python") }, "python3.13", "main.handler", "tried main.py, main/__init__.py"],
    [{ folder: at("node") }, "provided.al2023", "index.handler", "tried bootstrap"],
    [{ file: at("gone.mjs") }, NODE, "index.handler", `tried ${at("gone.mjs")}`],
    [{ file: at("node") }, NODE, "index.handler", "is a folder"],
    [{ file: at("one.ts") }, NODE, "index.handler", "Build it to JavaScript"],
    [{ file: at("one.py") }, NODE, "index.handler", "takes .mjs, .js, .cjs"],
    [{ file: at("app.zip") }, NODE, "index.handler", "FileArchive"],
    [{ file: at("one.mjs") }, "java21", "shop.Orders", "compiled code"],
    [{ file: at("one.mjs") }, NODE, "one.handler", 'packed as "index"'],
    [{ inline: " \n" }, NODE, "index.handler", "code.inline is empty"],
    [{ inline: "x" }, "dotnet8", "Shop", "compiled code"],
  ])("%o", (code, runtime, handler, words) => {
    expect(codeFault(code, runtime, handler)).toContain(words);
  });
});
