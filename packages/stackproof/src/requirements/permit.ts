// Requirements: `permit`: what roles must be allowed to do, and what they must not.
import { policyAllows, policyDenies, rightsGranting, rightsOf, roleAllows } from "../aws/rights.ts";
import type { Finding } from "../findings/finding.ts";
import { actionsMatching } from "../iam/catalogue.ts";
import { denies } from "../iam/evaluate.ts";
import { every, not, some, type Verdict } from "../iam/verdict.ts";
import type { ResourceView } from "../model/view.ts";
import type { World } from "../model/world.ts";
import type { Requirement } from "../project/requirements.ts";
import { defineRequirement, unmet, unmetBy } from "./asked.ts";
import { managed, type RequirementInputs } from "./inputs.ts";
import { nearestName, nothingNamed, thingsNamed } from "./names.ts";
import { PERMIT_GRAMMAR, type PermitStatement, readPermit } from "./permit-statement.ts";
import { type Asked, arnsFor, takes, type What, whatOf } from "./permit-what.ts";
import { roleState, rolesOf } from "./permit-who.ts";
import { undecidedOf } from "./undecided.ts";

const unclear = defineRequirement<{ text: string; problem: string }>("permit-unclear", {
  message: ({ text, problem }) => `\`${text}\` cannot be read: ${problem}.`,
  fix: `Write \`${PERMIT_GRAMMAR}\`: \`handler may s3:GetObject on uploads/*\`, \`not * may iam:*\`.`,
});

const withoutRole = defineRequirement<{ name: string; type: string }>("permit-without-role", {
  message: ({ name, type }) => `\`${name}\` is a \`${type}\` without a role of the program.`,
  fix: "Name a role, or what has one: a function, an instance, an Auto Scaling group, a task definition.",
});

const notPermitted = defineRequirement<{ who: string; role: string; action: string; on: string }>(
  "not-permitted",
  {
    message: ({ who, role, action, on }) =>
      `${who} may not \`${action}\`${on}: no policy of ${role} allows it.`,
    fix: ({ action }) => `Add a statement for \`${action}\` to a policy of the role.`,
  },
);

const permitted = defineRequirement<{ who: string; action: string; on: string; by: string }>("permitted", {
  message: ({ who, action, on, by }) => `${who} may \`${action}\`${on}${by === "" ? "" : `, by ${by}`}.`,
  fix: "Take it out of the policy, or name in it only the actions and resources that are needed.",
});

/** Rights that are missing, and rights that must not be there. */
export function checkPermit(inputs: RequirementInputs): Finding[] {
  return inputs.requirements.permit.flatMap((requirement) => {
    const statement = readPermit(requirement.value);
    if (typeof statement === "string")
      return [unmet(unclear, requirement, { text: requirement.value, problem: statement })];
    return checkStatement(statement, requirement, inputs);
  });
}

/** A role, and whose it is. */
interface Actor {
  readonly words: string;
  readonly role: ResourceView;
}

function checkStatement(
  statement: PermitStatement,
  requirement: Requirement<string>,
  inputs: RequirementInputs,
): Finding[] {
  const { world, graph } = inputs;
  const findings: Finding[] = [];
  const missing = (name: string): void => {
    findings.push(unmet(nothingNamed, requirement, { name, meant: nearestName(name, graph) }));
  };
  const open: string[] = [];
  const actors = actorsOf(statement, requirement, inputs, findings, open);
  if (actors === undefined) missing(statement.who);
  const what = whatOf(statement.on, graph, world);
  if (what === undefined) missing((statement.on ?? "").split("/")[0] ?? "");
  if (actors === undefined || what === undefined) return findings;
  for (const actor of actors) {
    for (const pattern of statement.actions) {
      const { finding, doubt } = judge(actor, pattern, what, statement, requirement, world);
      if (finding !== undefined) findings.push(finding);
      else if (doubt !== undefined) open.push(doubt);
    }
  }
  return [...findings, ...undecidedOf(requirement, open)];
}

/** Undefined when nothing has the name. */
function actorsOf(
  { who, isNegated }: PermitStatement,
  requirement: Requirement<string>,
  { world, graph }: RequirementInputs,
  findings: Finding[],
  open: string[],
): readonly Actor[] | undefined {
  if (who === "*") {
    const roles = managed(graph).filter(({ type }) => type === "aws:iam/role:Role");
    return roles.map((node) => ({ words: `Role \`${node.name}\``, role: world.view(node) }));
  }
  const things = thingsNamed(who, graph, world);
  if (things.every(({ views }) => views.length === 0)) return undefined;
  const actors = new Map<string, Actor>();
  for (const { views } of things) {
    const roles = views.flatMap((view) => rolesOf(world, view).map((role) => ({ view, role })));
    const [first] = views;
    if (roles.length === 0 && first !== undefined) {
      const states = new Set(views.map((view) => roleState(view)));
      const parameters = { name: first.name, type: first.type };
      if (states.has("other"))
        open.push(`whether \`${first.name}\` may do so: its role is none of the program`);
      else if (!isNegated || !states.has("none"))
        findings.push(unmetBy(withoutRole, first.node, requirement, parameters));
    }
    for (const { view, role } of roles)
      if (!actors.has(role.urn)) actors.set(role.urn, { words: `\`${view.name}\``, role });
  }
  return [...actors.values()];
}

