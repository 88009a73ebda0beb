import { describe, expect, it } from "vitest";
import { Archive, Asset } from "../../core/value.ts";
import type { RuntimeFamily } from "../../data/lambda-runtimes.ts";
import { archiveReader } from "../../engine/program/archive-contents.ts";
import { lookUpHandler } from "./handler.ts";
import { missingNodePackages, missingPythonPackages } from "./imports.ts";

function code(files: Readonly<Record<string, string>>) {
  const assets = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, new Asset({ text })]));
  const contents = archiveReader("/", () => undefined)(new Archive({ assets }));
  if (contents === undefined) throw new Error("no contents");
  return contents;
}

const look = (family: RuntimeFamily, handler: string, files: Readonly<Record<string, string>>) =>
  lookUpHandler(handler, family, code(files)).problem;

describe("handlers that are found", () => {
  it.each<[RuntimeFamily, string, Record<string, string>]>([
    ["nodejs", "index.handler", { "index.js": "exports.handler = async () => {}" }],
    ["nodejs", "index.handler", { "index.mjs": "export const handler = async () => {};" }],
    ["nodejs", "index.handler", { "index.cjs": "module.exports = { handler };" }],
    ["nodejs", "src/app.run", { "src/app.js": "module.exports.run = () => {}" }],
    ["nodejs", "index.handler", { "index.js": "export async function handler() {}" }],
    ["nodejs", "index.handler", { "index.js": "const handler = 1;\nexport { handler };" }],
    ["nodejs", "index.handler", { "index.js": "const a = 1;\nexport { a as handler };" }],
    ["nodejs", "index.handler", { "index.js": 'export * from "./other.js";' }],
    ["nodejs", "index.handler", { "index.js": 'module.exports = require("./other");' }],
    [
      "nodejs",
      "index.handler",
      { "index.js": "__export(x, { handler: () => handler });\nmodule.exports = y(x);" },
    ],
    ["nodejs", "index.handler", { "index.js": "export const { handler } = make();" }],
    ["nodejs", "index.api.handler", { "index.js": "exports.api = { handler() {} }" }],
    ["nodejs", "app.handler", { "app/index.js": "exports.handler = 1" }],
    ["nodejs", "/opt/nodejs/wrap.handler", {}],
    ["python", "app.main", { "app.py": "def main(event, context): pass" }],
    ["python", "src/app.main", { "src/app.py": "main = 1" }],
    ["python", "src.app.main", { "src/app.py": "from x import main" }],
    ["python", "app.main", { "app/__init__.py": "from .x import *" }],
    ["python", "app.main", { "app.cpython-312-x86_64-linux-gnu.so": "x" }],
    ["ruby", "function.handler", { "function.rb": "" }],
    ["ruby", "source.Functions.handler", { "source.rb": "" }],
    ["java", "com.shop.Handler::handleRequest", { "com/shop/Handler.class": "" }],
    ["java", "com.shop.Handler", { "lib/shop.jar": "" }],
    ["dotnet", "Shop::Shop.Function::Run", { "Shop.dll": "" }],
    ["provided", "anything", { bootstrap: "#!/bin/sh" }],
  ])("%s %s %j", (family, handler, files) => {
    expect(look(family, handler, files)).toBeUndefined();
  });
});

describe("handlers that are not", () => {
  it.each<[RuntimeFamily, string, Record<string, string>, object]>([
    ["nodejs", "index", { "index.js": "" }, { kind: "malformed" }],
    ["nodejs", ".handler", { "index.js": "" }, { kind: "malformed" }],
    ["nodejs", "index.handler", { "main.js": "" }, { kind: "file-missing" }],
    ["nodejs", "index.handler", { "index.ts": "" }, { kind: "file-missing", source: "index.ts" }],
    [
      "nodejs",
      "index.handler",
      { "dist/index.js": "" },
      { kind: "file-missing", elsewhere: "dist/index.js" },
    ],
    ["nodejs", "index.handler", { "node_modules/a/index.js": "" }, { kind: "file-missing" }],
    [
      "nodejs",
      "index.handler",
      { "index.js": "exports.main = 1" },
      { kind: "not-exported", isCertain: true },
    ],
    [
      "nodejs",
      "index.handler",
      { "index.mjs": "const handler = 1;" },
      { kind: "not-exported", isCertain: false },
    ],
    ["python", "main", { "main.py": "" }, { kind: "malformed" }],
    ["python", "app.main", { "main.py": "" }, { kind: "file-missing", looked: ["app.py"] }],
    ["python", "app.main", { "app.py": "def handler(e, c): pass" }, { kind: "not-exported", file: "app.py" }],
    ["ruby", "function", {}, { kind: "malformed" }],
    ["ruby", "function.handler", { "app.rb": "" }, { kind: "file-missing" }],
    ["java", "Handler.handle()", {}, { kind: "malformed" }],
    [
      "java",
      "shop.Handler",
      { "shop/Handler.java": "" },
      { kind: "file-missing", source: "shop/Handler.java" },
    ],
    ["dotnet", "Shop::Run", {}, { kind: "malformed" }],
    ["dotnet", "Shop::Shop.Function::Run", { "Other.dll": "" }, { kind: "file-missing" }],
    ["provided", "main", { main: "", "main.go": "" }, { kind: "file-missing", looked: ["bootstrap"] }],
  ])("%s %s %j", (family, handler, files, problem) => {
    expect(look(family, handler, files)).toMatchObject(problem);
  });
});

it("finds Node packages that are not there, from the handler on", () => {
  const files = {
    "index.js":
      'const axios = require("axios");\nconst { S3 } = require("@aws-sdk/client-s3");\nconst fs = require("fs");\nconst u = require("./lib/util");\nconst here = require("here");\nif (x) { require("optional"); }',
    "lib/util.js":
      'import _ from "lodash/fp";\nimport { promises } from "node:fs";\nconst sdk = require("aws-sdk");',
    "node_modules/here/package.json": "{}",
    "unused.js": 'require("unused");',
  };
  const found = missingNodePackages("index.js", code(files), 20);
  expect(found).toEqual([
    { name: "axios", file: "index.js" },
    { name: "aws-sdk", file: "lib/util.js" },
    { name: "lodash", file: "lib/util.js" },
  ]);
  expect(missingNodePackages("index.js", code(files), 16).map((one) => one.name)).toEqual([
    "axios",
    "@aws-sdk/client-s3",
    "lodash",
  ]);
  expect(missingNodePackages("index.js", code(files), undefined)).toEqual([]);
});

it("finds well-known Python packages that are not there", () => {
  const files = {
    "app.py": "import boto3\nimport requests\nfrom pandas import DataFrame\nimport own\n",
    "pandas/__init__.py": "",
  };
  expect(missingPythonPackages("app.py", code(files))).toEqual([{ name: "requests", file: "app.py" }]);
});
