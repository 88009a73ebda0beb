// Source: tests that replace the very module that they test.
import type { TSESTree } from "@typescript-eslint/types";
import { defineFinding } from "../../findings/finding.ts";
import { defineCheck, type SourceView } from "../check.ts";
import { keyOf } from "../names.ts";
import { type Node, type SourceFile, walk } from "../source-file.ts";

const testedIsMocked = defineFinding<{ specifier: string; mock: string }>("source/tested-module-mocked", {
  severity: "warning",
  effect: "risky",
  evidence: "documented",
  message: ({ specifier, mock }) =>
    `\`${mock}\` replaces \`${specifier}\`, the only file of the program that the tests load.`,
  why: "Nothing of the program is left to run: the tests see the mock alone.",
  fix: "Mock what the module talks to, such as Pulumi with `pulumi.runtime.setMocks`, and let the module itself run.",
  docs: "https://jestjs.io/docs/jest-object#jestmockmodulename-factory-options",
});

/** Which mocks leave nothing of the program to test. */
export const testsMockedModules = defineCheck({
  kinds: ["test"],
  visit: {
    Program(program, view) {
      const mocks: TSESTree.CallExpression[] = [];
      const imported = new Map<SourceFile, string>();
      let hasUnknown = false;
      walk(program, (node) => {
        if (node.type === "ImportDeclaration" && node.importKind !== "type")
          hasUnknown = addImport(node.source.value, view, imported) || hasUnknown;
        if (node.type === "ImportExpression") hasUnknown = addLazy(node.source, view, imported) || hasUnknown;
        if (node.type !== "CallExpression") return;
        if (isMockOfModule(node)) mocks.push(node);
        else if (node.callee.type === "Identifier" && node.callee.name === "require")
          hasUnknown = addLazy(node.arguments[0], view, imported) || hasUnknown;
      });
      if (!hasUnknown) judgeModules(mocks, imported, view);
    },
  },
});

function isMockOfModule(node: TSESTree.CallExpression): boolean {
  const { callee } = node;
  return (
    callee.type === "MemberExpression" &&
    callee.object.type === "Identifier" &&
    /^(?:jest|vi)$/.test(callee.object.name) &&
    /^(?:mock|doMock)$/.test(keyOf(callee) ?? "")
  );
}

function judgeModules(
  mocks: readonly TSESTree.CallExpression[],
  imported: ReadonlyMap<SourceFile, string>,
  view: SourceView,
): void {
  if (mocks.length === 0 || imported.size === 0) return;
  // A mock that keeps the actual module, or only listens to it, replaces nothing.
  if (
    /\b(?:requireActual|importActual|importOriginal|unmock|dontMock|doUnmock)\b|\bspy: true\b/.test(
      view.source.text,
    )
  )
    return;
  const mocked = new Map<SourceFile, TSESTree.CallExpression>();
  for (const mock of mocks) {
    const specifier = specifierOf(mock.arguments[0]);
    const file = specifier === undefined ? undefined : view.sources.imported(view.source, specifier);
    if (file !== undefined) mocked.set(file, mock);
  }
  if (![...imported.keys()].every((file) => mocked.has(file))) return;
  for (const [file, specifier] of imported) {
    const call = mocked.get(file);
    if (call !== undefined) view.report(testedIsMocked, call, { specifier, mock: view.textOf(call.callee) });
  }
}

/** Notes a file of the program; true for what may be one and cannot be found. */
function addImport(specifier: string, view: SourceView, imported: Map<SourceFile, string>): boolean {
  if (!/^\.\.?(?:\/|$)/.test(specifier))
    return !/^(?:node:|@pulumi\/|@aws-sdk\/|@jest\/|aws-sdk|vitest$|jest|mocha$|chai$|sinon$|ava$|tap$|assert|fs$|path$|os$|util$)/.test(
      specifier,
    );
  const file = view.sources.imported(view.source, specifier);
  if (file === undefined) return !specifier.endsWith(".json");
  if (file.kind === "program") imported.set(file, specifier);
  return file.kind !== "program";
}

function addLazy(argument: Node | undefined, view: SourceView, imported: Map<SourceFile, string>): boolean {
  const specifier = specifierOf(argument);
  return specifier === undefined || addImport(specifier, view, imported);
}

function specifierOf(node: Node | undefined): string | undefined {
  const literal = node?.type === "ImportExpression" ? node.source : node;
  return literal?.type === "Literal" && typeof literal.value === "string" ? literal.value : undefined;
}
