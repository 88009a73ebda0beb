// Source: ids and ranges of addresses that are written into the program.
import type { TSESTree } from "@typescript-eslint/types";
import { parseCidr } from "../../core/cidr.ts";
import { defineFinding } from "../../findings/finding.ts";
import { ec2Id, SHARED_ZONES } from "../aws-values.ts";
import { defineCheck, type SourceView } from "../check.ts";
import { bare } from "../names.ts";
import { type Node, walk } from "../source-file.ts";
import { type TextUse, useOf, writtenText } from "../written-text.ts";

const IDS = "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html";

const literalId = defineFinding<{ id: string; what: string }>("source/literal-id", {
  severity: "note",
  effect: "risky",
  evidence: "documented",
  message: ({ id, what }) => `${what} ${id} is written into the program.`,
  why: "It exists in one account and region only, so no other stack can use the program.",
  fix: "Read it with config.require, or from the outputs of the stack that makes it with pulumi.StackReference.",
  docs: IDS,
});

const placeholderId = defineFinding<{ id: string; what: string }>("source/placeholder-id", {
  severity: "warning",
  effect: "broken",
  evidence: "documented",
  message: ({ id, what }) => `${what} ${id} is one of examples.`,
  why: "AWS draws the 8 or 17 digits of an id at random; nothing of yours has this one.",
  fix: "Write config.require, look the thing up, or use the id of a resource of the program.",
  docs: IDS,
});

const literalRanges = defineFinding<{ ranges: string; count: number }>("source/literal-ranges", {
  severity: "note",
  effect: "risky",
  evidence: "inferred",
  message: ({ ranges, count }) => `The ranges of ${count} subnets are written out by hand: ${ranges}.`,
  why: "With another range of the VPC, or with more zones, each has to be worked out again.",
  fix: "Compute them from the range of the VPC and the number of zones, as Network of @stackproof/components does.",
});

const WHAT: Readonly<Record<string, string>> = {
  vpc: "The VPC",
  subnet: "The subnet",
  sg: "The security group",
  ami: "The image",
  rtb: "The route table",
  eni: "The network interface",
  eipalloc: "The Elastic IP address",
  vol: "The volume",
  snap: "The snapshot",
};
/** Names under which an id is an id, and not the name of something. */
const HOLDS_IDS = /(?:ids?|ami|image|subnets?|groups?|vpc|filters|values)$/i;

function check(node: TSESTree.Literal | TSESTree.TemplateLiteral, view: SourceView): void {
  const written = writtenText(node);
  if (written === undefined || written.text.length < 8 || written.text.length > 40) return;
  const { text } = written;
  const found = ec2Id(text);
  if (found !== undefined) {
    const use = useOf(view, node);
    if (!isUsed(use, view)) return;
    const what = WHAT[found.type] ?? "The resource";
    const isNamed = found.type === "ami" || use.keys.slice(0, 2).some((key) => HOLDS_IDS.test(key));
    if (found.isInvented) {
      if (isNamed) view.report(placeholderId, node, { id: text, what });
    } else if (found.type !== "ami" && !use.isDefault && !use.isChoice) {
      view.report(literalId, node, { id: text, what });
    }
    return;
  }
  if (!/^Z[0-9A-Z]{9,31}$/.test(text) || SHARED_ZONES.has(text)) return;
  const use = useOf(view, node);
  const [key = ""] = use.keys;
  const isZone =
    /^(?:hostedZoneId|zoneId|hosted_?zone_?id)$/i.test(key) && !use.keys.some((one) => /^alias/i.test(one));
  if (isZone && isUsed(use, view) && !use.isDefault && !use.isChoice && /\d/.test(text))
    view.report(literalId, node, { id: text, what: "The hosted zone" });
}

/** Comparisons and words name an id without using it; lookups are judged when they are answered. */
function isUsed({ isCompared, isMessage, given, keys }: TextUse, view: SourceView): boolean {
  if (isCompared || isMessage || keys.includes("import")) return false;
  const member = given === undefined ? undefined : view.names.memberOf(view.source, given.callee);
  return !/^get(?:[A-Z]|$)/.test(member?.path.at(-1) ?? "");
}

/** Ranges of subnets, once for a file. */
function checkRanges(program: TSESTree.Program, view: SourceView): void {
  const { text } = view.source;
  if (!/[Ss]ubnet/.test(text) || (text.match(/["'`]\d+\.\d+\.\d+\.\d+\/\d/g) ?? []).length < 3) return;
  const ranges = new Map<string, Node>();
  let hasVpc = false;
  walk(program, (node) => {
    if (node.type === "NewExpression") {
      const member = view.names.memberOf(view.source, node.callee);
      const made = member?.package === "@pulumi/aws" ? member.path.join(".") : undefined;
      const range = made === "ec2.Vpc" || made === "ec2.Subnet" ? rangeOf(node) : undefined;
      if (range === undefined) return;
      if (made === "ec2.Vpc") hasVpc = true;
      else ranges.set(range.text, range.node);
    } else if (node.type === "ArrayExpression" && node.elements.length > 1) {
      if (!/subnet/i.test(useOf(view, node).keys[0] ?? "")) return;
      for (const element of node.elements) {
        const one = element === null ? undefined : writtenText(element);
        if (one !== undefined && isPrivateRange(one.text)) ranges.set(one.text, one.node);
      }
    }
  });
  const [first] = ranges.values();
  if (!hasVpc || first === undefined || ranges.size < 2) return;
  const shown = [...ranges.keys()].slice(0, 4).join(", ");
  const more = ranges.size > 4 ? " and others" : "";
  view.report(literalRanges, first, { ranges: `${shown}${more}`, count: ranges.size });
}

/** `cidrBlock: "…"` of a resource. */
function rangeOf(node: TSESTree.NewExpression): { readonly text: string; readonly node: Node } | undefined {
  const [, inputs] = node.arguments;
  const object = inputs === undefined ? undefined : bare(inputs);
  if (object?.type !== "ObjectExpression") return undefined;
  for (const property of object.properties) {
    if (
      property.type !== "Property" ||
      property.key.type !== "Identifier" ||
      property.key.name !== "cidrBlock"
    )
      continue;
    const written = writtenText(property.value);
    if (written !== undefined && isPrivateRange(written.text)) return written;
  }
  return undefined;
}

function isPrivateRange(text: string): boolean {
  return /^(?:10|172|192|100)\./.test(text) && (parseCidr(text)?.prefix ?? 0) > 0;
}

/** Ids and ranges in the program's texts. */
export const literalsIds = defineCheck({
  visit: { Literal: check, TemplateLiteral: check, Program: checkRanges },
});
