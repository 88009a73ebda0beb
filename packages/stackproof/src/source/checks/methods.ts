// Source: methods and functions that are called and exist nowhere.
import type { TSESTree } from "@typescript-eslint/types";
import { nearest } from "../../core/nearest.ts";
import { defineFinding } from "../../findings/finding.ts";
import { defineCheck, type SourceView } from "../check.ts";
import { type ClassChain, constructorOf, memberName, parameterFields } from "../classes.ts";
import { derivedFrom } from "../derived.ts";
import { classAround } from "../meanings.ts";
import type { FoundClass } from "../names.ts";
import { type Node, walk } from "../source-file.ts";
import type { Sources } from "../sources.ts";
import { sureCalls } from "../sure-calls.ts";

const missingMethod = defineFinding<{ name: string; owner: string; near: string | undefined }>(
  "source/missing-method",
  {
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ name, owner }) => `\`this.${name}()\` is called, and ${owner} has no such method.`,
    why: "The program ends here with a TypeError: it is not a function.",
    fix: ({ name, near }) =>
      near === undefined ? `Write the method \`${name}\`, or delete the call.` : `Call \`this.${near}()\`.`,
  },
);

const missingName = defineFinding<{ name: string; use: string; near: string | undefined }>(
  "source/missing-name",
  {
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ name, use }) => `\`${name}\` is ${use}, and neither declared nor imported.`,
    why: "The program ends here with a ReferenceError: it is not defined.",
    fix: ({ name, near }) =>
      near === undefined ? `Declare or import \`${name}\`.` : `Write \`${near}\`, or declare \`${name}\`.`,
  },
);

/** Members that every component has. */
const OF_COMPONENTS = ["registerOutputs", "getData", "initialize", "getProvider", "urn"];
const OF_OBJECTS = Object.getOwnPropertyNames(Object.prototype);
const GLOBALS = new Set([
  ...Object.getOwnPropertyNames(globalThis),
  // What modules have, and what Node and its hosts make when it is first asked for or in some versions only.
  ..."require module exports __filename __dirname arguments awslambda Bun Deno crypto navigator".split(" "),
  ..."localStorage sessionStorage Storage WebSocket EventSource CustomEvent CloseEvent WebAssembly".split(
    " ",
  ),
  ..."Iterator Float16Array DisposableStack AsyncDisposableStack SuppressedError Temporal".split(" "),
]);

/** What says that names come from elsewhere. */
const TAKES_GLOBALS = /\bdeclare\s+global\b|^\/\/\/\s*<reference\s+(?:path|types)=/m;

/** Calls of `this.name()`, and names that nothing declares. */
export const methods = defineCheck({
  visit: {
    CallExpression(node, view) {
      const { callee } = node;
      if (callee.type !== "MemberExpression" || callee.object.type !== "ThisExpression") return;
      const name = memberName(callee);
      const owner = classAround(node);
      if (name === undefined || owner === undefined || callee.optional || node.optional) return;
      const calls = sureCalls(view.sources, view.names);
      const chain = calls.callees.chainOf({ source: view.source, node: owner });
      const members = membersOf(chain);
      if (members === undefined || members.has(name) || isInStatic(node)) return;
      if (owner.abstract || derivedHave(view, owner, name)) return;
      const isSure = calls.surelyReached(callee) ? {} : { severity: "warning" as const };
      const near = nearest(name, methodNames(chain));
      const found = { name, owner: owner.id === null ? "the class" : `\`${owner.id.name}\``, near };
      view.report(missingMethod, callee.property, found, isSure);
    },
  },
  file(view) {
    const { source, sources, names } = view;
    if (source.problems.length > 0 || TAKES_GLOBALS.test(source.text)) return;
    const told = new Set<string>();
    const calls = sureCalls(sources, names);
    const through = source.scopes.globalScope?.through ?? [];
    const uses = through
      .filter(({ isValueReference }) => isValueReference)
      .map(({ identifier }) => identifier);
    for (const node of uses) {
      if (node.type !== "Identifier" || GLOBALS.has(node.name) || told.has(node.name) || isAsked(node))
        continue;
      // Frameworks that load a program give it names such as `$config`.
      if (node.name.startsWith("$")) continue;
      if (writtenGlobals(sources).has(node.name)) continue;
      // The first use that surely runs is the one that ends the program.
      const worst = uses.find(
        (use) => use.type === "Identifier" && use.name === node.name && calls.surelyReached(use),
      );
      told.add(node.name);
      const isSure = worst === undefined ? { severity: "warning" as const } : {};
      const near = nearest(node.name, source.scopes.globalScope?.childScopes[0]?.set.keys() ?? []);
      view.report(missingName, worst ?? node, { name: node.name, use: useOf(worst ?? node), near }, isSure);
    }
  },
});

