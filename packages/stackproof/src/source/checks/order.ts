// Source: variables and classes that are used before their declaration is reached.
import { DefinitionType, type Variable } from "@typescript-eslint/scope-manager";
import { defineFinding } from "../../findings/finding.ts";
import { defineCheck, type SourceView } from "../check.ts";
import { bare } from "../names.ts";
import { RunOrder } from "../run-order.ts";
import type { How } from "../run-parts.ts";
import type { Node } from "../source-file.ts";
import { sureCalls } from "../sure-calls.ts";
import { useOf } from "../uses.ts";
import { holds, isSecurityGroup, makingAround, nameEachOther } from "./name-each-other.ts";

interface Parameters {
  readonly name: string;
  readonly line: number | undefined;
  /** The text of the call through which it is used. */
  readonly call: string | undefined;
  /** True for what TypeScript turns into a property of the file's exports. */
  readonly exported: boolean;
}

const usedTooEarly = defineFinding<Parameters>("source/used-before-declaration", {
  severity: "error",
  effect: "rejected",
  evidence: "observed",
  message: ({ name, line, call }) =>
    call === undefined
      ? `\`${name}\` is used before its declaration on line ${line}.`
      : `\`${name}\` is used by \`${call}\` before the program comes to its declaration on line ${line}.`,
  why: ({ exported }) =>
    exported
      ? "It has no value yet: the program ends with an error, or goes on with undefined."
      : "Node ends the program with a ReferenceError: it cannot be accessed before initialization.",
  fix: ({ name, call }) =>
    call === undefined
      ? `Move the declaration of \`${name}\` above this use.`
      : `Move the declaration of \`${name}\` above the call, or hand \`${name}\` over as an argument.`,
  docs: "https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Errors/Cant_access_lexical_declaration_before_init",
});

/** Uses in the same function as the declaration, and what the file's own calls reach while it is loaded. */
export const order = defineCheck({
  file(view) {
    const reported = new Set<Node>();
    const sure = sureCalls(view.sources, view.names);
    for (const { set } of view.source.scopes.scopes) {
      for (const variable of set.values()) {
        for (const node of directUses(variable)) {
          reported.add(node);
          report(view, variable, node, sure.surelyReached(node), undefined);
        }
      }
    }
    for (const { variable, node, how, call } of usesThroughCalls(view)) {
      if (!reported.has(node)) report(view, variable, node, how === "sure", call);
    }
  },
});

function report(
  view: SourceView,
  variable: Variable,
  node: Node,
  sure: boolean,
  call: Node | undefined,
): void {
  const { source } = view;
  const [definition] = variable.defs;
  if (definition === undefined) return;
  const declared = source.placeOf(definition.name);
  const exported = definition.node.parent?.parent?.type === "ExportNamedDeclaration";
  const fails = sure && (!exported || useOf(node).kind === "taken");
  const extras = {
    related: [
      { source: declared, note: "declared here" },
      ...(call === undefined ? [] : [{ source: source.placeOf(call), note: "called from here" }]),
    ],
    ...(!fails && { severity: "warning" as const }),
  };
  const circle = call === undefined ? circleOf(view, variable, node) : undefined;
  if (circle !== undefined) view.report(nameEachOther, node, circle, extras);
  else {
    const text = call === undefined ? undefined : view.textOf(call, 40);
    const parameters = { name: variable.name, line: declared.line, call: text, exported };
    view.report(usedTooEarly, node, parameters, extras);
  }
}

/** Where a variable or class is used, in the function that declares it, before its declaration ends. */
function directUses(variable: Variable): Node[] {
  const declaration = declarationOf(variable);
  if (declaration === undefined) return [];
  return variable.references
    .filter(
      (reference) =>
        reference.isValueReference &&
        reference.init !== true &&
        reference.from.variableScope === variable.scope.variableScope &&
        reference.identifier.range[0] < declaration.range[1] &&
        !isOwnName(reference.identifier, declaration) &&
        !isDefault(reference.identifier, declaration, variable),
    )
    .map(({ identifier }) => identifier);
}

