// Project: what can be wrong with the project file, its entry point and its SDK.
import { defineFinding } from "../findings/finding.ts";

const PROJECT_FILE = "https://www.pulumi.com/docs/iac/concepts/projects/project-file/";
const SOURCE = "https://github.com/pulumi/pulumi/blob/master";
const LOADER = `${SOURCE}/sdk/go/common/workspace/project.go`;
const RUNNER = `${SOURCE}/sdk/nodejs/cmd/run/run.ts`;

const refused = { severity: "error", effect: "rejected", evidence: "documented" } as const;
const warned = { severity: "warning", effect: "risky", evidence: "documented" } as const;

export const noProjectFile = defineFinding<{ directory: string; similar: string | undefined }>(
  "project/no-project-file",
  {
    ...refused,
    message: ({ directory }) => `No Pulumi.yaml lies in \`${directory}\` or in a folder above it.`,
    why: "Pulumi finds a program by its project file.",
    fix: ({ similar }) =>
      similar === undefined
        ? "Name the folder of a Pulumi project, or write a Pulumi.yaml with `name` and `runtime: nodejs`."
        : `Rename \`${similar}\` to \`Pulumi.yaml\`: the name's case counts.`,
    quote: ({ directory }) =>
      `no Pulumi.yaml project file found (searching upwards from ${directory}). If you have not created a project yet, use \`pulumi new\` to do so: no project file found`,
    docs: `${SOURCE}/sdk/go/common/workspace/paths.go`,
  },
);

export const noSuchFolder = defineFinding<{ directory: string; isFile: boolean }>("project/no-such-folder", {
  ...refused,
  message: ({ directory, isFile }) =>
    `\`${directory}\` ${isFile ? "is a file, not a folder" : "does not exist"}.`,
  fix: "Name the folder of a Pulumi project.",
  docs: PROJECT_FILE,
});

export const foundInParent = defineFinding<{ path: string }>("project/found-in-parent", {
  severity: "note",
  effect: "risky",
  evidence: "documented",
  message: ({ path }) => `The project file \`${path}\` lies above the folder that was named.`,
  why: "Pulumi searches upwards, so this is the project that it would deploy.",
  docs: `${SOURCE}/sdk/go/common/workspace/paths.go`,
});

export const brokenFile = defineFinding<{ file: string; problem: string }>("project/broken-file", {
  ...refused,
  message: ({ file, problem }) => `\`${file}\` cannot be read: ${problem.replace(/\.$/, "")}.`,
  why: "Pulumi stops at a file that does not parse.",
  fix: "Correct the text at this place; look also at the indentation and quotes of the line before.",
  docs: `${SOURCE}/sdk/go/common/workspace/loaders.go`,
});

export const keyNotText = defineFinding<{ file: string; key: string }>("project/key-not-text", {
  ...refused,
  message: ({ file, key }) => `The key \`${key}\` in \`${file}\` is not a text.`,
  why: "Pulumi takes only texts as keys, at any depth.",
  fix: ({ key }) => `Put it in quotes: \`"${key}":\`.`,
  quote: "expected only string keys",
  docs: LOADER,
});

export const nameMissing = defineFinding<{ file: string; found: string | undefined; isThere: boolean }>(
  "project/name-missing",
  {
    ...refused,
    message: ({ file, isThere }) => `\`${file}\` has no ${isThere ? "usable " : ""}\`name\`.`,
    why: "Every Pulumi project needs a name; it is the namespace of its configuration.",
    fix: "Add `name: my-project`.",
    quote: ({ found, isThere }) => {
      if (isThere) return "project is missing a non-empty string 'name' attribute";
      return `project is missing a 'name' attribute${found === undefined ? "" : `; found '${found}' instead`}`;
    },
    docs: LOADER,
  },
);

export const refusedForm = defineFinding<{ what: string; expected: string; quote: string | undefined }>(
  "project/refused-form",
  {
    ...refused,
    message: ({ what, expected }) => `${what} is not of the form that Pulumi takes: ${expected}.`,
    why: "Pulumi checks the project file against its schema before it does anything else.",
    fix: ({ expected }) => `Write ${expected}.`,
    quote: ({ quote }) => quote,
    docs: `${SOURCE}/sdk/go/common/workspace/project.json`,
  },
);

