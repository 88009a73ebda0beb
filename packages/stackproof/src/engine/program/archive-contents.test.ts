import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Archive, Asset } from "../../core/value.ts";
import type { ReadArchive } from "../../graph/archive-contents.ts";
import { packEntries } from "../../host/archive/pack.ts";
import { archiveReader } from "./archive-contents.ts";

let folder: string;
let read: ReadArchive;
const virtual = new Map<string, Uint8Array>();

function put(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

function zip(files: Record<string, string>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));
}

const path = (name: string) => new Archive({ path: name });
const entries = (value: Archive | Asset) => read(value)?.files.map((file) => [file.path, file.size]);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "stackproof-archive-"));
  read = archiveReader(folder, (file) => virtual.get(file));
  put("app/index.js", "exports.handler = 1;");
  put("app/lib/util.js", "x");
  put("app/.pulumi/state.json", "{}");
  put("shared/node_modules/dep/index.js", "y".repeat(5000));
  symlinkSync(join(folder, "shared/node_modules/dep"), join(folder, "app/dep"));
  symlinkSync(join(folder, "app"), join(folder, "app/lib/circle"));
  symlinkSync(join(folder, "shared/node_modules/dep/index.js"), join(folder, "app/linked.js"));
  symlinkSync(join(folder, "app"), join(folder, "app-link"));
  put("broken/index.js", "z");
  symlinkSync(join(folder, "nowhere"), join(folder, "broken/gone.js"));
  put(
    "out/code.zip",
    zip({ "index.js": "exports.handler = 1;", "lib/a.js": "a".repeat(3000), "empty/": "" }),
  );
  put("out/code.jar", zip({ "com/shop/Handler.class": "k" }));
  put("out/bad.zip", "this is no zip");
  put("out/cut.zip", zip({ a: "1", b: "2" }).slice(0, 40));
  const long = `${"deep/".repeat(30)}index.js`;
  const tar = packEntries("tar.gz", [
    { path: "index.js", content: strToU8("exports.handler = 2;") },
    { path: long, content: strToU8("l") },
  ]);
  put("out/code.tar.gz", tar ?? "");
  put("handler.py", "def main(): pass");
  put("big.js", "b".repeat(2 * 1024 * 1024));
  put("latin.txt", new Uint8Array([0xe9, 0x20]));
  virtual.set(join(folder, "made.zip"), zip({ "made.js": "m" }));
  virtual.set(join(folder, "unknown.zip"), new Uint8Array());
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("a folder", () => {
  it("has its files, linked files too, without .pulumi and linked folders", () => {
    expect(entries(path("./app"))).toEqual([
      ["index.js", 20],
      ["lib/util.js", 1],
      ["linked.js", 5000],
    ]);
    expect(read(path("./app"))).toMatchObject({ kind: "folder", complete: true, unzippedSize: 5021 });
  });

  it("is asked without being listed", () => {
    const app = read(path("app"));
    expect(app?.has("lib/util.js")).toBe(true);
    expect(app?.has("linked.js")).toBe(true);
    for (const none of ["lib", "dep/index.js", ".pulumi/state.json", "no.js", "../app/index.js", ""])
      expect(app?.has(none)).toBe(false);
    expect(app?.text("index.js")).toBe("exports.handler = 1;");
    expect(app?.text("dep/index.js")).toBeUndefined();
  });

  it("is about as big as its zip", () => {
    const zipped = read(path("app"))?.zippedSize;
    expect(zipped?.exact).toBe(false);
    expect(zipped?.bytes).toBeLessThan(700);
    expect(zipped?.bytes).toBeGreaterThan(100);
  });

  it("that is a link itself is packed as nothing", () => {
    expect(entries(path("app-link"))).toEqual([]);
    expect(read(path("app-link"))?.has("index.js")).toBe(false);
  });

  it("with a link to nowhere is not complete", () => {
    expect(read(path("broken"))).toMatchObject({ complete: false, zippedSize: undefined, unzippedSize: 1 });
  });
});