/** The node at whose end a `let`, `const` or class has its value. */
function declarationOf(variable: Variable): Node | undefined {
  const [definition] = variable.defs;
  if (definition === undefined || variable.defs.length !== 1) return undefined;
  if (definition.type === DefinitionType.ClassName)
    return definition.node.type === "ClassDeclaration" && !definition.node.declare
      ? definition.node
      : undefined;
  if (definition.type !== DefinitionType.Variable) return undefined;
  const { parent } = definition.node;
  const isBlockScoped = parent.kind !== "var" && !parent.declare;
  return isBlockScoped && !/^For(?:In|Of)Statement$/.test(parent.parent.type) ? definition.node : undefined;
}

/** Exports and types name a variable without reading it; decorators of a class may name the class. */
function isOwnName(identifier: Node, declaration: Node): boolean {
  const parent = identifier.parent?.type ?? "";
  if (/^(?:ExportSpecifier|TSTypeQuery|TSQualifiedName|TSExportAssignment)$/.test(parent)) return true;
  return declaration.type === "ClassDeclaration" && identifier.range[0] >= declaration.range[0];
}

/** In `{ from, to = from }` the second name is read when the first has its value. */
function isDefault(identifier: Node, declaration: Node, variable: Variable): boolean {
  if (declaration.type !== "VariableDeclarator") return false;
  const start = variable.defs[0]?.name.range[0] ?? 0;
  return identifier.range[0] > start && identifier.range[0] < declaration.id.range[1];
}

interface CalledUse {
  readonly variable: Variable;
  readonly node: Node;
  readonly how: How;
  readonly call: Node;
}

/** What functions use that the file calls while it is loaded, before the file has come to the declaration. */
function usesThroughCalls(view: SourceView): Iterable<CalledUse> {
  const { source, sources, names } = view;
  const waiting = new Map<Node, Variable>();
  for (const variable of source.scopes.globalScope?.childScopes[0]?.set.values() ?? []) {
    const name = variable.defs[0]?.name;
    if (name !== undefined && declarationOf(variable) !== undefined) waiting.set(name, variable);
  }
  const uses = new Map<Node, CalledUse>();
  if (waiting.size === 0) return uses.values();
  const { callees } = sureCalls(sources, names);
  const order = new RunOrder(
    {
      callees: (node, frame) =>
        frame.source === source ? callees.of(node, frame).filter((callee) => callee.source === source) : [],
      write: (node) => waiting.delete(node),
      read: (node, how, frame) => {
        const [call] = frame.calls;
        if (node.type !== "Identifier" || call === undefined || how === "later") return;
        if (frame.source !== source) return;
        const variable = names.variableOf(source, node);
        const name = variable?.defs[0]?.name;
        if (variable === undefined || name === undefined || !waiting.has(name)) return;
        if (how === "sure" || !uses.has(node)) uses.set(node, { variable, node, how, call });
      },
    },
    true,
  );
  order.file(source, "sure");
  return uses.values();
}

/** When the later variable's value needs the variable that is being declared here. */
function circleOf(view: SourceView, later: Variable, use: Node) {
  const value = later.defs[0]?.node;
  const making = makingAround(use);
  const declarator = making?.parent;
  if (
    making === undefined ||
    declarator?.type !== "VariableDeclarator" ||
    declarator.id.type !== "Identifier"
  )
    return undefined;
  if (value?.type !== "VariableDeclarator" || value.init === null || value === declarator) return undefined;
  const first = declarator.id;
  const isFirst = (node: Node): boolean =>
    node.type === "Identifier" && view.names.variableOf(view.source, node)?.defs[0]?.name === first;
  if (!holds(value.init, isFirst)) return undefined;
  const areGroups = isSecurityGroup(view, making) && isSecurityGroup(view, bare(value.init));
  return { first: first.name, second: later.name, areGroups };
}
