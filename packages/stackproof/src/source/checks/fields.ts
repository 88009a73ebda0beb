// Source: fields of a class that are used before they are assigned.
import { defineFinding } from "../../findings/finding.ts";
import { defineCheck, type SourceView } from "../check.ts";
import { memberName } from "../classes.ts";
import { type EarlyRead, earlyReads } from "../field-order.ts";
import type { Node } from "../source-file.ts";
import { holds, isSecurityGroup, makingAround, nameEachOther } from "./name-each-other.ts";

interface Parameters {
  readonly read: EarlyRead;
  /** The line of the assignment. */
  readonly line: number | undefined;
}

const usedTooEarly = defineFinding<Parameters>("source/field-before-assignment", {
  severity: "error",
  effect: "rejected",
  evidence: "observed",
  message: ({ read, line }) => `\`this.${read.field}\` is used${inReader(read)} ${beforeWhat(read, line)}.`,
  why: ({ read: { taken } }) =>
    taken?.startsWith("the ") === true
      ? "It is still undefined there, and the program ends with a TypeError."
      : `It is still undefined there, and \`${taken}\` of undefined ends the program with a TypeError.`,
  fix: ({ read }) => fixOf(read),
});

const passedTooEarly = defineFinding<Parameters>("source/undefined-field-passed", {
  severity: "warning",
  effect: "broken",
  evidence: "observed",
  message: ({ read, line }) =>
    `\`this.${read.field}\` is handed on${inReader(read)} ${beforeWhat(read, line)}.`,
  why: "It is still undefined there. An argument that is undefined counts as not given, and nothing reports it.",
  fix: ({ read }) => fixOf(read),
});

/** Follows the making of each object: the constructor, what it calls, and the classes above. */
export const fields = defineCheck({
  file(view) {
    for (const read of earlyReads(view.sources, view.names).get(view.source) ?? []) report(view, read);
  },
});

function report(view: SourceView, read: EarlyRead): void {
  const { assigned, call } = read;
  const place = assigned?.source.placeOf(assigned.node);
  const related = [
    ...(place === undefined ? [] : [{ source: place, note: "assigned here" }]),
    ...(call === undefined ? [] : [{ source: call.source.placeOf(call.node), note: "called from here" }]),
  ];
  const isSure = read.sure ? {} : { severity: "warning" as const };
  const circle = circleOf(view, read);
  if (circle !== undefined) {
    view.report(nameEachOther, read.node, circle, { related, ...isSure });
    return;
  }
  const definition = read.taken === undefined ? passedTooEarly : usedTooEarly;
  view.report(definition, read.node, { read, line: place?.line }, { related, ...isSure });
}

/** When the value of the field needs the field that is assigned here. */
function circleOf(view: SourceView, { node, field, taken, assigned }: EarlyRead) {
  const making = makingAround(node);
  const here = making?.parent;
  const later = assigned?.node.parent;
  if (taken === undefined || making === undefined) return undefined;
  if (here?.type !== "AssignmentExpression" || later?.type !== "AssignmentExpression") return undefined;
  const first = here.left.type === "MemberExpression" ? memberName(here.left) : undefined;
  const isFirst = (one: Node): boolean =>
    one.type === "MemberExpression" && one.object.type === "ThisExpression" && memberName(one) === first;
  if (first === undefined || first === field || !holds(later.right, isFirst)) return undefined;
  const areGroups = isSecurityGroup(view, making) && isSecurityGroup(view, later.right);
  return { first: `this.${first}`, second: `this.${field}`, areGroups };
}

function inReader({ reader }: EarlyRead): string {
  return reader === undefined ? "" : ` in \`${reader}()\``;
}

function beforeWhat({ assigned, reader, throughSuper }: EarlyRead, line: number | undefined): string {
  if (throughSuper !== undefined)
    return `before \`${throughSuper.derived}\` gives it a value: the constructor of \`${throughSuper.base}\` runs first`;
  if (assigned === undefined) return "and nothing assigns it before";
  return assigned.writer === undefined || assigned.writer === reader
    ? `before line ${line} assigns it`
    : `before \`${assigned.writer}()\` assigns it`;
}

function fixOf({ assigned, field, reader, throughSuper }: EarlyRead): string {
  if (throughSuper !== undefined)
    return `Call \`${reader ?? "the method"}()\` in the constructor of \`${throughSuper.derived}\`, after \`super()\`, or hand it the value as an argument.`;
  if (assigned === undefined) return `Assign \`this.${field}\` in the constructor before this line.`;
  const { writer } = assigned;
  if (reader === undefined || reader === writer || writer === undefined)
    return writer === undefined || writer === reader
      ? "Move the assignment up, before this use."
      : `Call \`${writer}()\` before this line.`;
  return `Call \`${writer}()\` before \`${reader}()\`, or hand over the value as a result and an argument.`;
}
