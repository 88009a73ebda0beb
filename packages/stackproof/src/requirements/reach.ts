// Requirements: `reach`: which connections must come through, and which must not.
import { parseCidr, parseIp } from "../core/cidr.ts";
import type { Finding, RelatedPlace } from "../findings/finding.ts";
import type { ResourceView } from "../model/view.ts";
import type { World } from "../model/world.ts";
import { type Answer, any, no, type Reason } from "../network/answer.ts";
import { interfacesOf } from "../network/endpoints.ts";
import { type End, endWords, hasNetworkSide, reaches } from "../network/reach.ts";
import type { Requirement } from "../project/requirements.ts";
import { defineRequirement, unmet, unmetBy } from "./asked.ts";
import type { RequirementInputs } from "./inputs.ts";
import { nearestName, nothingNamed, thingsNamed } from "./names.ts";
import { REACH_GRAMMAR, type ReachStatement, readReach } from "./reach-statement.ts";
import { undecidedOf } from "./undecided.ts";

const unclear = defineRequirement<{ text: string; problem: string }>("reach-unclear", {
  message: ({ text, problem }) => `\`${text}\` cannot be read: ${problem}.`,
  fix: `Write \`${REACH_GRAMMAR}\`: \`internet -> alb:443\`, \`not web -> database:22\`, \`web -> dns:udp:53\`.`,
});

const withoutNetwork = defineRequirement<{ name: string; type: string }>("reach-without-network", {
  severity: "warning",
  message: ({ name, type }) => `\`${name}\` is a \`${type}\`, whose connections are not followed.`,
  fix: "Name what has addresses in subnets: an instance, an Auto Scaling group, a load balancer, an ECS service, a function, a database, a cache, an endpoint.",
});

const unreachable = defineRequirement<{ from: string; to: string; port: string; obstacle: string }>(
  "unreachable",
  {
    message: ({ from, to, port, obstacle }) => `${upper(from)} does not reach ${to}${port}: ${obstacle}.`,
    fix: ({ askedIn }) => `Open the way there, or take the line out of ${askedIn}.`,
  },
);

const reachable = defineRequirement<{ from: string; to: string; port: string; path: string }>("reachable", {
  message: ({ from, to, port, path }) =>
    `${upper(from)} reaches ${to}${port}${path === "" ? "" : `: ${path}`}.`,
  fix: ({ askedIn }) => `Close one of these, or take the line out of ${askedIn}.`,
});

/** What a statement says of one end: each group of ends is one thing. */
type Ends = readonly (readonly End[])[];

/** Connections that do not come through and should, and those that do and should not. */
export function checkReach(inputs: RequirementInputs): Finding[] {
  return inputs.requirements.reach.flatMap((requirement) => {
    const statement = readReach(requirement.value);
    if (typeof statement === "string")
      return [unmet(unclear, requirement, { text: requirement.value, problem: statement })];
    return checkStatement(statement, requirement, inputs);
  });
}

function checkStatement(
  statement: ReachStatement,
  requirement: Requirement<string>,
  inputs: RequirementInputs,
): Finding[] {
  const from = endsOf(statement.from, requirement, inputs);
  const to = endsOf(statement.to, requirement, inputs);
  if (!from.isFound || !to.isFound) return [...from.findings, ...to.findings];
  if (from.isOutside && to.isOutside) {
    const problem = "neither end is a part of the program";
    return [unmet(unclear, requirement, { text: requirement.value, problem })];
  }
  const findings: Finding[] = [];
  const open: string[] = [];
  for (const sources of from.ends) {
    for (const targets of nearby(inputs.world, sources, to.ends)) {
      const pair = judge(inputs.world, sources, targets, statement);
      if (pair === undefined) continue;
      if (pair.answer.verdict === "unknown") {
        const { text } = pair.answer.reason;
        const words = pairWords(pair.from, pair.to);
        open.push(`whether ${words.from} reaches ${words.to}${portWords(statement)}: ${text}`);
      } else findings.push(...violation(pair, statement, requirement));
    }
  }
  return [...findings, ...undecidedOf(requirement, open)];
}

/** Of many things those in the same region, where there are such: a type may have resources in each region. */
function nearby(world: World, sources: readonly End[], all: Ends): Ends {
  const near = all.filter((targets) => sources.some((from) => targets.some((to) => isNear(world, from, to))));
  return near.length > 0 ? near : all;
}

function isNear(world: World, from: End, to: End): boolean {
  return from.kind !== "resource" || to.kind !== "resource" || world.sameRegion(from.view, to.view);
}

interface Pair {
  readonly from: End;
  readonly to: End;
  readonly answer: Answer;
}

