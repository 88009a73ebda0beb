import { createHash } from "node:crypto";
import { gunzipSync, strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { knownString, type PropertyMap, Unknown } from "../../core/value.ts";
import { Graph } from "../../graph/graph.ts";
import { createRequest, graphNode, invokeRequest, testContext } from "../testing.ts";
import { createArchiveHost } from "./archive.ts";
import { globMatcher } from "./globs.ts";

const FILES = {
  "/shop/index.js": "exports.handler = 1",
  "/shop/app/main.js": "main",
  "/shop/app/lib/a.js": "a",
  "/shop/app/lib/a.test.js": "test",
  "/shop/app/node_modules/x/index.js": "x",
};

function archive(inputs: PropertyMap) {
  const context = testContext({ files: FILES });
  const answer = createArchiveHost(context).create?.(
    createRequest("archive:index/file:File", "code", inputs),
  );
  const path = `/shop/${knownString(inputs["outputPath"])}`;
  const content = context.virtualFiles.get(path)?.content ?? new Uint8Array();
  return { answer, content, context };
}

function zipped(inputs: PropertyMap): Record<string, string> {
  const { content } = archive({ type: "zip", outputPath: "out.zip", ...inputs });
  return Object.fromEntries(
    Object.entries(unzipSync(content)).map(([path, bytes]) => [path, strFromU8(bytes)]),
  );
}

describe("what an archive holds", () => {
  it("one file, by its own name", () => {
    expect(zipped({ sourceFile: "app/main.js" })).toEqual({ "main.js": "main" });
  });

  it("a folder, without what is excluded", () => {
    expect(Object.keys(zipped({ sourceDir: "./app" }))).toEqual([
      "lib/a.js",
      "lib/a.test.js",
      "main.js",
      "node_modules/x/index.js",
    ]);
    expect(Object.keys(zipped({ sourceDir: "app", excludes: ["**/*.test.js", "node_modules"] }))).toEqual([
      "lib/a.js",
      "main.js",
    ]);
  });

  it("content that the program gives", () => {
    expect(zipped({ sourceContent: "hi", sourceContentFilename: "hi.txt" })).toEqual({ "hi.txt": "hi" });
    const sources = [
      { filename: "b.txt", content: "b" },
      { filename: "a/a.txt", content: "a" },
    ];
    expect(Object.entries(zipped({ sources }))).toEqual([
      ["a/a.txt", "a"],
      ["b.txt", "b"],
    ]);
  });

  it("an archive made before, which is on no disk", () => {
    const context = testContext({ files: FILES });
    const host = createArchiveHost(context);
    const inner = { type: "zip", outputPath: "inner.zip", sourceFile: "index.js" };
    const outer = { type: "zip", outputPath: "outer.zip", sourceFile: "inner.zip" };
    host.create?.(createRequest("archive:index/file:File", "inner", inner));
    expect(host.create?.(createRequest("archive:index/file:File", "outer", outer))?.coverage).toBe(
      "modelled",
    );
    expect(context.findings).toEqual([]);
  });

  it("a tar.gz that tar would read", () => {
    const { content } = archive({ type: "tar.gz", outputPath: "out.tar.gz", sourceFile: "index.js" });
    const tar = Buffer.from(gunzipSync(content));
    expect(tar.subarray(0, 8).toString()).toBe("index.js");
    expect(tar.subarray(257, 265).toString("latin1")).toBe("ustar\u000000");
    expect(Number.parseInt(tar.subarray(124, 135).toString(), 8)).toBe(19);
    const sum = Number.parseInt(tar.subarray(148, 154).toString(), 8);
    tar.fill(" ", 148, 156);
    expect(tar.subarray(0, 512).reduce((total, byte) => total + byte, 0)).toBe(sum);
    expect(tar.subarray(512, 531).toString()).toBe(FILES["/shop/index.js"]);
  });
});

describe("what an archive puts out", () => {
  it("its size and hashes, in hex and base64, with SHA-1 as id", () => {
    const inputs = { type: "zip", outputPath: "out.zip", sourceFile: "index.js" };
    const { answer, content } = archive(inputs);
    const digest = (name: string, form: "hex" | "base64") => createHash(name).update(content).digest(form);
    expect(answer?.id).toBe(digest("sha1", "hex"));
    expect(answer?.outputs).toEqual({
      ...inputs,
      outputSize: content.length,
      outputMd5: digest("md5", "hex"),
      outputSha: digest("sha1", "hex"),
      outputSha256: digest("sha256", "hex"),
      outputSha512: digest("sha512", "hex"),
      outputBase64sha256: digest("sha256", "base64"),
      outputBase64sha512: digest("sha512", "base64"),
    });
  });

  it("the same bytes twice, and others for other content", () => {
    const inputs = { type: "zip", outputPath: "out.zip", sourceContentFilename: "a" };
    const id = (sourceContent: string) => archive({ ...inputs, sourceContent }).answer?.id;
    expect(id("one")).toBe(id("one"));
    expect(id("one")).not.toBe(id("two"));
  });

  it("a virtual file and nothing else", () => {
    const { context, content } = archive({
      type: "zip",
      outputPath: "dist/../out.zip",
      sourceFile: "index.js",
    });
    expect(content).toHaveLength(0);
    const file = context.virtualFiles.get("/shop/out.zip");
    expect(file?.size).toBe(file?.content.length);
    expect(file?.sha256).toBe(
      createHash("sha256")
        .update(file?.content ?? "")
        .digest("hex"),
    );
  });
});

describe("what the provider refuses", () => {
  const inputs = { type: "zip", outputPath: "out.zip" };

  it.each([
    [{ sourceFile: "app" }, "error archiving file: read app: is a directory"],
    [{ sourceFile: "no.js" }, "error archiving file: could not archive missing file: no.js"],
    [{ sourceDir: "no" }, "error archiving directory: could not archive missing directory: no"],
    [
      { sourceDir: "index.js" },
      "error archiving directory: could not archive directory that is a file: index.js",
    ],
    [{ sourceDir: "app", excludes: [".*"] }, "archive has not been created as it would be empty"],
    [{ sourceDir: "app", excludes: ["**"] }, "archive has not been created as it would be empty"],
    [{ sourceFile: "index.js", type: "rar" }, "archive type not supported: rar"],
  ])("%j", (more, quote) => {
    const { answer, context } = archive({ ...inputs, ...more });
    expect(answer).toBeUndefined();
    expect(context.findings).toMatchObject([{ severity: "error", quote: expect.stringContaining(quote) }]);
    expect(context.virtualFiles.has("/shop/out.zip")).toBe(true);
  });

  it("ends a call of getFile, unless a command of the program may make the source", () => {
    const host = createArchiveHost(testContext({ files: FILES }));
    const args = { ...inputs, sourceDir: "dist" };
    const token = "archive:index/getFile:getFile";
    expect(host.invoke?.(invokeRequest(token, args))).toMatchObject({
      kind: "failure",
      finding: { severity: "error" },
    });
    const graph = new Graph("shop", "dev");
    graph.add(graphNode("command:local:Command", "build"));
    expect(host.invoke?.(invokeRequest(token, args, { graph }))).toBeUndefined();
    expect(host.invoke?.(invokeRequest(token, { ...args, sourceDir: "app" }))).toMatchObject({
      kind: "answer",
      coverage: "modelled",
      result: { outputPath: "out.zip" },
    });
  });

  it("is not said of what the rehearsal does not know", () => {
    const sourceDir = new Unknown("rehearsed-000000000000", undefined);
    const { answer, context } = archive({ ...inputs, sourceDir });
    expect(answer).toBeUndefined();
    expect(context.findings).toEqual([]);
    expect(context.virtualFiles.has("/shop/out.zip")).toBe(true);
  });
});

describe("globMatcher", () => {
  it.each([
    ["*.js", "a.js", true],
    ["*.js", "lib/a.js", false],
    ["**/*.js", "a.js", true],
    ["**/*.js", "x/y/a.js", true],
    ["lib/**", "lib/x/a.js", true],
    ["lib/**", "lib", true],
    ["lib/**", "library/a.js", false],
    ["**", "x/y", true],
    ["a?c", "abc", true],
    ["a?c", "a/c", false],
    ["[!a]bc", "abc", false],
    ["[!b]bc", "abc", true],
    ["[!b]bc", "/bc", false],
    ["*.{js,ts}", "a.ts", true],
    ["*.{js,ts}", "a.jsx", false],
    ["a\\*", "a*", true],
    ["a\\*", "ab", false],
    ["a.b", "axb", false],
    ["[z-a]", "b", false],
  ])("%s on %s: %s", (pattern, path, expected) => {
    expect(globMatcher(pattern)(path)).toBe(expected);
  });
});
