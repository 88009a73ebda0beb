// Rules: the statements of policies that a program writes, as far as they are known. Pure.
import type { PropertyValue } from "../../core/value.ts";
import type { PolicyList, PolicyStatement } from "../../iam/document.ts";
import { readPolicy } from "../../iam/parse.ts";
import type { ResourceView } from "../../model/view.ts";
import type { World } from "../../model/world.ts";
import { itemsOf } from "../inputs.ts";
import { made } from "../rule.ts";

const POLICY = "aws:iam/policy:Policy";
const ROLE = "aws:iam/role:Role";

/** Types whose documents give rights to an identity, and the input that holds them. */
const IDENTITY_POLICIES: readonly (readonly [token: string, input: string])[] = [
  [POLICY, "policy"],
  ["aws:iam/rolePolicy:RolePolicy", "policy"],
  ["aws:iam/userPolicy:UserPolicy", "policy"],
  ["aws:iam/groupPolicy:GroupPolicy", "policy"],
];

/** A document, and where it stands. */
export interface WrittenPolicy {
  readonly view: ResourceView;
  readonly property: string;
  readonly statements: readonly PolicyStatement[];
}

const ATTACHMENTS: readonly (readonly [token: string, property: string])[] = [
  ["aws:iam/rolePolicyAttachment:RolePolicyAttachment", "policyArn"],
  ["aws:iam/userPolicyAttachment:UserPolicyAttachment", "policyArn"],
  ["aws:iam/groupPolicyAttachment:GroupPolicyAttachment", "policyArn"],
  ["aws:iam/policyAttachment:PolicyAttachment", "policyArn"],
  ["aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive", "policyArns"],
  [ROLE, "managedPolicyArns"],
];

/** All documents that give rights to identities. A policy that nothing attaches gives none: it may be a boundary. */
export function identityPolicies(world: World): readonly WrittenPolicy[] {
  const separate = IDENTITY_POLICIES.flatMap(([token, input]) =>
    made(world, token)
      .filter((view) => token !== POLICY || isAttached(view, world))
      .map((view) => written(view, input, view.node.inputs[input])),
  );
  const inline = made(world, ROLE).flatMap((view) =>
    itemsOf(view.node.inputs["inlinePolicies"]).map(({ map, index }) =>
      written(view, `inlinePolicies[${index}].policy`, map["policy"]),
    ),
  );
  return [...separate, ...inline];
}

function isAttached(policy: ResourceView, world: World): boolean {
  const arn = policy.text("arn");
  return ATTACHMENTS.some(([token, property]) => world.where(token, property, arn).length > 0);
}

/** A document of an input; without statements when it is unknown. */
export function written(
  view: ResourceView,
  property: string,
  value: PropertyValue | undefined,
): WrittenPolicy {
  return { view, property, statements: readPolicy(value)?.statements ?? [] };
}

/** The known texts of `Action` or `Resource`; none for the Not… forms. */
export function textsOf(list: PolicyList | undefined): readonly string[] {
  if (list === undefined || list.isNegated) return [];
  return list.items.flatMap(({ text }) => text ?? []);
}

/** True for a statement that surely allows something always, whatever the circumstances. */
export function allowsAlways({ effect, conditions }: PolicyStatement): boolean {
  return effect === "Allow" && conditions.length === 0;
}

/** True for a statement about everybody. */
export function isForEverybody({ principals }: PolicyStatement): boolean {
  if (principals === undefined || principals.isNegated || principals.isUnknown) return false;
  return (
    principals.isStar || principals.entries.some(({ type, value }) => type === "AWS" && value.text === "*")
  );
}

/** " in statement 2 (`ReadAll`)"; nothing where there is only one. */
export function inStatement({ words }: PolicyStatement): string {
  return words.startsWith("statement ") ? ` in ${words}` : "";
}
