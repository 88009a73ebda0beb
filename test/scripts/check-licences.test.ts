// The licence check, on made-up locks.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const script = fileURLToPath(new URL("../../scripts/check-licences.mjs", import.meta.url));
let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "licences-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

type Entry = Readonly<Record<string, unknown>>;

function write(path: string, content: unknown): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), JSON.stringify(content));
}

/** Runs the check on a lock; the published package needs `a` when nothing else is said. */
function check(packages: Readonly<Record<string, Entry>>): {
  status: number | null;
  out: string;
  err: string;
} {
  const lock = { "packages/tool": { name: "tool", version: "1.0.0", dependencies: { a: "1" } }, ...packages };
  write("package-lock.json", { lockfileVersion: 3, packages: lock });
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, folder], { encoding: "utf8" });
  return { status, out: stdout, err: stderr };
}

function only(license: unknown) {
  return check({ "node_modules/a": { version: "1.0.0", license } });
}

describe("check-licences", () => {
  it.each([
    "MIT",
    "Apache-2.0",
    "(MIT OR GPL-3.0)",
    "GPL-3.0-only OR (ISC AND BSD-3-Clause)",
    "MIT AND Zlib OR 0BSD",
  ])("lets %s pass", (license) => {
    expect(only(license)).toMatchObject({ status: 0, err: "" });
  });

  it.each([
    "GPL-3.0-only",
    "AGPL-3.0",
    "MIT AND GPL-3.0",
    "SEE LICENSE IN LICENSE.md",
    "Apache-2.0 WITH LLVM-exception",
    "(MIT",
    "mit",
    "UNLICENSED",
  ])("stops at %s", (license) => {
    expect(only(license).status).toBe(1);
  });

  it("says which package, who brings it and what to do", () => {
    const { status, out, err } = check({
      "node_modules/a": { version: "1.0.0", license: "MIT", dependencies: { "@b/c": "2" } },
      "node_modules/@b/c": { version: "2.1.0", license: "AGPL-3.0-only" },
    });
    expect(status).toBe(1);
    expect(err).toContain("@b/c@2.1.0 is under AGPL-3.0-only.");
    expect(err).toContain("It is shipped by tool > a > @b/c.");
    expect(err).toContain("Use another package");
    expect(out).toBe("2 packages shipped by 1: 1 AGPL-3.0-only, 1 MIT.\n");
  });

  it("reads the installed package when the lock names no licence, and fails when nobody does", () => {
    write("node_modules/a/package.json", { name: "a", license: "ISC" });
    expect(check({ "node_modules/a": { version: "1.0.0" } })).toMatchObject({ status: 0 });
    write("node_modules/a/package.json", { name: "a" });
    const nobody = check({ "node_modules/a": { version: "1.0.0" } });
    expect(nobody.status).toBe(1);
    expect(nobody.err).toContain("a@1.0.0 names no licence.");
  });

  it("leaves out what is for development, and packages that are not published", () => {
    const { status, out } = check({
      "packages/tool": { name: "tool", dependencies: { a: "1" }, devDependencies: { d: "1" } },
      "packages/private": { name: "private", private: true, dependencies: { d: "1" } },
      "node_modules/a": { version: "1.0.0", license: "MIT", devDependencies: { d: "1" } },
      "node_modules/d": { version: "1.0.0", license: "GPL-3.0" },
    });
    expect({ status, out }).toEqual({ status: 0, out: "1 packages shipped by 1: 1 MIT.\n" });
  });

  it("looks at what is for other systems, and at peers that must be there", () => {
    const { err } = check({
      "node_modules/a": {
        version: "1.0.0",
        license: "MIT",
        optionalDependencies: { native: "1", absent: "1" },
        peerDependencies: { peer: "1", choice: "1" },
        peerDependenciesMeta: { choice: { optional: true } },
      },
      "node_modules/native": { version: "1.0.0", license: "GPL-1.0", optional: true, os: ["win32"] },
      "node_modules/peer": { version: "1.0.0", license: "GPL-2.0" },
      "node_modules/choice": { version: "1.0.0", license: "GPL-3.0" },
    });
    expect(err).toContain("native@1.0.0");
    expect(err).toContain("peer@1.0.0");
    expect(err).not.toContain("choice");
  });

  it("takes the copy that Node would take", () => {
    const { status } = check({
      "node_modules/a": { version: "1.0.0", license: "MIT", dependencies: { b: "1" } },
      "node_modules/a/node_modules/b": { version: "1.0.0", license: "MIT" },
      "node_modules/b": { version: "2.0.0", license: "GPL-3.0" },
    });
    expect(status).toBe(0);
  });

  it("follows links to the other workspace, which is published itself, and ends in circles", () => {
    const { status, out } = check({
      "packages/other": { name: "other", version: "1.0.0", dependencies: { a: "1" } },
      "packages/tool": { name: "tool", dependencies: { a: "1", other: "1" } },
      "node_modules/other": { resolved: "packages/other", link: true },
      "node_modules/a": { version: "1.0.0", license: "MIT", dependencies: { b: "1" } },
      "node_modules/b": { version: "1.0.0", license: "MIT", dependencies: { a: "1" } },
    });
    expect({ status, out }).toEqual({ status: 0, out: "2 packages shipped by 2: 2 MIT.\n" });
  });
});
