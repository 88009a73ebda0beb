// Source: classes that make resources: what is a component and what should be one.
import { defineFinding } from "../../findings/finding.ts";
import { defineCheck, type SourceView } from "../check.ts";
import {
  type ClassNode,
  classNameOf,
  type MadeResource,
  madeResources,
  publicOutputs,
  superCallOf,
} from "../class-members.ts";
import { chainOf, constructorOf } from "../classes.ts";
import type { FoundClass } from "../names.ts";
import { optionIn, optionsOf } from "../resource-options.ts";
import { walk } from "../source-file.ts";

const COMPONENTS = "https://www.pulumi.com/docs/concepts/resources/components/";

const plainClass = defineFinding<{ name: string; resources: string }>("source/plain-class", {
  severity: "warning",
  effect: "risky",
  evidence: "documented",
  message: ({ name, resources }) =>
    `\`${name}\` makes ${resources} in its constructor and is no ComponentResource.`,
  why: "A plain class has no place in the resource tree: its resources stand at the stack's root, two objects of it clash by name, and nobody can hand it a provider, a parent or other options.",
  fix: ({ name }) =>
    `Write \`class ${name} extends pulumi.ComponentResource\`, call \`super("pkg:index:${name}", name, {}, opts)\` first in the constructor, and give each resource \`{ parent: this }\`.`,
  docs: COMPONENTS,
});

const noRegisterOutputs = defineFinding<{ name: string; outputs: readonly string[] }>(
  "source/no-register-outputs",
  {
    severity: "warning",
    effect: "risky",
    evidence: "documented",
    message: ({ name }) => `The component \`${name}\` never calls \`registerOutputs\`.`,
    why: ({ outputs }) =>
      outputs.length > 0
        ? "Pulumi then closes the component without outputs: its state, the console and whatever reads the state show none of its values."
        : "The call says that the component is complete; without it Pulumi closes the component before its children are there.",
    fix: ({ outputs }) =>
      outputs.length > 0
        ? `End the constructor with \`this.registerOutputs({ ${outputs.map((key) => `${key}: this.${key}`).join(", ")} })\`.`
        : "End the constructor with `this.registerOutputs({})`.",
    docs: COMPONENTS,
  },
);

/** A class whose objects make resources but that is no component; a component that registers no outputs. */
export const componentClasses = defineCheck({
  visit: { ClassDeclaration: checkClass, ClassExpression: checkClass },
});

function checkClass(node: ClassNode, view: SourceView): void {
  const found = { source: view.source, node };
  const kind = view.meanings.classKind(found);
  if (kind === "plain") checkPlain(view, node);
  if (kind === "component") checkOutputs(view, found);
}

function checkPlain(view: SourceView, node: ClassNode): void {
  const resources = madeResources(view, node);
  // A helper that makes the resources of a component knows whose children they are.
  if (resources.length === 0 || resources.some((one) => parentOf(view, one) !== "missing")) return;
  view.report(plainClass, node.id ?? node, { name: classNameOf(node), resources: namesOf(view, resources) });
}

function parentOf(view: SourceView, resource: MadeResource): string {
  return optionIn(view, view.source, optionsOf(view, resource), "parent").state;
}

/** `new aws.sqs.Queue`, or how many resources there are, and the first of them. */
function namesOf(view: SourceView, resources: readonly MadeResource[]): string {
  const kinds = [...new Set(resources.map(({ node }) => view.textOf(node.callee)))];
  const shown = kinds.slice(0, 3).map((kind) => `\`${kind}\``);
  if (resources.length === 1) return shown.join("");
  return `${resources.length} resources (${shown.join(", ")}${kinds.length > 3 ? ", …" : ""})`;
}

function checkOutputs(view: SourceView, found: FoundClass): void {
  const { node } = found;
  const constructor = constructorOf(found);
  if (node.abstract || constructor === undefined) return;
  // Generated code for components that another program makes.
  if ((superCallOf(constructor)?.arguments.length ?? 0) > 4) return;
  const isProtected = node.body.body.some(
    (member) => member.type === "MethodDefinition" && member.value === constructor && member.accessibility,
  );
  if (isProtected || chainOf(found, view.names).classes.some((one) => registersOutputs(one.node))) return;
  const outputs = publicOutputs(view.source, node);
  view.report(
    noRegisterOutputs,
    node.id ?? node,
    { name: classNameOf(node), outputs: outputs.slice(0, 5) },
    { severity: outputs.length > 0 ? "warning" : "note" },
  );
}

/** Calls the method, or overrides the one that calls it. */
function registersOutputs(node: ClassNode): boolean {
  let isFound = false;
  walk(node.body, (below) => {
    if (below.type === "Identifier" && /^(?:registerOutputs|initialize)$/.test(below.name)) isFound = true;
    return !isFound;
  });
  return isFound;
}
