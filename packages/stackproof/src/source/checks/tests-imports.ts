// Source: tests that import a file which does not exist.
import { basename, dirname, join } from "node:path";
import type { TSESTree } from "@typescript-eslint/types";
import { nearest } from "../../core/nearest.ts";
import { defineFinding } from "../../findings/finding.ts";
import { defineCheck, type SourceView } from "../check.ts";
import type { Node } from "../source-file.ts";

const importNotFound = defineFinding<{ specifier: string; meant: string | undefined }>(
  "source/test-import-not-found",
  {
    severity: "warning",
    effect: "broken",
    evidence: "documented",
    message: ({ specifier }) => `The test imports \`${specifier}\`, which does not exist.`,
    why: "The test file does not load, so none of its tests runs.",
    fix: ({ meant }) =>
      meant === undefined ? "Write the file, or correct the path." : `Did you mean \`${meant}\`?`,
    docs: "https://nodejs.org/api/modules.html#all-together",
  },
);

/** Folders and names that a build or a deployment fills. */
const BUILT =
  /(?:^|\/)(?:node_modules|dist|build|out|bin|lib-es\w*|coverage|generated|__generated__|sdks?|cdk\.out|\.\w[^/]*)(?:\/|$)/;

/** Which relative imports of a test name no file. */
export const testsImports = defineCheck({
  kinds: ["test"],
  visit: {
    ImportDeclaration(node, view) {
      const isType = node.importKind === "type" || isTypesOnly(node);
      if (!isType) judge(node.source, view);
    },
    VariableDeclarator({ init, parent }, view) {
      // A require in a function or a try may be meant to fail.
      if (parent.parent.type !== "Program" || init?.type !== "CallExpression") return;
      const [argument] = init.arguments;
      if (init.callee.type === "Identifier" && init.callee.name === "require" && argument !== undefined)
        judge(argument, view);
    },
  },
});

function judge(node: Node, view: SourceView): void {
  if (node.type !== "Literal" || typeof node.value !== "string") return;
  const specifier = node.value;
  // Other endings are for a bundler, and code of a build may come later.
  if (/\.(?!(?:[cm]?[jt]sx?|test|spec|stack|mock|helper)$)[a-z]+$/.test(specifier) || BUILT.test(specifier))
    return;
  if (!view.sources.isMissing(view.source, specifier) || isMockedVirtually(specifier, view)) return;
  view.report(importNotFound, node, { specifier, meant: meant(specifier, view) });
}

/** `import { type A } from "./a"` and imports whose names are in types only leave nothing to load. */
function isTypesOnly({ specifiers }: TSESTree.ImportDeclaration): boolean {
  return (
    specifiers.length > 0 &&
    specifiers.every((one) => one.type === "ImportSpecifier" && one.importKind === "type")
  );
}

/** `jest.mock("./x", () => …, { virtual: true })` */
function isMockedVirtually(specifier: string, view: SourceView): boolean {
  const { text } = view.source;
  return ["mock", "doMock"].some(
    (name) => text.includes(`.${name}("${specifier}"`) || text.includes(`.${name}('${specifier}'`),
  );
}

/** The file of the same folder, or of the same name, that is nearest to what was written. */
function meant(specifier: string, view: SourceView): string | undefined {
  const wanted = join(dirname(view.source.path), specifier).replace(/\.[cm]?[jt]sx?$/, "");
  const known = view.sources.files.map(({ path }) => path.replace(/\.[cm]?[jt]sx?$/, ""));
  const beside = known.filter((path) => dirname(path) === dirname(wanted));
  const name = nearest(
    basename(wanted),
    beside.map((path) => basename(path)),
  );
  if (name !== undefined) return `${dirname(specifier)}/${name}`;
  return undefined;
}
