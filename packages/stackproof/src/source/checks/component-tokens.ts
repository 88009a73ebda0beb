// Source: the type tokens of components.
import type { TSESTree } from "@typescript-eslint/types";
import { defineFinding } from "../../findings/finding.ts";
import { defineCheck, type SourceView } from "../check.ts";
import { type ClassNode, classNameOf, superCallOf } from "../class-members.ts";
import { constructorOf } from "../classes.ts";
import { bare } from "../names.ts";
import type { Node } from "../source-file.ts";
import type { Sources } from "../sources.ts";

const DOCS = "https://www.pulumi.com/docs/concepts/resources/components/";

const badToken = defineFinding<{ name: string; token: string; better: string }>("source/component-type", {
  severity: "warning",
  effect: "risky",
  evidence: "documented",
  message: ({ name, token }) => `The component \`${name}\` has the type "${token}", which is no type token.`,
  why: "A type has three parts, package:module:Type. The type is a part of the URN of the component and of everything in it, so a later correction replaces all of them unless aliases are written.",
  fix: ({ better }) => `Write "${better}" as the first argument of \`super\`.`,
  docs: DOCS,
});

const sharedToken = defineFinding<{ name: string; token: string; other: string }>(
  "source/component-type-shared",
  {
    severity: "warning",
    effect: "risky",
    evidence: "documented",
    message: ({ name, token, other }) =>
      `The component \`${name}\` has the type "${token}", as has ${name === other ? "another" : "the component"} \`${other}\`.`,
    why: "The type tells the components apart in URNs, in the state and in policies. Two of them with the same name and parent are one URN, which Pulumi refuses.",
    fix: "Give each component class a type of its own, such as the package, the module and the name of the class.",
    docs: DOCS,
  },
);

interface Token {
  readonly token: string;
  readonly node: Node;
}

interface Owner {
  readonly owner: ClassNode;
  readonly view: SourceView;
  readonly node: Node;
}

const seen = new WeakMap<Sources, Map<string, Owner>>();

/** A type that is not package:module:Type; one type for two classes. */
export const componentTokens = defineCheck({
  visit: { ClassDeclaration: checkClass, ClassExpression: checkClass },
});

function checkClass(owner: ClassNode, view: SourceView): void {
  const found = tokenOf(view, owner);
  if (found === undefined) return;
  const { token, node } = found;
  const name = classNameOf(owner);
  if (!/^[^\s:]+:[^\s:]+:[^\s:]+$/.test(token)) {
    // Pulumi's own packages have types of four parts.
    const more = /^[^\s:]+(?::[^\s:]+){3,}$/.test(token) ? { severity: "note" as const } : {};
    view.report(badToken, node, { name, token, better: betterToken(token, name) }, more);
    return;
  }
  const tokens = seen.get(view.sources) ?? new Map<string, Owner>();
  seen.set(view.sources, tokens);
  const first = tokens.get(token);
  if (first === undefined) {
    tokens.set(token, { owner, view, node });
    return;
  }
  const other = classNameOf(first.owner);
  const related = [{ source: first.view.source.placeOf(first.node), note: `the type of \`${other}\`` }];
  view.report(sharedToken, node, { name, token, other }, { related });
}

/** The token of a class that extends ComponentResource itself, where it is written out. */
function tokenOf(view: SourceView, owner: ClassNode): Token | undefined {
  if (owner.superClass === null) return undefined;
  const above = view.names.memberOf(view.source, owner.superClass);
  if (above?.package !== "@pulumi/pulumi" || above.path.at(-1) !== "ComponentResource") return undefined;
  const constructor = constructorOf({ source: view.source, node: owner });
  const [type] = constructor === undefined ? [] : (superCallOf(constructor)?.arguments ?? []);
  const token = type === undefined ? undefined : textOf(view, type);
  return type === undefined || token === undefined ? undefined : { token, node: type };
}

function textOf(view: SourceView, expression: TSESTree.Node): string | undefined {
  const node = bare(expression);
  if (node.type === "Literal") return typeof node.value === "string" ? node.value : undefined;
  if (node.type === "TemplateLiteral")
    return node.expressions.length === 0 ? (node.quasis[0]?.value.cooked ?? undefined) : undefined;
  if (node.type !== "Identifier") return undefined;
  const variable = view.names.variableOf(view.source, node);
  const found = variable === undefined ? undefined : view.names.initializerOf(variable);
  if (found?.keys.length !== 0 || found.value.type === "Identifier") return undefined;
  return textOf(view, found.value);
}

/** The parts that are there, with what is missing: `custom:Vpc` becomes `custom:index:Vpc`. */
function betterToken(token: string, name: string): string {
  const parts = token.split(/[:/\s]+/).filter((part) => part !== "");
  const [first = "app", second, third] = parts;
  if (parts.length === 2) return `${first}:index:${second}`;
  if (parts.length > 3) return `${first}:${parts.slice(1, -1).join("/")}:${parts.at(-1)}`;
  return third === undefined ? `app:index:${name}` : `${first}:${second}:${third}`;
}
