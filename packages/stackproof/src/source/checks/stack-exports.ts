// Source: components whose outputs the entry file does not export.
import type { TSESTree } from "@typescript-eslint/types";
import { defineFinding } from "../../findings/finding.ts";
import { defineCheck, type SourceView } from "../check.ts";
import { classNameOf, publicOutputs } from "../class-members.ts";
import type { FoundClass } from "../names.ts";
import { type Node, type SourceFile, walk } from "../source-file.ts";
import type { Sources } from "../sources.ts";

interface NotExported {
  readonly name: string;
  readonly outputs: readonly string[];
  readonly example: string;
}

const notExported = defineFinding<NotExported>("source/outputs-not-exported", {
  severity: "warning",
  effect: "requirement",
  evidence: "documented",
  message: ({ name, outputs }) =>
    `The component \`${name}\` has the ${outputs.length > 1 ? "outputs" : "output"} ${outputs.map((one) => `\`${one}\``).join(", ")}, and the program exports nothing.`,
  why: "Fields and `registerOutputs` belong to the component. The outputs of a stack, which `pulumi stack output` and other stacks read, are what the entry file exports.",
  fix: ({ example }) => `Write \`${example}\` in the entry file, and so for each value that somebody needs.`,
  docs: "https://www.pulumi.com/docs/iac/concepts/stacks/#outputs",
});

/** The entry file makes components that register outputs, and exports nothing at all. */
export const stackExports = defineCheck({
  file(view) {
    const { source } = view;
    if (source.problems.length > 0 || entryOf(view.sources) !== source || exportsAnything(source)) return;
    walk(source.program, (node) => {
      if (node.type === "ClassBody") return false;
      if (node.type === "NewExpression") check(view, node);
      return true;
    });
  },
});

function check(view: SourceView, node: TSESTree.NewExpression): void {
  const own = view.names.classOf(view.source, node.callee);
  if (own === undefined || view.meanings.classKind(own) !== "component") return;
  const fields = publicOutputs(own.source, own.node);
  const registered = registeredKeys(own.node).filter((key) => fields.length === 0 || fields.includes(key));
  const outputs = (registered.length > 0 ? registered : fields).slice(0, 5);
  const [first] = outputs;
  const variable = node.parent.type === "VariableDeclarator" ? node.parent.id : undefined;
  // Outputs that are not registered may be meant for another part of the program.
  const isJoined = registered.length === 0 && !isUnused(view, node, variable);
  if (first === undefined || isJoined) return;
  const example =
    variable?.type === "Identifier"
      ? `export const ${first} = ${variable.name}.${first};`
      : `const stack = ${view.textOf(node, 200)}; export const ${first} = stack.${first};`;
  const more = registered.length === 0 ? { severity: "note" as const } : {};
  view.report(notExported, node, { name: classNameOf(own.node), outputs, example }, more);
}

/** True for an object that is made and never named again. */
function isUnused(view: SourceView, node: Node, variable: Node | undefined): boolean {
  if (variable === undefined) return node.parent?.type === "ExpressionStatement";
  const declared = view.source.scopes.getDeclaredVariables(variable.parent ?? variable);
  return declared.every(({ references }) => references.every(({ init }) => init === true));
}

/** The keys of what a component hands to `registerOutputs`, where they are written out. */
function registeredKeys(owner: FoundClass["node"]): readonly string[] {
  const keys: string[] = [];
  walk(owner.body, (node) => {
    if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression") return;
    const { property } = node.callee;
    const [outputs] = node.arguments;
    if (property.type !== "Identifier" || property.name !== "registerOutputs") return;
    if (outputs?.type !== "ObjectExpression") return;
    for (const one of outputs.properties) {
      if (one.type === "Property" && !one.computed && one.key.type === "Identifier") keys.push(one.key.name);
    }
  });
  return keys;
}

const entries = new WeakMap<Sources, { readonly entry: SourceFile | undefined }>();

/** The one file that the program loads and that no other of its files imports. */
function entryOf(sources: Sources): SourceFile | undefined {
  const known = entries.get(sources);
  if (known !== undefined) return known.entry;
  const loaded = sources.files.filter(({ kind }) => kind === "program");
  const imported = new Set(loaded.flatMap((file) => importsOf(sources, file)));
  const roots = loaded.filter((file) => !imported.has(file));
  const entry = roots.length === 1 ? roots[0] : undefined;
  entries.set(sources, { entry });
  return entry;
}

function importsOf(sources: Sources, file: SourceFile): readonly SourceFile[] {
  const found: SourceFile[] = [];
  for (const [, , specifier = ""] of file.text.matchAll(
    /(?:from|import|require)\s*\(?\s*(["'])(\.[^"']*)\1/g,
  )) {
    const other = sources.imported(file, specifier);
    if (other !== undefined && other !== file) found.push(other);
  }
  return found;
}

function exportsAnything(source: SourceFile): boolean {
  return (
    source.program.body.some(isExport) || /\bexports\s*(?:\.|\[|=)|\bregisterStackOutputs\b/.test(source.text)
  );
}

function isExport(statement: Node): boolean {
  switch (statement.type) {
    case "ExportNamedDeclaration":
      return (
        statement.exportKind !== "type" && (statement.declaration !== null || statement.specifiers.length > 0)
      );
    case "ExportDefaultDeclaration":
    case "ExportAllDeclaration":
    case "TSExportAssignment":
      return true;
    default:
      return false;
  }
}