interface Judgement {
  readonly finding?: Finding;
  /** What could not be decided. */
  readonly doubt?: string;
}

/** A pattern must be allowed as a whole; `not` forbids every action that it matches. */
function judge(
  { words, role }: Actor,
  pattern: string,
  what: What,
  { isNegated, on }: PermitStatement,
  requirement: Requirement<string>,
  world: World,
): Judgement {
  const onWords = on === undefined ? "" : ` on \`${on}\``;
  let doubt: string | undefined;
  for (const { action, asked } of requestsOf(pattern, what, role, world)) {
    const answers = asked.map((one) => ({ ...one, verdict: allows(world, role, action, one) }));
    const verdict = some(answers.map((answer) => answer.verdict));
    if (asked.length === 0 || verdict === "unknown") {
      const why = rightsOf(world, role).isComplete
        ? "a condition, or a value that is known only after the deployment, decides"
        : "not all of its policies are known before the deployment";
      const subject = words.startsWith("Role") ? `role \`${role.name}\`` : words;
      doubt ??= `whether ${subject} may \`${action}\`${onWords}: ${why}`;
    } else if (isNegated && verdict === "yes") {
      const arn = answers.find((answer) => answer.verdict === "yes")?.arn ?? "*";
      const by = rightsGranting(world, role, [{ action, resource: arn }]);
      const parameters = {
        who: words,
        action,
        on: on === undefined && arn !== "*" ? ` on \`${arn}\`` : onWords,
        by: by.map(({ name }) => `\`${name}\``).join(" and "),
      };
      const [place = role] = by;
      return { finding: unmetBy(permitted, place.node, requirement, parameters) };
    } else if (!isNegated && verdict === "no") {
      const parameters = { who: words, role: `role \`${role.name}\``, action, on: onWords };
      return { finding: unmetBy(notPermitted, role.node, requirement, parameters) };
    }
  }
  return doubt === undefined ? {} : { doubt };
}

interface Request {
  readonly action: string;
  readonly asked: readonly Asked[];
}

/** What to ask for. Of a pattern, only the actions that take such a resource at all. */
function requestsOf(pattern: string, what: What, role: ResourceView, world: World): readonly Request[] {
  const all = actionsMatching(pattern).map((fact) => {
    const asked = arnsFor(what, fact, world, role);
    const isMeant = what.kind === "anything" || asked.some(({ arn }) => arn === "*" || takes(fact, arn));
    return { action: fact.name, asked, isMeant };
  });
  const meant = all.filter(({ isMeant }) => isMeant);
  return meant.length > 0 ? meant : all;
}

/** Policies of resources, by the resources that they belong to. */
const RESOURCE_POLICIES: readonly (readonly [of: string, token: string, input: string, property: string])[] =
  [
    ["aws:s3/bucket:Bucket", "aws:s3/bucketPolicy:BucketPolicy", "bucket", "id"],
    ["aws:sqs/queue:Queue", "aws:sqs/queuePolicy:QueuePolicy", "queueUrl", "id"],
    ["aws:sns/topic:Topic", "aws:sns/topicPolicy:TopicPolicy", "arn", "arn"],
    ["aws:secretsmanager/secret:Secret", "aws:secretsmanager/secretPolicy:SecretPolicy", "secretArn", "arn"],
  ];

/** By the role's policies, or by one of the resource; a denial of either decides. */
function allows(world: World, role: ResourceView, action: string, { arn, view }: Asked): Verdict {
  const own = roleAllows(world, role, action, arn);
  if (view === undefined) return own;
  const request = { action, resource: arn, principal: { role: role.text("arn") ?? "" } };
  const policies = RESOURCE_POLICIES.flatMap(([of, token, input, property]) =>
    view.is(of) ? world.where(token, input, property === "id" ? view.id : view.text(property)) : [],
  ).map((policy) => policy.node.inputs["policy"]);
  const { documents, boundary } = rightsOf(world, role);
  const fromOutside = some(policies.map((policy) => policyAllows(policy, request)));
  // What a boundary leaves of such a right is not followed.
  const allowed = some([own, fromOutside === "yes" && boundary !== undefined ? "unknown" : fromOutside]);
  const isDenied = [
    ...documents.map((document) => denies(document, request, false)),
    ...policies.map((policy) => policyDenies(policy, request)),
  ];
  return every([allowed, ...isDenied.map(not)]);
}
