// Command line: `stackproof init --template`: a new project from one of the examples, which the build puts into dist.
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { TOOL_VERSION } from "../check/check.ts";
import { EXIT, refuse } from "./exit.ts";
import { makeFolder } from "./make-folder.ts";
import { longestName, nameFrom, nameProblem, renamed, type TemplateFiles } from "./rename-template.ts";

/** The templates, each with the folders of its Pulumi projects in the order of their deployment. */
const TEMPLATES: Readonly<Record<string, readonly string[]>> = {
  "serverless-api": [""],
  "web-tier": [""],
  "bucket-function": [""],
  "split-stacks": ["network", "application"],
};

/** npm takes files of this name out of what it publishes, so they cannot lie in the template. */
const IGNORED = "node_modules/\n.stackproof/\ndist/\n";

/**
 * Makes a project in a folder that is new or empty. Nothing is overwritten.
 *
 * @param name of the project; default: the folder's, with hyphens for what no name may have
 */
export function initFromTemplate(directory: string, template: string, name: string | undefined): number {
  const projects = Object.hasOwn(TEMPLATES, template) ? TEMPLATES[template] : undefined;
  if (projects === undefined) {
    return refuse(`there is no template "${template}". Choose one of ${Object.keys(TEMPLATES).join(", ")}.`);
  }
  const files = readTemplate(template);
  const longest = longestName(files);
  const newName = name ?? nameFrom(basename(resolve(directory)), longest);
  const problem = nameProblem(newName, longest);
  if (problem !== undefined)
    return refuse(`the project's name "${newName}" ${problem}. Give it another one: --name my-project.`);
  const obstacle = obstacleAt(directory);
  if (obstacle !== undefined) return refuse(obstacle);
  try {
    write(directory, renamed(files, { template, name: newName, version: TOOL_VERSION }));
  } catch (error) {
    return refuse(`the project could not be written: ${(error as Error).message}`);
  }
  process.stdout.write(nextSteps(directory, template, newName, projects));
  return EXIT.clean;
}

function readTemplate(template: string): TemplateFiles {
  const folder = join(dirname(fileURLToPath(import.meta.url)), "templates", template);
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  return new Map(
    paths
      .filter((path) => statSync(join(folder, path)).isFile())
      .map((path) => [path.split(sep).join("/"), readFileSync(join(folder, path), "utf8")]),
  );
}

/** Why a folder cannot take a project; undefined when it can. What git keeps there is in nobody's way. */
function obstacleAt(directory: string): string | undefined {
  try {
    const files = readdirSync(directory).filter((file) => file !== ".git");
    if (files.length === 0) return undefined;
    return `${directory} is not empty. Name a new folder, as nothing is overwritten.`;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return code === "ENOENT" ? undefined : `${directory} cannot take a project: ${message}`;
  }
}

function write(directory: string, files: TemplateFiles): void {
  for (const [path, text] of [...files, [".gitignore", IGNORED] as const]) {
    const file = resolve(directory, path);
    makeFolder(dirname(file));
    writeFileSync(file, text, { flag: "wx" });
  }
}

/** Three lines, to be run one after the other. */
function nextSteps(directory: string, template: string, name: string, projects: readonly string[]): string {
  const check = "npm install && npx stackproof check --all-stacks";
  const up = "pulumi up --stack dev";
  const [first = "", second] = projects;
  const lines =
    second === undefined
      ? [`cd ${word(directory)} && ${check}`, up]
      : [`cd ${word(join(directory, first))} && ${check} && ${up}`, `cd ../${second} && ${check} && ${up}`];
  return `Made \`${name}\` from the template ${template}. Next:\n${lines.map((line) => `  ${line}\n`).join("")}`;
}

/** A path as a shell reads it. */
function word(path: string): string {
  return /^[\w./~-]+$/.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`;
}