export const misspeltKey = defineFinding<{ file: string; key: string; meant: string }>(
  "project/misspelt-key",
  {
    severity: "warning",
    effect: "broken",
    evidence: "inferred",
    message: ({ file, key }) => `\`${file}\` has the key \`${key}\`, which Pulumi does not know and ignores.`,
    fix: ({ meant }) => `Did you mean \`${meant}\`?`,
    docs: PROJECT_FILE,
  },
);

export const runtimeNotSupported = defineFinding<{ runtime: string | undefined }>(
  "project/runtime-not-supported",
  {
    ...refused,
    effect: "broken",
    message: ({ runtime }) =>
      runtime === undefined
        ? "The project names no runtime, so it cannot be rehearsed."
        : `The runtime \`${runtime}\` cannot be rehearsed: this version runs \`nodejs\` only.`,
    fix: ({ runtime }) =>
      runtime === undefined
        ? "Add `runtime: nodejs`."
        : "Nothing is said about this program; check it in another way.",
    docs: PROJECT_FILE,
  },
);

export const runtimeOption = defineFinding<{ option: string; quote: string }>("project/runtime-option", {
  ...refused,
  message: ({ option }) => `The runtime option \`${option}\` has a value that Pulumi does not take.`,
  fix: ({ quote }) => `Correct it: ${quote}.`,
  quote: ({ quote }) => quote,
  docs: `${SOURCE}/sdk/nodejs/cmd/pulumi-language-nodejs/main.go`,
});

export const mainNotFound = defineFinding<{ main: string; similar: string | undefined }>(
  "project/main-not-found",
  {
    ...refused,
    message: ({ main }) => `\`main\` of the project file is \`${main}\`, which does not exist.`,
    why: "Pulumi runs the program from there.",
    fix: ({ similar }) =>
      similar === undefined
        ? "Name the program's file or folder, from the folder of the project file; without `main` that folder is the program."
        : `Write \`main: ${similar}\`.`,
    quote: ({ main }) => `project 'main' could not be read: stat ${main}: no such file or directory`,
    docs: `${SOURCE}/pkg/engine/project.go`,
  },
);

export const noEntryPoint = defineFinding<{
  directory: string;
  tried: readonly string[];
  isModule: boolean;
  build: string | undefined;
}>("project/no-entry-point", {
  ...refused,
  message: ({ directory, tried }) =>
    `The program in \`${directory}\` has no file to start with; tried ${tried.map((path) => `\`${path}\``).join(", ")}.`,
  fix: ({ build }) =>
    build === undefined
      ? "Add index.ts or index.js, or name the first file with `main` in Pulumi.yaml."
      : `Run the build (\`${build}\`) first, as Pulumi does not, or name the TypeScript file with \`main\` in Pulumi.yaml.`,
  quote: ({ directory, isModule }) =>
    isModule
      ? `No entrypoint found in ${directory}`
      : `We failed to locate the entry point for your program: ${directory}`,
  docs: RUNNER,
});

export const entryNotBuilt = defineFinding<{ entry: string; used: string | undefined }>(
  "project/entry-not-built",
  {
    ...warned,
    message: ({ entry, used }) =>
      `package.json names \`${entry}\`, which does not exist${used === undefined ? "" : `; Pulumi runs \`${used}\` instead`}.`,
    why: "After a build another file runs than before it.",
    fix: "Build before you deploy, or remove the entry from package.json.",
    quote: ({ entry }) => `Could not find entry point '${entry}' specified in package.json`,
    docs: RUNNER,
  },
);

export const javaScriptFirst = defineFinding("project/index-js-first", {
  ...warned,
  message: () => "`index.js` lies beside `index.ts`, and Pulumi runs `index.js`.",
  why: "Changes in index.ts have no effect until index.js is built again.",
  fix: "Delete index.js, or name the file that you mean with `main` in Pulumi.yaml.",
  quote:
    "Found a TypeScript project containing an index.js file and no explicit entrypoint in Pulumi.yaml - Pulumi will use index.js",
  docs: RUNNER,
});

export const brokenPackageJson = defineFinding<{ file: string; problem: string }>(
  "project/broken-package-json",
  {
    ...refused,
    evidence: "observed",
    message: ({ file, problem }) => `\`${file}\` is no JSON: ${problem}.`,
    why: "Node does not load a program below a package.json that it cannot read.",
    fix: "Correct the text at this place; JSON has no comments and no trailing commas.",
    docs: "https://nodejs.org/api/errors.html#err_invalid_package_config",
  },
);

