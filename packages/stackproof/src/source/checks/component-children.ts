// Source: the children of a component: whether they know their component, and get the provider that it was given.
import { defineFinding } from "../../findings/finding.ts";
import { defineCheck, type SourceView } from "../check.ts";
import {
  type ClassNode,
  classNameOf,
  constructorAlong,
  type MadeResource,
  madeResources,
  superCallOf,
} from "../class-members.ts";
import { constructorOf } from "../classes.ts";
import { type Instance, instancesOf } from "../instances.ts";
import type { FoundClass } from "../names.ts";
import { type Given, nameOfParameter, optionIn, optionsIndex, optionsOf } from "../resource-options.ts";
import type { Node, SourceFile } from "../source-file.ts";

const PARENT = "https://www.pulumi.com/docs/iac/concepts/resources/options/parent/";

const withoutParent = defineFinding<{ name: string; what: string; others: number }>(
  "source/child-without-parent",
  {
    severity: "warning",
    effect: "risky",
    evidence: "documented",
    message: ({ name, what, others }) => {
      const more = others === 0 ? "" : ` and ${others} other${others > 1 ? "s" : ""} of its resources`;
      return `\`${what}\`${more} in the component \`${name}\` ${others === 0 ? "has" : "have"} no \`parent: this\`.`;
    },
    why: "Without a parent they stand at the stack's root: they get none of the component's provider, `protect` and transformations, do not wait for its `dependsOn`, and children of the same name in two components clash.",
    fix: "Give each resource the option `{ parent: this }`.",
    docs: PARENT,
  },
);

const ownOptions = defineFinding<{ name: string; what: string }>("source/child-with-own-options", {
  severity: "warning",
  effect: "risky",
  evidence: "documented",
  message: ({ name, what }) =>
    `\`${what}\` is given the options of the component \`${name}\` itself and no \`parent: this\`.`,
  why: "Its parent is then the component's parent, or none: it stands beside the component, and `dependsOn`, `aliases` and the like that were meant for the component are applied to it.",
  fix: "Write `{ parent: this }`; a child gets the component's provider from its parent.",
  docs: PARENT,
});

const providerDropped = defineFinding<{ name: string; what: string; provider: string }>(
  "source/provider-dropped",
  {
    severity: "warning",
    effect: "broken",
    evidence: "observed",
    message: ({ name, what, provider }) =>
      `\`${what}\` in the component \`${name}\` does not get the provider \`${provider}\` that the component is given.`,
    why: "A resource takes its provider from its options or its parent. It has neither, so the default provider makes it: in the region and account of the stack's configuration.",
    fix: "Give the resource the option `{ parent: this }`.",
    docs: "https://www.pulumi.com/docs/iac/concepts/resources/options/providers/",
  },
);

/** Resources in components without `parent: this`. */
export const componentChildren = defineCheck({
  visit: { ClassDeclaration: checkClass, ClassExpression: checkClass },
});

interface Child {
  readonly resource: MadeResource;
  readonly options: Node | "none" | "unknown";
  readonly parent: Given;
}

function checkClass(node: ClassNode, view: SourceView): void {
  const found = { source: view.source, node };
  if (node.superClass === null || view.meanings.classKind(found) !== "component") return;
  const own = ownOptionsOf(view, found);
  const isBefore = beforeSuper(found);
  const children = madeResources(view, node)
    .filter((resource) => !isBefore(resource.node))
    .map((resource): Child => {
      const options = optionsOf(view, resource);
      return { resource, options, parent: optionIn(view, view.source, options, "parent", own).state };
    });
  const name = classNameOf(node);
  for (const { resource } of children.filter(({ parent }) => parent === "own")) {
    view.report(ownOptions, resource.node, { name, what: whatOf(view, resource) });
  }
  const orphans = children.filter(({ parent }) => parent === "missing");
  if (orphans.length === 0) return;
  const left = orphans.filter((child) => !reportProvider(view, found, child));
  const [first, ...others] = left;
  if (first === undefined) return;
  const related = others.map(({ resource }) => ({
    source: view.source.placeOf(resource.node),
    note: `\`${whatOf(view, resource)}\``,
  }));
  const what = whatOf(view, first.resource);
  view.report(withoutParent, first.resource.node, { name, what, others: others.length }, { related });
}

/** Says that a child does not get a provider that the program gives to the component; true when it does so. */
function reportProvider(view: SourceView, found: FoundClass, { resource, options }: Child): boolean {
  const packageName = resource.member?.package;
  if (packageName === undefined) return false;
  const hasOne = ["provider", "providers"].some(
    (key) => optionIn(view, view.source, options, key).state !== "missing",
  );
  if (hasOne) return false;
  for (const instance of instancesOf(view, found.node)) {
    const given = providerFor(view, found, instance, packageName);
    if (given === undefined) continue;
    const provider = instance.source.textOf(given, 40);
    const related = [{ source: instance.source.placeOf(given), note: "the provider of the component" }];
    const parameters = { name: classNameOf(found.node), what: whatOf(view, resource), provider };
    view.report(providerDropped, resource.node, parameters, { related });
    return true;
  }
  return false;
}

/** The provider of a package in the options that a component is made with. */
function providerFor(
  view: SourceView,
  found: FoundClass,
  { source, node }: Instance,
  packageName: string,
): Node | undefined {
  const constructor = constructorAlong(view, found);
  const index =
    constructor === undefined ? undefined : optionsIndex(constructor.source, constructor.node.params);
  if (index === undefined || node.arguments.some(({ type }) => type === "SpreadElement")) return undefined;
  const options = node.arguments[index] ?? "none";
  const single = optionIn(view, source, options, "provider").value;
  if (single !== undefined && isProviderOf(view, source, single, packageName)) return single;
  const several = optionIn(view, source, options, "providers").value;
  return several === undefined
    ? undefined
    : valuesIn(several).find((value) => isProviderOf(view, source, value, packageName));
}

function valuesIn(node: Node): readonly Node[] {
  if (node.type === "ArrayExpression") return node.elements.filter((element) => element !== null);
  if (node.type !== "ObjectExpression") return [];
  return node.properties.flatMap((property) => (property.type === "Property" ? [property.value] : []));
}

function isProviderOf(view: SourceView, source: SourceFile, node: Node, packageName: string): boolean {
  const meaning = view.meanings.of(source, node);
  return (
    meaning?.kind === "resource" &&
    meaning.member?.package === packageName &&
    meaning.member.path.at(-1) === "Provider"
  );
}

/** What is made before `super` returns cannot have `this` as parent. */
function beforeSuper(found: FoundClass): (node: Node) => boolean {
  const constructor = constructorOf(found);
  const call = constructor === undefined ? undefined : superCallOf(constructor);
  if (constructor === undefined || call === undefined) return () => false;
  return ({ range: [start] }) => start > constructor.range[0] && start < call.range[1];
}

/** The constructor's parameter that holds the component's own options. */
function ownOptionsOf(view: SourceView, found: FoundClass): Node | undefined {
  const parameters = constructorOf(found)?.params ?? [];
  const parameter = parameters[optionsIndex(view.source, parameters) ?? -1];
  return parameter === undefined ? undefined : nameOfParameter(parameter);
}

function whatOf(view: SourceView, { node }: MadeResource): string {
  return `new ${view.textOf(node.callee)}`;
}
