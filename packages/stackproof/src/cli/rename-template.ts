// Command line: a template's files under the new project's names. Pure.
import { basename } from "node:path/posix";
import { parse, stringify } from "yaml";

/** What files hold, by path from the project's folder, with forward slashes. */
export type TemplateFiles = ReadonlyMap<string, string>;

/** What the files get. */
export interface NewNames {
  /** The template, which the README has as title. */
  readonly template: string;
  /** The new project's. */
  readonly name: string;
  /** Of this package, on which the new project depends. */
  readonly version: string;
}

/**
 * The files under new names. A template of one Pulumi project has the name itself; of several, each has it before its
 * own: `shop-network`, `shop-application`.
 */
export function renamed(files: TemplateFiles, { template, name, version }: NewNames): TemplateFiles {
  const projects = projectsOf(files);
  const names = new Map(projects.map((old) => [old, projects.length === 1 ? name : `${name}-${old}`]));
  names.set(template, name);
  return new Map(
    [...files].map(([path, text]) => [
      path,
      basename(path) === "package.json" ? packageText(text, names, version) : renamedText(text, names),
    ]),
  );
}

/** Names where they stand for the project: elsewhere `network` is a word. */
function renamedText(text: string, names: ReadonlyMap<string, string>): string {
  const old = `(${[...names.keys()].join("|")})`;
  const newName = (_: string, before: string, found: string): string => before + (names.get(found) ?? found);
  return text
    .replaceAll(
      new RegExp(`^(name: )${old}$`, "gm"),
      (_, before: string, found: string) => before + stringify(names.get(found)).trimEnd(),
    )
    .replaceAll(new RegExp(`^(# )${old}$`, "gm"), newName)
    .replaceAll(new RegExp(`(project: ")${old}(?=")`, "g"), newName)
    .replaceAll(new RegExp(`(^|[\\s\`"'])${old}(?=:[A-Za-z])`, "gm"), newName);
}

function packageText(text: string, names: ReadonlyMap<string, string>, version: string): string {
  const content = JSON.parse(text) as { name: string; devDependencies?: Record<string, string> };
  content.name = packageName(names.get(content.name) ?? content.name);
  content.devDependencies = { ...content.devDependencies, stackproof: `^${version}` };
  return `${JSON.stringify(content, undefined, 2)}\n`;
}

/** npm's names are lower case and begin otherwise. https://docs.npmjs.com/cli/v11/configuring-npm/package-json#name */
function packageName(name: string): string {
  return name.toLowerCase().replace(/^[._-]+/, "") || "stack";
}

/** The names of the Pulumi projects in the files. */
function projectsOf(files: TemplateFiles): string[] {
  return [...files].flatMap(([path, text]) =>
    basename(path) === "Pulumi.yaml" ? [(parse(text) as { name: string }).name] : [],
  );
}

/** https://github.com/pulumi/pulumi/blob/master/sdk/go/common/tokens/project.go */
const LONGEST = 100;

/** The longest name that leaves room for what a template of several projects adds to it. */
export function longestName(files: TemplateFiles): number {
  const projects = projectsOf(files);
  return projects.length === 1 ? LONGEST : LONGEST - Math.max(...projects.map((own) => `-${own}`.length));
}

/**
 * What is wrong with a project's name, as the end of a sentence; undefined when Pulumi takes it. The rules are those of
 * `pulumi new`, https://github.com/pulumi/pulumi/blob/master/pkg/workspace/templates.go. And the settings of a project
 * `aws` would be those of the provider.
 */
export function nameProblem(name: string, longest: number): string | undefined {
  if (name === "") return "is empty";
  if (!/^[\w.-]+$/.test(name)) return "has other characters than letters, digits, `_`, `.` and `-`";
  if (name.length > longest) return `is longer than ${longest} characters`;
  return /^(?:aws|pulumi(?:\..*)?)$/i.test(name) ? "belongs to Pulumi" : undefined;
}

/** A folder's name as a project's: other characters become hyphens. Empty when nothing is left. */
export function nameFrom(folder: string, longest: number): string {
  return folder
    .replaceAll(/[^\w.-]+/g, "-")
    .slice(0, longest)
    .replaceAll(/^-+|-+$/g, "");
}
