// Project: temporary folders for the tests of this room. Used by tests only.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll } from "vitest";
import { compareFindings, type Finding } from "../findings/finding.ts";
import { loadProject } from "./load-project.ts";
import type { Project } from "./project.ts";
import type { Recovered } from "./recover.ts";

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** Makes a folder with these files; it goes away after the test file. */
export function testFolder(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "stackproof-project-"));
  made.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** The files of an installed package. */
export function installed(name: string, version: string, more: object = {}): Record<string, string> {
  return { [`node_modules/${name}/package.json`]: JSON.stringify({ name, version, ...more }) };
}

/** A sound program with its SDK; what is given replaces or adds files. */
export function program(files: Readonly<Record<string, string>> = {}): string {
  return testFolder({
    "Pulumi.yaml": "name: shop\nruntime: nodejs\n",
    "package.json": JSON.stringify({ name: "shop", dependencies: { "@pulumi/pulumi": "^3.0.0" } }),
    "index.ts": 'import * as pulumi from "@pulumi/pulumi";\nexport const name = pulumi.getProject();\n',
    ...installed("@pulumi/pulumi", "3.248.0"),
    ...files,
  });
}

/** Findings in short: `severity code file:line:column`. */
export function short(findings: readonly Finding[]): string[] {
  return findings.map(({ severity, code, at: { source } }) => {
    const place = source === undefined ? [] : [source.file, source.line, source.column];
    return `${severity} ${code} ${place.filter((part) => part !== undefined).join(":")}`.trim();
  });
}

/** A project with what its imports lead to, as a check sees it. */
export async function loadWhole(directory: string): Promise<{
  project: Project | undefined;
  findings: Finding[];
  sources: readonly string[];
  recovered: ReadonlyMap<string, Recovered>;
}> {
  const loaded = await loadProject(directory);
  const imports = await loaded.readImports();
  const findings = [...loaded.findings, ...imports.findings].sort(compareFindings);
  const { sources, recovered } = imports;
  return { project: loaded.project, findings, sources, recovered };
}