/** The answer for two things: one way between any of their resources is enough. */
function judge(
  world: World,
  sources: readonly End[],
  targets: readonly End[],
  { protocol, port }: ReachStatement,
): Pair | undefined {
  const pairs = sources.flatMap((from) =>
    targets
      .filter((to) => from.kind !== "resource" || to.kind !== "resource" || from.view !== to.view)
      .map((to): Pair => ({ from, to, answer: reaches(world, from, to, { protocol, port }) })),
  );
  const best = any(
    pairs.map(({ answer }) => answer),
    no(""),
  );
  return pairs.find(({ answer }) => answer === best);
}

function violation(
  { from, to, answer }: Pair,
  statement: ReachStatement,
  requirement: Requirement<string>,
): Finding[] {
  const words = { ...pairWords(from, to), port: portWords(statement) };
  const resource = to.kind === "resource" ? to.view : from.kind === "resource" ? from.view : undefined;
  if (answer.verdict === "no" && !statement.isNegated) {
    const { text, view = resource, property } = answer.reason;
    const parameters = { ...words, obstacle: text };
    if (view === undefined) return [unmet(unreachable, requirement, parameters)];
    const more =
      resource === undefined || resource === view
        ? []
        : [placeOf({ text: "what is to be reached", view: resource })];
    return [unmetBy(unreachable, view.node, requirement, parameters, property, more)];
  }
  if (answer.verdict === "yes" && statement.isNegated && resource !== undefined) {
    const parameters = { ...words, path: answer.path.map(({ text }) => text).join("; ") };
    const more = answer.path.filter(({ view }) => view !== undefined && view !== resource).map(placeOf);
    return [unmetBy(reachable, resource.node, requirement, parameters, undefined, more)];
  }
  return [];
}

/** Two of one name are told apart by their types. */
function pairWords(from: End, to: End): { readonly from: string; readonly to: string } {
  const words = { from: endWords(from), to: endWords(to) };
  if (words.from !== words.to || from.kind !== "resource" || to.kind !== "resource") return words;
  return { from: `${words.from} (${classOf(from.view)})`, to: `${words.to} (${classOf(to.view)})` };
}

/** `aws.lb.LoadBalancer` of `aws:lb/loadBalancer:LoadBalancer`. */
function classOf({ type }: ResourceView): string {
  const [name = "", module = "", last = ""] = type.split(":");
  return `${name}.${module.split("/")[0] ?? ""}.${last}`;
}

function placeOf({ text, view, property }: Reason): RelatedPlace {
  const source = view?.node.source;
  return {
    note: text,
    ...(view !== undefined && { urn: view.urn }),
    ...(property !== undefined && { property }),
    ...(source !== undefined && { source }),
  };
}

interface Found {
  readonly isFound: boolean;
  /** True for the internet and for ranges. */
  readonly isOutside: boolean;
  readonly ends: Ends;
  readonly findings: readonly Finding[];
}

function endsOf(text: string, requirement: Requirement<string>, { graph, world }: RequirementInputs): Found {
  const ip = parseIp(text);
  const cidr = ip === undefined ? parseCidr(text) : { ...ip, prefix: ip.version === 4 ? 32 : 128 };
  if (text === "internet" || cidr?.prefix === 0)
    return { isFound: true, isOutside: true, ends: [[{ kind: "internet" }]], findings: [] };
  if (cidr !== undefined)
    return { isFound: true, isOutside: true, ends: [[{ kind: "range", cidr, text }]], findings: [] };
  const missing = (findings: Finding[]): Found => ({ isFound: false, isOutside: false, ends: [], findings });
  const things = thingsNamed(text, graph, world);
  const [first] = things.flatMap(({ views }) => views);
  if (first === undefined) {
    const meant = nearestName(text, graph);
    return missing([unmet(nothingNamed, requirement, { name: text, meant })]);
  }
  const ends = things
    .map(({ views }) => connected(world, views).map((view): End => ({ kind: "resource", view })))
    .filter((some) => some.length > 0);
  if (ends.length === 0) {
    const parameters = { name: first.name, type: first.type };
    return missing([unmetBy(withoutNetwork, first.node, requirement, parameters)]);
  }
  return { isFound: true, isOutside: false, ends, findings: [] };
}

/** Those that have connections; for a security group or launch template alone, what uses it. */
function connected(world: World, views: readonly ResourceView[]): readonly ResourceView[] {
  const own = views.filter((view) => hasNetworkSide(world, view));
  if (own.length > 0) return own;
  const all = world.graph.sorted().map((node) => world.view(node));
  const users = all.filter((view) => hasNetworkSide(world, view));
  return users.filter((user) =>
    views.some((view) => {
      if (view.is("aws:ec2/securityGroup:SecurityGroup"))
        return interfacesOf(world, user).some(({ groups }) => groups !== "none" && groups.includes(view.id));
      return view.is("aws:ec2/launchTemplate:LaunchTemplate") && user.node.dependencies.includes(view.urn);
    }),
  );
}

function portWords({ protocol, port }: ReachStatement): string {
  if (port === undefined) return protocol === undefined ? "" : ` by ${protocol.toUpperCase()}`;
  return ` on ${(protocol ?? "tcp").toUpperCase()} ${port}`;
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
