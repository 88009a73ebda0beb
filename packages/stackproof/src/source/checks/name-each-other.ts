// Source: two resources of which each needs the other.
import { defineFinding } from "../../findings/finding.ts";
import type { SourceView } from "../check.ts";
import { type Node, walk } from "../source-file.ts";

/** Reported where the first of the two needs the second. */
export const nameEachOther = defineFinding<{ first: string; second: string; areGroups: boolean }>(
  "source/resources-name-each-other",
  {
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ first, second }) =>
      `\`${first}\` needs \`${second}\`, and \`${second}\` needs \`${first}\`: neither can be made first.`,
    why: "What is declared later has no value yet, so the program ends with a ReferenceError or a TypeError.",
    fix: ({ first, second, areGroups }) =>
      areGroups
        ? `Make both groups without rules that name the other, then add each such rule as a resource of its own: \`new aws.vpc.SecurityGroupIngressRule(…, { securityGroupId: ${second}.id, referencedSecurityGroupId: ${first}.id, … })\`.`
        : "Take the reference out of one of the two, and set it with a resource of its own that is made after both.",
  },
);

/** The `new` expression around a place, inside of a value. */
export function makingAround(node: Node): Extract<Node, { type: "NewExpression" }> | undefined {
  for (let at: Node | undefined = node.parent; at !== undefined; at = at.parent) {
    if (at.type === "NewExpression") return at;
    if (/Statement$|Declarator$|Function|^ClassBody$|^AssignmentExpression$/.test(at.type)) return undefined;
  }
  return undefined;
}

/** True when code that runs with a value, so not in its functions, holds what is asked for. */
export function holds(value: Node, asked: (node: Node) => boolean): boolean {
  let found = false;
  walk(value, (node) => {
    if (/Function/.test(node.type)) return false;
    if (asked(node)) found = true;
    return !found;
  });
  return found;
}

/** True for a security group of EC2. */
export function isSecurityGroup({ names, source }: SourceView, node: Node): boolean {
  if (node.type !== "NewExpression") return false;
  const member = names.memberOf(source, node.callee);
  return member?.package === "@pulumi/aws" && member.path.join(".") === "ec2.SecurityGroup";
}
