// Source: words in place of code: what a comment promises, what throws "not implemented", what is empty.
import type { TSESTree } from "@typescript-eslint/types";
import { defineFinding } from "../../findings/finding.ts";
import { defineCheck, type SourceView } from "../check.ts";
import { constructorOf, memberName } from "../classes.ts";
import { derivedFrom } from "../derived.ts";
import { isFunction } from "../run-parts.ts";
import type { Node } from "../source-file.ts";
import { sureCalls } from "../sure-calls.ts";

const codeLeftOut = defineFinding<{ words: string }>("source/code-left-out", {
  severity: "warning",
  effect: "broken",
  evidence: "inferred",
  message: ({ words }) => `The comment "${words}" stands where code seems to be missing.`,
  why: "What the words promise is in no file, so the program does without it.",
  fix: "Write the code, or delete the comment when nothing is missing.",
});

const leftToDo = defineFinding<{ words: string }>("source/left-to-do", {
  severity: "note",
  effect: "risky",
  evidence: "inferred",
  message: ({ words }) => `The comment "${words}" says that something is left to do.`,
  fix: "Do it, or write down where it is followed up.",
});

const notImplemented = defineFinding<{ name: string; words: string }>("source/not-implemented", {
  severity: "error",
  effect: "rejected",
  evidence: "observed",
  message: ({ name, words }) => `${name} is called and only throws "${words}".`,
  why: "The error ends the program, and what comes after the call is not created.",
  fix: ({ name }) => `Write the body of ${name}, or do not call it.`,
});

const emptyFunction = defineFinding<{ name: string }>("source/empty-function", {
  severity: "warning",
  effect: "broken",
  evidence: "inferred",
  message: ({ name }) => `${name} is called and has an empty body.`,
  why: "The call does nothing, so what the name promises does not exist.",
  fix: ({ name }) => `Write the body of ${name}, or delete it and its calls.`,
});

const emptyComponent = defineFinding<{ name: string }>("source/empty-component", {
  severity: "warning",
  effect: "broken",
  evidence: "inferred",
  message: ({ name }) => `The component \`${name}\` is made and creates nothing.`,
  why: "It becomes a line in the stack's tree, with no resource below it.",
  fix: "Create its resources in the constructor, with `{ parent: this }`.",
});

const CODE =
  "(?:code|implementation|logic|resources?|file|stack|program|class|method|function|configuration|setup)";