export const sdkNotInstalled = defineFinding<{ command: string; isDeclared: boolean }>(
  "project/sdk-not-installed",
  {
    ...refused,
    message: ({ isDeclared }) =>
      `\`@pulumi/pulumi\` is not installed${isDeclared ? "" : ", and package.json does not name it"}.`,
    why: "The program is run by its own copy of Pulumi's SDK.",
    fix: ({ command }) => `Run \`${command}\`.`,
    quote: "It looks like the Pulumi SDK has not been installed. Have you run pulumi install?",
    docs: `${SOURCE}/sdk/nodejs/cmd/pulumi-language-nodejs/main.go`,
  },
);

export const sdkCopies = defineFinding<{ copies: readonly string[]; majors: boolean }>("project/sdk-copies", {
  severity: "warning",
  effect: "risky",
  evidence: "inferred",
  message: ({ copies, majors }) =>
    `\`@pulumi/pulumi\` is installed ${majors ? "in different major versions" : "more than once"}: ${copies.join(", ")}.`,
  why: "Packages then work with different copies of Pulumi's classes and settings: types do not match, and what one copy sets the other may not see.",
  fix: "Ask for one version in package.json (`overrides` of npm and pnpm, `resolutions` of yarn), then install again or run `npm dedupe`.",
  docs: "https://www.pulumi.com/docs/iac/languages-sdks/javascript/",
});

export const brokenTsconfig = defineFinding<{ file: string; problem: string }>("project/broken-tsconfig", {
  ...refused,
  evidence: "observed",
  message: ({ file, problem }) => `\`${file}\` cannot be read: ${problem}.`,
  why: "ts-node, with which Pulumi loads TypeScript, stops at it. Comments and trailing commas are allowed.",
  fix: "Correct the text at this place.",
  quote: "Unable to compile TypeScript",
  docs: "https://www.typescriptlang.org/docs/handbook/tsconfig-json.html",
});

export const typescriptNotInstalled = defineFinding<{ option: string; value: string; command: string }>(
  "project/typescript-not-installed",
  {
    ...refused,
    evidence: "observed",
    message: ({ option, value }) =>
      `The project has no TypeScript of its own, and Pulumi's 3.8.3 does not know \`${option}: ${value}\`.`,
    why: "Pulumi then loads the program with the TypeScript that it brings along, which stops at the option.",
    fix: ({ command }) => `Run \`${command} --save-dev\`.`,
    quote: ({ option }) => `error TS6046: Argument for '--${option}' option must be:`,
    docs: "https://www.pulumi.com/docs/iac/languages-sdks/javascript/#typescript",
  },
);

export const tsconfigNotFound = defineFinding<{ path: string }>("project/tsconfig-not-found", {
  ...refused,
  message: ({ path }) => `The runtime option \`tsconfig\` is \`${path}\`, which does not exist.`,
  fix: "Name a file from the program's folder, or remove the option: tsconfig.json there is the default.",
  quote: ({ path }) => `tsconfig path was set to ${path} but the file was not found`,
  docs: RUNNER,
});

export const tsconfigExtends = defineFinding<{ file: string; parent: string }>(
  "project/tsconfig-extends-not-found",
  {
    ...refused,
    evidence: "observed",
    message: ({ file, parent }) => `\`${file}\` extends \`${parent}\`, which is not there.`,
    why: "ts-node, with which Pulumi loads TypeScript, stops at it.",
    fix: ({ parent }) =>
      parent.startsWith(".") || parent.startsWith("/")
        ? "Correct the path."
        : `Install the package of \`${parent}\`.`,
    quote: "Unable to compile TypeScript",
    docs: "https://www.typescriptlang.org/tsconfig/#extends",
  },
);
