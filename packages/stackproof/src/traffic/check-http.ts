// Traffic: one HTTP request, at every entrance that has a route for it.

import type { Finding } from "../findings/finding.ts";
import type { Requirement, TrafficRequirement } from "../project/requirements.ts";
import { defineRequirement, unmet, unmetBy } from "../requirements/asked.ts";
import { nearestName, nothingNamed, thingsNamed } from "../requirements/names.ts";
import { undecidedOf } from "../requirements/undecided.ts";
import { quotedBody, shortfall } from "./compare.ts";
import type { Entrance, Outcome } from "./entrance.ts";
import { entrancesOf } from "./entrances.ts";
import type { HttpAnswer, HttpRequest } from "./http.ts";
import type { TrafficInputs } from "./inputs.ts";
import { runTarget } from "./run-target.ts";

type HttpTraffic = Requirement<Extract<TrafficRequirement, { kind: "http" }>>;

const withoutEntrance = defineRequirement<{ name: string | undefined }>("traffic-without-entrance", {
  message: ({ name }) =>
    name === undefined
      ? "Nothing in the program takes HTTP requests."
      : `Nothing in \`${name}\` takes HTTP requests.`,
  fix: "Make an API with a stage, a function URL, or a load balancer with a listener.",
});

const wrongAnswer = defineRequirement<{
  request: string;
  problem: string;
  by: string;
  because: string;
}>("wrong-answer", {
  message: ({ request, problem, by, because }) => `\`${request}\` ${problem}, by ${by}: ${because}.`,
  fix: ({ askedIn }) => `Correct the route or the function, or what ${askedIn} expects.`,
});

/** Sends a request to each entrance that has a route for it; where none has, all of them are to blame. */
export async function checkHttp(requirement: HttpTraffic, inputs: TrafficInputs): Promise<Finding[]> {
  const { at } = requirement.value;
  const entrances = entrancesAt(requirement, inputs);
  if (!Array.isArray(entrances)) return [entrances];
  if (entrances.length === 0) {
    return inputs.isWhole ? [unmet(withoutEntrance, requirement, { name: at })] : [];
  }
  const request = requestOf(requirement);
  const all = entrances.map((entrance) => ({ entrance, outcome: entrance.outcome(request) }));
  const routed = routedFor(requirement, all);
  const findings: Finding[] = [];
  const open: string[] = [];
  for (const { entrance, outcome } of routed.length > 0 ? routed : all) {
    const verdict = await judge(outcome, requirement, entrance, inputs);
    if (typeof verdict === "string") open.push(verdict);
    else findings.push(...verdict);
  }
  return [...findings, ...undecidedOf(requirement, open)];
}

interface Met {
  readonly entrance: Entrance;
  readonly outcome: Outcome;
}

/** The entrances that have a route. Who asks for a redirect means the listener that only redirects to another one. */
function routedFor({ value }: HttpTraffic, all: readonly Met[]): readonly Met[] {
  const isRedirect = (status = 0): boolean => status >= 300 && status < 400;
  if (isRedirect(value.expect.status)) {
    const redirects = all.filter(
      ({ outcome }) => outcome.kind === "no-route" && isRedirect(outcome.answer.status),
    );
    if (redirects.length > 0) return redirects;
  }
  return all.filter(({ outcome }) => outcome.kind !== "no-route");
}

function entrancesAt(
  requirement: HttpTraffic,
  { world, graph, isWhole }: TrafficInputs,
): Entrance[] | Finding {
  const { at } = requirement.value;
  const all = entrancesOf(world);
  if (at === undefined) return all;
  const named = thingsNamed(at, graph, world).flatMap(({ views }) => views);
  if (named.length === 0 && isWhole) {
    return unmet(nothingNamed, requirement, { name: at, meant: nearestName(at, graph) });
  }
  return all.filter(({ view }) => named.some(({ urn }) => urn === view.urn));
}

function requestOf({ value }: HttpTraffic): HttpRequest {
  const [path = "/", ...rest] = value.target.split("?");
  const type = value.isJson ? { "content-type": "application/json" } : {};
  return {
    method: value.method,
    path,
    rawQuery: rest.join("?"),
    headers: { ...type, ...value.headers },
    body: value.body,
  };
}

/** Findings, or a clause that begins with "whether". */
async function judge(
  outcome: Outcome,
  requirement: HttpTraffic,
  entrance: Entrance,
  inputs: TrafficInputs,
): Promise<Finding[] | string> {
  if (outcome.kind === "undecided") return outcome.reason;
  if (outcome.kind === "no-route" && !inputs.isWhole) return `whether ${entrance.title} has a route for it`;
  if (outcome.kind !== "invoke") {
    return unlike(outcome.answer, outcome.because, outcome, requirement, entrance);
  }
  const { target, event, respond, at, patience } = outcome;
  const request = words(requirement);
  const whether = `whether \`${request}\` is answered as it should be`;
  const result = await runTarget({ target, event, patience, request, whether }, requirement, inputs);
  if ("open" in result) return result.open;
  if ("finding" in result) return [result.finding];
  const { end } = result;
  const { answer, because } = respond(end);
  const reason = because ?? `function \`${target.name}\` says so; ${quotedBody(answer)}`;
  const place = end.kind === "failed" ? end.at : undefined;
  const where = place === undefined ? { at } : { at: target, source: inputs.place(place) };
  return unlike(answer, reason, where, requirement, entrance);
}

function unlike(
  answer: HttpAnswer,
  because: string,
  where: Pick<Outcome, "at"> & { readonly source?: ReturnType<TrafficInputs["place"]> },
  requirement: HttpTraffic,
  entrance: Entrance,
): Finding[] {
  const problem = shortfall(answer, requirement.value.expect);
  if (problem === undefined) return [];
  const parameters = {
    request: words(requirement),
    problem,
    by: entrance.title,
    because: withoutEnd(because),
  };
  const finding = unmetBy(wrongAnswer, where.at.node, requirement, parameters);
  return [where.source === undefined ? finding : { ...finding, at: { ...finding.at, source: where.source } }];
}

function words({ value }: HttpTraffic): string {
  return `${value.method} ${value.target}`;
}

/** A clause: the sentence around it brings the full stop. */
function withoutEnd(text: string): string {
  return text.replace(/[.\s]+$/, "");
}
