// Requirements: `files` and `stacks`: what the project's folder holds.
import picomatch from "picomatch";
import { nearest } from "../core/nearest.ts";
import type { Finding } from "../findings/finding.ts";
import type { Requirements } from "../project/requirements.ts";
import { askedBy, defineRequirement, unmet } from "./asked.ts";

const notAllowed = defineRequirement<{ file: string; patterns: string }>("file-not-asked-for", {
  message: ({ file, patterns }) => `The file \`${file}\` is none of those that were asked for: ${patterns}.`,
  fix: "Put what it holds into a file that was asked for, or name it in `files.only`.",
});

const notThere = defineRequirement<{ pattern: string; meant: string | undefined }>("file-missing", {
  message: ({ pattern }) => `No file is \`${pattern}\`.`,
  fix: ({ meant }) => (meant === undefined ? "Write it." : `There is \`${meant}\`: rename it.`),
});

const noStack = defineRequirement<{ stack: string; meant: string | undefined; has: string }>(
  "stack-missing",
  {
    message: ({ stack }) => `There is no stack \`${stack}\`: the file Pulumi.${stack}.yaml is missing.`,
    fix: ({ stack, meant, has }) =>
      meant === undefined ? `Run \`pulumi stack init ${stack}\`. ${has}` : `Did you mean \`${meant}\`?`,
  },
);

/** What every project of Pulumi has; nobody needs to ask for it. */
const ALWAYS = [
  "Pulumi.yaml",
  "Pulumi.*.yaml",
  "package.json",
  "package-lock.json",
  "yarn.lock",
  "pnpm-lock.yaml",
  "tsconfig*.json",
  "stackproof.yaml",
  "stackproof.yml",
  "stackproof.config.*",
];

/** The project's folder, the same for every stack. */
export interface ProjectFolder {
  /** Paths from the project's folder, with forward slashes; without packages and hidden files. */
  readonly files: readonly string[];
  /** Names of the stacks that have a file. */
  readonly stacks: readonly string[];
}

/** Files that are there and were not asked for, files that are missing, and stacks. */
export function checkFolder(requirements: Requirements, folder: ProjectFolder): Finding[] {
  const { only, required } = requirements.files;
  const findings: Finding[] = [];
  const [first] = only;
  if (first !== undefined) {
    const patterns = [...only, ...required].map(({ value }) => value);
    const isAllowed = picomatch([...patterns, ...ALWAYS], { dot: true });
    for (const file of folder.files) {
      if (isAllowed(file)) continue;
      const parameters = { file, patterns: patterns.join(", "), ...askedBy(first) };
      const related = [{ source: first.place, note: "asked for here" }];
      findings.push(notAllowed.at({ source: { file } }, parameters, { related }));
    }
  }
  for (const requirement of required) {
    const { value: pattern } = requirement;
    const fits = picomatch(pattern, { dot: true });
    if (!folder.files.some((file) => fits(file)))
      findings.push(unmet(notThere, requirement, { pattern, meant: nearest(pattern, folder.files) }));
  }
  for (const requirement of requirements.stacks) {
    const { value: stack } = requirement;
    if (folder.stacks.includes(stack)) continue;
    const has = folder.stacks.length === 0 ? "" : `The project has ${folder.stacks.join(", ")}.`;
    findings.push(unmet(noStack, requirement, { stack, meant: nearest(stack, folder.stacks), has }));
  }
  return findings;
}
