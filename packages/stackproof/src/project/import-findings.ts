// Project: what can be wrong with the imports of the project's own files.
import { defineFinding } from "../findings/finding.ts";

const RESOLUTION = "https://nodejs.org/api/modules.html#all-together";
const refused = { severity: "error", effect: "broken", evidence: "documented" } as const;

export const importNotInstalled = defineFinding<{
  name: string;
  specifier: string;
  isDeclared: boolean;
  command: string;
}>("project/import-not-installed", {
  ...refused,
  message: ({ name, isDeclared }) =>
    isDeclared
      ? `\`${name}\` is in package.json and not installed.`
      : `\`${name}\` is imported, but is neither in package.json nor installed.`,
  why: "Node stops at an import that it cannot find, so the program never starts.",
  fix: ({ command }) => `Run \`${command}\`.`,
  quote: ({ specifier }) => `Cannot find module '${specifier}'`,
  docs: RESOLUTION,
});

export const importNotDeclared = defineFinding<{ name: string; command: string }>(
  "project/import-not-declared",
  {
    severity: "warning",
    effect: "risky",
    evidence: "documented",
    message: ({ name }) => `\`${name}\` is imported and not in package.json.`,
    why: "It is there only because another package brought it; another install may leave it out.",
    fix: ({ command }) => `Run \`${command}\`.`,
    docs: "https://docs.npmjs.com/cli/configuring-npm/package-json#dependencies",
  },
);

export const importNotFound = defineFinding<{ specifier: string; meant: string | undefined }>(
  "project/import-not-found",
  {
    ...refused,
    message: ({ specifier }) => `\`${specifier}\` is imported and does not exist.`,
    why: "Node stops at an import that it cannot find, so the program never starts.",
    fix: ({ meant }) =>
      meant === undefined ? "Write the file, or correct the path." : `Did you mean \`${meant}\`?`,
    quote: ({ specifier }) => `Cannot find module '${specifier}'`,
    docs: RESOLUTION,
  },
);

export const importAlias = defineFinding<{ specifier: string; alias: string }>("project/import-alias", {
  ...refused,
  message: ({ specifier, alias }) => `\`${specifier}\` exists only for types, by ${alias} of tsconfig.json.`,
  why: "TypeScript leaves the import as it is written, and Node knows nothing of tsconfig.json.",
  fix: "Import the file by its relative path, or load `tsconfig-paths/register` first.",
  quote: ({ specifier }) => `Cannot find module '${specifier}'`,
  docs: "https://www.typescriptlang.org/docs/handbook/modules/reference.html#paths-does-not-affect-emit",
});
