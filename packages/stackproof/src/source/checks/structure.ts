// Source: how a program is divided: files and components that hold too much.
import { defineFinding } from "../../findings/finding.ts";
import { defineCheck, type SourceView } from "../check.ts";
import { type ClassNode, classNameOf, madeResources, resourceOf } from "../class-members.ts";
import { walk } from "../source-file.ts";

const MOST_RESOURCES = 25;
const LONG_FILE = 500;
const MOST_SERVICES = 6;

const flatFile = defineFinding<{ file: string; count: number; lines: number }>("source/flat-file", {
  severity: "note",
  effect: "risky",
  evidence: "inferred",
  message: ({ file, count, lines }) =>
    `\`${file}\` makes its resources in ${count} places outside of any component, on ${lines} lines.`,
  why: "What belongs together is not seen in the text nor in the resource tree, and no part can be used or tested by itself.",
  fix: "Put what belongs together, such as the network, the service and its alarms, into component classes in files of their own.",
});

const manyServices = defineFinding<{ name: string; services: readonly string[] }>("source/mixed-component", {
  severity: "note",
  effect: "risky",
  evidence: "inferred",
  message: ({ name, services }) =>
    `The component \`${name}\` itself makes resources of ${services.length} services: ${services.join(", ")}.`,
  why: "A component that holds everything cannot be used for a part of it, and every change touches all of it.",
  fix: "Divide it into components for one purpose each, which this one makes and joins.",
});

/** Services that go with any other. */
const COMPANIONS = new Set(["iam", "cloudwatch", "kms", "ssm", "secretsmanager", "s3", "ec2", "lb", "acm"]);

/** Many resources outside of components; components of many services. */
export const structure = defineCheck({
  visit: { ClassDeclaration: checkClass, ClassExpression: checkClass },
  file(view) {
    const { source } = view;
    if (source.problems.length > 0) return;
    let count = 0;
    let first: number | undefined;
    walk(source.program, (node) => {
      if (node.type === "ClassBody") return false;
      if (node.type !== "NewExpression" || resourceOf(view, node) === undefined) return true;
      count++;
      first ??= node.range[0];
      return true;
    });
    const most = source.lineCount > LONG_FILE ? MOST_RESOURCES / 2 : MOST_RESOURCES;
    if (first === undefined || count <= most) return;
    view.report(flatFile, first, { file: source.file, count, lines: source.lineCount });
  },
});

function checkClass(node: ClassNode, view: SourceView): void {
  if (node.superClass === null) return;
  if (view.meanings.classKind({ source: view.source, node }) !== "component") return;
  const services = new Set<string>();
  for (const { member } of madeResources(view, node)) {
    const [service] = member?.package === "@pulumi/aws" ? member.path : [];
    if (service !== undefined && /^[a-z]/.test(service) && !COMPANIONS.has(service)) services.add(service);
  }
  if (services.size <= MOST_SERVICES) return;
  view.report(manyServices, node.id ?? node, { name: classNameOf(node), services: [...services].sort() });
}