describe("an archive file", () => {
  it("that is a zip is handed on as it is", () => {
    const value = read(path("out/code.zip"));
    expect(entries(path("out/code.zip"))).toEqual([
      ["index.js", 20],
      ["lib/a.js", 3000],
    ]);
    expect(value?.zippedSize?.exact).toBe(true);
    expect(value?.zippedSize?.bytes).toBeLessThan(500);
    expect(value?.has("index.js")).toBe(true);
    expect(value?.has("empty/")).toBe(false);
    expect(value?.text("lib/a.js")).toBe("a".repeat(3000));
  });

  it("that is a jar or tar is zipped anew", () => {
    expect(entries(path("out/code.jar"))).toEqual([["com/shop/Handler.class", 1]]);
    expect(read(path("out/code.jar"))?.zippedSize?.exact).toBe(false);
    expect(read(path("out/code.tar.gz"))?.files).toHaveLength(2);
    expect(read(path("out/code.tar.gz"))?.text("index.js")).toBe("exports.handler = 2;");
  });

  it.each(["out/bad.zip", "out/cut.zip"])("%s that is damaged tells its size only", (name) => {
    const value = read(path(name));
    expect(value).toMatchObject({ complete: false, files: [] });
    expect(value?.has("index.js")).toBeUndefined();
    expect(value?.zippedSize?.exact).toBe(true);
  });

  it("may be made by a data source", () => {
    expect(entries(path("./made.zip"))).toEqual([["made.js", 1]]);
    expect(read(path("unknown.zip"))).toBeUndefined();
  });
});

describe("a map", () => {
  const map = () =>
    new Archive({
      assets: {
        "index.js": new Asset({ text: "exports.handler = 3;" }),
        "./lib/main.py": new Asset({ path: "handler.py" }),
        nested: path("app"),
        ".": path("out/code.zip"),
        "data.zip": new Asset({ path: "out/code.zip" }),
      },
    });

  it("has its assets, and those of its archives below their name", () => {
    const names = read(map())?.files.map((file) => file.path);
    expect(names).toEqual([
      "data.zip",
      "index.js",
      "lib/a.js",
      "lib/main.py",
      "nested/index.js",
      "nested/lib/util.js",
      "nested/linked.js",
    ]);
    const value = read(map());
    expect(value?.text("lib/main.py")).toBe("def main(): pass");
    expect(value?.text("nested/index.js")).toBe("exports.handler = 1;");
    expect(value?.has("nested/dep/index.js")).toBe(false);
    expect(value?.has("data.zip")).toBe(true);
    expect(value).toMatchObject({ kind: "map", complete: true });
  });

  it("with something unknown is unsure only of that", () => {
    const value = read(
      new Archive({
        assets: {
          "index.js": new Asset({ text: "a" }),
          lib: new Archive({ uri: "https://example.com/lib.zip" }),
        },
      }),
    );
    expect(value?.has("index.js")).toBe(true);
    expect(value?.has("lib/a.js")).toBeUndefined();
    expect(value?.has("main.js")).toBe(false);
    expect(value?.complete).toBe(false);
  });
});

describe("an asset", () => {
  it("is one file, or the archive that it names", () => {
    expect(entries(new Asset({ path: "handler.py" }))).toEqual([["handler.py", 16]]);
    expect(read(new Asset({ path: "out/code.zip" }))?.kind).toBe("archive");
    expect(read(new Asset({ text: "abc" }))).toMatchObject({ unzippedSize: 3, kind: "file" });
    expect(read(new Asset({ path: "app" }))).toBeUndefined();
  });

  it("gives no text that is too big or no text", () => {
    expect(read(new Asset({ path: "big.js" }))?.text("big.js")).toBeUndefined();
    expect(read(new Asset({ path: "latin.txt" }))?.text("latin.txt")).toBeUndefined();
  });
});

it.each([
  ["remote", new Archive({ uri: "https://example.com/a.zip" })],
  ["missing", path("no/such")],
  ["named by a placeholder", path("rehearsed-0123456789ab/app")],
  ["no archive", path("handler.py")],
])("nothing is known of what is %s", (_, value) => {
  expect(read(value)).toBeUndefined();
});
