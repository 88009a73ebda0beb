// Source: whether a component hands on the options that it takes.
import type { TSESTree } from "@typescript-eslint/types";
import { defineFinding } from "../../findings/finding.ts";
import { defineCheck, type SourceView } from "../check.ts";
import { type ClassNode, classNameOf, constructorAlong, superCallOf } from "../class-members.ts";
import { constructorOf } from "../classes.ts";
import { instancesOf } from "../instances.ts";
import { type FoundClass, keyOf } from "../names.ts";
import { nameOfParameter, optionsIndex } from "../resource-options.ts";
import type { Node } from "../source-file.ts";

const DOCS = "https://github.com/pulumi/pulumi/blob/master/sdk/nodejs/resource.ts";

interface Lost {
  readonly name: string;
  readonly options: string;
  /** What the program gives to the component and nothing reads. */
  readonly lost: readonly string[];
  /** The keys that are handed on one by one. */
  readonly passed: readonly string[];
  readonly better: string;
}

const notPassed = defineFinding<Lost>("source/options-not-passed", {
  severity: "warning",
  effect: "broken",
  evidence: "documented",
  message: ({ name, options, lost, passed }) => {
    if (lost.length === 0)
      return `The component \`${name}\` takes \`${options}\` and does not hand it to \`super\`.`;
    const rest =
      passed.length === 0
        ? `does not hand \`${options}\` to \`super\``
        : `uses only ${quoted(passed)} of \`${options}\``;
    return `The component \`${name}\` is given ${quoted(lost)} and ${rest}.`;
  },
  why: ({ lost }) =>
    lost.length === 0
      ? "A provider, parent, `dependsOn`, `protect` or alias that is given to the component has no effect."
      : `So ${quoted(lost)} ${lost.length > 1 ? "have" : "has"} no effect.`,
  fix: ({ better }) => `Write \`${better}\`.`,
  docs: DOCS,
});

const asArguments = defineFinding<Lost>("source/options-as-arguments", {
  severity: "warning",
  effect: "broken",
  evidence: "documented",
  message: ({ name, options }) =>
    `The component \`${name}\` hands \`${options}\` to \`super\` as its arguments, not as its options.`,
  why: ({ lost }) => {
    const what = lost.length === 0 ? "a provider, parent, `dependsOn` or alias" : quoted(lost);
    return `The third parameter of ComponentResource is the arguments and the fourth the options, so ${what} given to the component ${lost.length > 1 ? "have" : "has"} no effect.`;
  },
  fix: ({ better }) => `Write \`${better}\`.`,
  docs: DOCS,
});

const noOptions = defineFinding<{ name: string }>("source/component-without-options", {
  severity: "note",
  effect: "risky",
  evidence: "documented",
  message: ({ name }) => `The component \`${name}\` takes no options.`,
  why: "Nobody can give it a provider, a parent, `dependsOn`, `protect` or an alias.",
  fix: "Take `opts?: pulumi.ComponentResourceOptions` as the last parameter of the constructor, and hand it to `super` as the fourth argument.",
  docs: "https://www.pulumi.com/docs/concepts/resources/components/",
});

const OPTIONS = new Set([
  "aliases",
  "dependsOn",
  "parent",
  "protect",
  "provider",
  "providers",
  "transformations",
  "transforms",
]);

/** Options that a component takes and drops. */
export const componentOptions = defineCheck({
  visit: { ClassDeclaration: checkClass, ClassExpression: checkClass },
});

function checkClass(node: ClassNode, view: SourceView): void {
  const found = { source: view.source, node };
  const constructor = constructorOf(found);
  if (constructor === undefined || view.meanings.classKind(found) !== "component") return;
  const call = superCallOf(constructor);
  const place = call === undefined ? undefined : optionsPlace(view, found);
  if (call === undefined || place === undefined || hasSpread(call)) return;
  const name = classNameOf(node);
  const index = optionsIndex(view.source, constructor.params);
  const parameter = index === undefined ? undefined : constructor.params[index];
  if (index === undefined || parameter === undefined) {
    const takesAll = constructor.params.some(({ type }) => type === "RestElement");
    if (!takesAll && place === 3 && call.arguments.length < 4)
      view.report(noOptions, node.id ?? node, { name });
    return;
  }
  const option = nameOfParameter(parameter);
  if (option === undefined) return;
  const uses = usesOf(view, option);
  const isArguments = place === 3 && call.arguments.length === 3 && isOf(call.arguments[2], uses);
  const passed = isArguments ? [] : keysRead(uses);
  // Other uses may hand the options on; what is left is not sure.
  if (passed === undefined || (isArguments && uses.length > 1)) return;
  const given = givenOptions(view, found, index);
  const lost = given.filter((key) => !passed.includes(key));
  if (passed.length > 0 && lost.length === 0) return;
  if (!isArguments && passed.length === 0 && call.arguments.length > place) return;
  const [type = "type", first = "name", third = "{}"] = call.arguments.map((one) => view.textOf(one, 50));
  const better = `super(${type}, ${first}, ${isArguments ? "{}" : third}, ${option.name})`;
  const parameters = { name, options: option.name, lost, passed, better };
  if (isArguments) view.report(asArguments, call, parameters);
  else if (place === 3) view.report(notPassed, call, parameters);
}

function quoted(keys: readonly string[]): string {
  return keys.map((key) => `\`${key}\``).join(", ");
}

/** The keys of the options that the constructor reads; undefined when it uses the options as a whole. */
function keysRead(uses: readonly Node[]): readonly string[] | undefined {
  const keys: string[] = [];
  for (const use of uses) {
    const { parent }: Node = use;
    const key = parent?.type === "MemberExpression" && parent.object === use ? keyOf(parent) : undefined;
    if (key === undefined) return undefined;
    keys.push(key);
  }
  return [...new Set(keys)];
}

/** At which place the class above takes options. */
function optionsPlace(view: SourceView, found: FoundClass): number | undefined {
  const { superClass } = found.node;
  if (superClass === null) return undefined;
  if (view.names.memberOf(found.source, superClass) !== undefined) return 3;
  const above = view.names.classOf(found.source, superClass);
  const constructor = above === undefined ? undefined : constructorAlong(view, above);
  return constructor === undefined ? undefined : optionsIndex(constructor.source, constructor.node.params);
}

function hasSpread(call: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  return call.arguments.some(({ type }) => type === "SpreadElement");
}

function usesOf(view: SourceView, parameter: TSESTree.Identifier): readonly Node[] {
  const variables = view.source.scopes.getDeclaredVariables(functionAround(parameter));
  const variable = variables.find(({ defs }) => defs.some(({ name }) => name === parameter));
  return (variable?.references ?? []).filter((one) => one.init !== true).map(({ identifier }) => identifier);
}

function functionAround(node: Node): Node {
  let at = node;
  while (at.parent !== undefined && at.type !== "FunctionExpression") at = at.parent;
  return at;
}

function isOf(node: Node | undefined, uses: readonly Node[]): boolean {
  return node !== undefined && uses.includes(node);
}

/** Options that the program gives to the component in plain text, of those that work on any component. */
function givenOptions(view: SourceView, found: FoundClass, index: number): readonly string[] {
  const keys = instancesOf(view, found.node).flatMap(({ node }) => {
    const options = hasSpread(node) ? undefined : node.arguments[index];
    if (options?.type !== "ObjectExpression") return [];
    return options.properties.flatMap((property) =>
      property.type === "Property" && !property.computed && property.key.type === "Identifier"
        ? [property.key.name]
        : [],
    );
  });
  return [...new Set(keys.filter((key) => OPTIONS.has(key)))].sort();
}