const LEFT_OUT = [
  // ... rest of the code, ... existing code ...
  /^(?:\.{3}|…)\s*\(?(?:(?:the|your|and|all)\s+)*(?:rest|remaining|remainder|other|others|existing|previous|same|more|additional|similar|code|implementation|etc)\b/i,
  /^(?:existing|previous|remaining|other) (?:code|resources|implementation)\s*(?:\.{3}|…)$/i,
  new RegExp(
    `^(?:the )?(?:rest|remainder) of (?:the |your )?(?:\\w+ )?${CODE}\\b.*(?:here|unchanged|same|as before|\\.{3}|…)\\.?$`,
    "i",
  ),
  new RegExp(
    `\\b${CODE} (?:(?:goes?|comes?|(?:would|should|will) go) here\\b|to be (?:added|implemented)\\b)`,
    "i",
  ),
  /^(?:your |the |actual |real |insert )*(?:code|logic|implementation)(?: goes)? here\b/i,
  /\b(?:put|add|insert|place|write|implement) (?:your|the|actual|real) (?:own )?(?:\w+ )?(?:code|logic|implementation|resources?) (?:here|below)\b/i,
  /\b(?:omitted|left out|truncated|elided)(?: here)? for (?:brevity|simplicity|clarity|space)\b/i,
  /^(?:(?:the )?(?:rest|others?|remaining|code|implementation))\b.{0,30}\b(?:omitted|left out|truncated|elided)(?: here)?\.?$/i,
  /^(?:implement(?:ation)?|to be implemented|not (?:yet )?implemented)(?: (?:here|this|me|later))?[.!]?$/i,
];
const TO_DO = [
  /^(?:TODO|FIXME|XXX|HACK)\b/,
  /^(?:\.{3}|…)$/,
  /^add (?:more|other|additional|further|your|any)\b.*\b(?:as needed|if needed|as required|as necessary|here)\b/i,
];
const NOT_IMPLEMENTED = /\bnot (?:yet )?implemented\b|\bunimplemented\b|\bimplement (?:me|this)\b|^TODO\b/i;
const PROMISE =
  /^[_#]?(?:create|build|make|set|setup|configure|add|attach|deploy|provision|define|enable|register|init|initialize|grant|allow|tag|generate|launch|install|put|export|associate|route|schedule|encrypt|secure)(?![a-z])/;
const ON_PURPOSE = /nothing|no-?op|intentional|on purpose|by design|override|hook|not needed|deliberate/i;

/** Comments, functions and components that hold no code. */
export const leftOut = defineCheck({
  file(view) {
    for (const { value, start, end } of view.source.comments) {
      // A line of its own that another comment line follows or precedes is part of a longer text.
      const lines = value.split("\n").map((line) => line.replace(/^[\s*/]+|[\s*]+$/g, ""));
      const words =
        lines.length === 1
          ? (lines[0] ?? "")
          : (lines.find((line) => LEFT_OUT.some((one) => one.test(line))) ?? "");
      const shown = { words: words.length > 70 ? `${words.slice(0, 69)}…` : words };
      if (words === "" || (value.startsWith("*") && isDocumentation(view, end))) continue;
      if (LEFT_OUT.some((one) => one.test(words))) view.report(codeLeftOut, start, shown);
      else if (TO_DO.some((one) => one.test(words))) view.report(leftToDo, start, shown);
    }
  },
  visit: {
    FunctionDeclaration: judgeFunction,
    FunctionExpression: judgeFunction,
    ArrowFunctionExpression: judgeFunction,
    ClassDeclaration: judgeClass,
    ClassExpression: judgeClass,
  },
});

function judgeFunction(node: Node, view: SourceView): void {
  if (!isFunction(node) || node.body?.type !== "BlockStatement") return;
  const [first] = node.body.body;
  const words = first?.type === "ThrowStatement" ? wordsOf(first.argument) : undefined;
  const isEmpty = first === undefined;
  if (!isEmpty && (words === undefined || !NOT_IMPLEMENTED.test(words))) return;
  const name = nameOf(node);
  if (name === undefined) return;
  const calls = sureCalls(view.sources, view.names);
  if (!calls.mayRun(node) || isOverridden(view, node, name)) return;
  if (first !== undefined && words !== undefined) {
    const isSure = calls.surelyReached(first) ? {} : { severity: "warning" as const };
    view.report(notImplemented, first, { name: `\`${name}()\``, words }, isSure);
    return;
  }
  const [start, end] = node.body.range;
  const isMeant = ON_PURPOSE.test(view.source.text.slice(start, end));
  const at = node.parent?.type === "MethodDefinition" ? node.parent : node;
  if (PROMISE.test(name) && !isMeant && node.params.every(({ type }) => type !== "TSParameterProperty"))
    view.report(emptyFunction, at, { name: `\`${name}()\`` });
}

function judgeClass(node: TSESTree.ClassDeclaration | TSESTree.ClassExpression, view: SourceView): void {
  if (node.abstract || node.id === null || node.superClass === null) return;
  if (node.body.body.some((member) => member.type !== "MethodDefinition" || member.kind !== "constructor"))
    return;
  const found = { source: view.source, node };
  if (view.meanings.classKind(found) !== "component") return;
  const calls = sureCalls(view.sources, view.names);
  if (calls.callees.chainOf(found).classes.length > 1 || !calls.mayRun(node)) return;
  const body = constructorOf(found)?.body?.body ?? [];
  if (!body.every(isEmptyCall) || isParentSomewhere(view, node)) return;
  view.report(emptyComponent, node, { name: node.id.name });
}

/** `super(…)` and `this.registerOutputs()` create nothing, but the component may live in a provider: a fifth argument. */
function isEmptyCall(statement: Node): boolean {
  if (statement.type !== "ExpressionStatement" || statement.expression.type !== "CallExpression")
    return false;
  const { callee, arguments: given } = statement.expression;
  if (callee.type === "Super") return given.length < 5;
  return (
    callee.type === "MemberExpression" &&
    callee.object.type === "ThisExpression" &&
    memberName(callee) === "registerOutputs"
  );
}

/** An empty component may hold together what others put below it. */
function isParentSomewhere(view: SourceView, node: Node): boolean {
  return view.sources.files.some((source) =>
    [...source.text.matchAll(/\bparent(?::\s*([\w$]+)|\s*[,}])/g)].some(([, name = "parent"]) => {
      const made = new RegExp(`\\b${name}\\s*=\\s*new\\s+([\\w$.]+)`)
        .exec(source.text)?.[1]
        ?.split(".")
        .at(-1);
      return node.type === "ClassDeclaration" && made === node.id?.name;
    }),
  );
}

function isOverridden({ sources, names }: SourceView, node: Node, name: string): boolean {
  const owner = node.parent?.type === "MethodDefinition" ? node.parent.parent.parent : undefined;
  if (owner === undefined) return false;
  return derivedFrom(sources, names, owner).some(({ classes }) => {
    const level = classes.findIndex((one) => one.node === owner);
    return classes
      .slice(0, level)
      .some((one) => one.node.body.body.some((member) => memberName(member) === name));
  });
}

/** The text of `new Error("…")`. */
function wordsOf(thrown: Node): string | undefined {
  if (thrown.type !== "NewExpression" && thrown.type !== "CallExpression") return undefined;
  const [text] = thrown.arguments;
  if (text?.type === "Literal" && typeof text.value === "string") return text.value;
  return text?.type === "TemplateLiteral"
    ? text.quasis.map(({ value }) => value.cooked).join("…")
    : undefined;
}

function nameOf(node: Node): string | undefined {
  if (node.type === "FunctionDeclaration") return node.id?.name;
  const { parent } = node;
  if (parent?.type === "MethodDefinition") return parent.kind === "method" ? memberName(parent) : undefined;
  if (parent?.type === "PropertyDefinition") return memberName(parent);
  return parent?.type === "VariableDeclarator" && parent.id.type === "Identifier"
    ? parent.id.name
    : undefined;
}

/** A comment that documents what is declared right below may speak of code. */
function isDocumentation({ source }: SourceView, end: number): boolean {
  return /^\s*(?:export|public|private|protected|readonly|async|function|class|const|interface|type|[\w$]+\s*[?:(])/.test(
    source.text.slice(end, end + 60),
  );
}