/** All names that an object of the chain has; undefined when the text does not say all of them. */
function membersOf(chain: ClassChain): Set<string> | undefined {
  if (chain.base === "unknown") return undefined;
  const known = memberCache.get(chain);
  if (known !== undefined) return known.names;
  const names = new Set([...OF_OBJECTS, ...(chain.base === "component" ? OF_COMPONENTS : [])]);
  let isKnown = true;
  for (const found of chain.classes) {
    const constructor = constructorOf(found);
    for (const name of constructor === undefined ? [] : parameterFields(constructor)) names.add(name);
    for (const member of found.node.body.body) {
      const name = memberName(member);
      if (name !== undefined) names.add(name);
      else if (member.type !== "StaticBlock") isKnown = false;
    }
    if (found.node.decorators.length > 0 || isExtended(found)) isKnown = false;
    walk(found.node.body, (node) => {
      if (node.type === "ThisExpression" && !/^(?:Member|Property)/.test(node.parent.type)) isKnown = false;
      if (node.type !== "AssignmentExpression" || node.left.type !== "MemberExpression") return;
      const name = memberName(node.left);
      if (name !== undefined) names.add(name);
      else if (node.left.object.type === "ThisExpression") isKnown = false;
    });
  }
  const result = isKnown ? names : undefined;
  memberCache.set(chain, { names: result });
  return result;
}

const memberCache = new WeakMap<ClassChain, { readonly names: Set<string> | undefined }>();

/** An interface of the same name, or its prototype, may give a class more members. */
function isExtended({ source, node }: FoundClass): boolean {
  const name = node.id?.name;
  return (
    name !== undefined && new RegExp(`\\b(?:interface ${name}\\b|${name}\\.prototype\\b)`).test(source.text)
  );
}

function methodNames(chain: ClassChain): string[] {
  return chain.classes.flatMap(({ node }) =>
    node.body.body.flatMap((member) => {
      const name = memberName(member);
      return member.type === "MethodDefinition" && member.kind === "method" && name !== undefined
        ? [name]
        : [];
    }),
  );
}

/** True when a class that extends this one has the member, or may have it. */
function derivedHave({ sources, names }: SourceView, owner: Node, name: string): boolean {
  return derivedFrom(sources, names, owner).some((chain) => membersOf(chain)?.has(name) !== false);
}

function isInStatic(node: Node): boolean {
  for (let at: Node | undefined = node; at !== undefined && at.type !== "ClassBody"; at = at.parent) {
    if (at.type === "StaticBlock" || ("static" in at && at.static)) return true;
  }
  return false;
}

const globalCache = new WeakMap<Sources, ReadonlySet<string>>();

/** Names that some file makes global: `global.x = 1`, or `x = 1` without a declaration. */
function writtenGlobals(sources: Sources): ReadonlySet<string> {
  const known = globalCache.get(sources);
  if (known !== undefined) return known;
  const names = new Set<string>();
  for (const source of sources.files) {
    for (const [, name] of source.text.matchAll(
      /\bglobal(?:This)?(?: as any)?\)?\.([\w$]+)\s*(?:\?\?|\|\|)?=/g,
    ))
      if (name !== undefined) names.add(name);
    for (const reference of source.scopes.globalScope?.through ?? [])
      if (reference.isWrite() && reference.identifier.type === "Identifier")
        names.add(reference.identifier.name);
  }
  globalCache.set(sources, names);
  return names;
}

/** `typeof x` is allowed for what is not declared. */
function isAsked(node: Node): boolean {
  return node.parent?.type === "UnaryExpression" && node.parent.operator === "typeof";
}

function useOf(node: TSESTree.Node): string {
  const { parent } = node;
  if (parent?.type === "CallExpression" && parent.callee === node) return "called";
  return parent?.type === "NewExpression" && parent.callee === node ? "made with `new`" : "used";
}
