// Traffic: application load balancers. Each listener is an entrance. Pure.
// Rules are tried by their priorities, the listener's default actions come last:
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html.
import type { ResourceView } from "../model/view.ts";
import type { World } from "../model/world.ts";
import { undecided } from "./answers.ts";
import type { Entrance, Outcome } from "./entrance.ts";
import type { HttpRequest } from "./http.ts";
import { actionOutcome } from "./load-balancer-actions.ts";
import { fitsRule } from "./load-balancer-conditions.ts";
import type { Door } from "./request.ts";

const LOAD_BALANCER = "aws:lb/loadBalancer:LoadBalancer";
const LISTENER = "aws:lb/listener:Listener";
const LISTENER_RULE = "aws:lb/listenerRule:ListenerRule";

export function loadBalancerEntrances(world: World): readonly Entrance[] {
  const listeners = [...world.all(LISTENER)].sort(
    (a, b) => (a.number("port") ?? 0) - (b.number("port") ?? 0),
  );
  const entrances = listeners.flatMap((listener) => listenerEntrance(world, listener));
  const served = new Set(entrances.map(({ view }) => view.urn));
  const silent = world
    .all(LOAD_BALANCER)
    .filter((view) => isApplication(view) !== false && !served.has(view.urn))
    .map((view) => always(view, `load balancer \`${view.name}\``, `whether \`${view.name}\` has a listener`));
  const foreign = world
    .all(LISTENER_RULE)
    .filter((rule) => world.find(LISTENER, "arn", rule.text("listenerArn"), rule) === undefined)
    .map((rule) => {
      const reason = `whether the listener of rule \`${rule.name}\` answers: it is not known`;
      return always(rule, `the listener of rule \`${rule.name}\``, reason);
    });
  return [...entrances, ...silent, ...foreign];
}

function always(view: ResourceView, title: string, reason: string): Entrance {
  return { view, title, outcome: () => undecided(view, reason) };
}

/** Undefined when the type is not known. */
function isApplication(balancer: ResourceView): boolean | undefined {
  if (balancer.state("loadBalancerType") === "absent") return true;
  const type = balancer.text("loadBalancerType");
  return type === undefined ? undefined : type === "application";
}

function listenerEntrance(world: World, listener: ResourceView): readonly Entrance[] {
  const balancer = world.find(LOAD_BALANCER, "arn", listener.text("loadBalancerArn"), listener);
  const protocol = listener.text("protocol")?.toUpperCase() ?? "";
  const isHttp = protocol === "HTTP" || protocol === "HTTPS";
  if (balancer !== undefined && isApplication(balancer) === false) return [];
  if (!isHttp && protocol !== "") return [];
  const port = listener.number("port");
  const view = balancer ?? listener;
  const name =
    balancer === undefined ? `listener \`${listener.name}\`` : `load balancer \`${balancer.name}\``;
  if (!isHttp || port === undefined) {
    return [always(view, name, `whether \`${listener.name}\` answers: its port or protocol is not known`)];
  }
  const scheme = protocol === "HTTPS" ? "https" : "http";
  const outcome = (request: HttpRequest): Outcome => {
    const host = request.headers["host"] ?? nameOf(balancer, listener);
    return listenerOutcome(world, listener, request, { host, scheme, port });
  };
  return [{ view, title: `${name}, port ${port}`, outcome }];
}

function nameOf(balancer: ResourceView | undefined, listener: ResourceView): string {
  const region = listener.region ?? "us-east-1";
  return balancer?.text("dnsName") ?? `${balancer?.name ?? "lb"}-1234567890.${region}.elb.amazonaws.com`;
}

function listenerOutcome(world: World, listener: ResourceView, request: HttpRequest, door: Door): Outcome {
  const isVague =
    listener.text("arn") === undefined ||
    world.all(LISTENER_RULE).some((one) => one.text("listenerArn") === undefined);
  if (isVague) return undecided(listener, `whether all rules of \`${listener.name}\` are known`);
  const fitting = world
    .where(LISTENER_RULE, "listenerArn", listener.text("arn"))
    .map((rule) => ({
      rule,
      fits: fitsRule(rule, request, request.headers["host"]),
      priority: rule.state("priority") === "known" ? rule.number("priority") : undefined,
    }))
    .filter(({ fits }) => fits !== "no")
    .sort((a, b) => (a.priority ?? 0) - (b.priority ?? 0));
  const [first] = fitting;
  if (first === undefined) {
    return withoutRoute(
      world,
      listener,
      actionOutcome(world, listener, "defaultActions", request, door),
      door,
    );
  }
  const { rule, fits } = first;
  const words = `${request.method} ${request.path}`;
  if (fitting.length > 1 && fitting.some(({ priority }) => priority === undefined)) {
    return undecided(
      listener,
      `whether rule \`${rule.name}\` of \`${listener.name}\` comes first for ${words}`,
    );
  }
  if (fits === "unknown")
    return undecided(rule, `whether ${words} fits the conditions of rule \`${rule.name}\``);
  if (rule.has("transforms"))
    return undecided(rule, `whether what rule \`${rule.name}\` rewrites is answered`);
  return actionOutcome(world, rule, "actions", request, door);
}

/**
 * A default action that answers with an error, or that only sends the client to another listener of the load balancer,
 * has nothing for the path itself.
 */
function withoutRoute(world: World, listener: ResourceView, outcome: Outcome, door: Door): Outcome {
  if (outcome.kind !== "answered") return outcome;
  const { answer } = outcome;
  const location = /^https?:\/\/([^/]+):(\d+)\//.exec(answer.headers["location"] ?? "");
  const leadsOn =
    location?.[1] === door.host.replace(/:\d+$/, "") &&
    world
      .where(LISTENER, "loadBalancerArn", listener.text("loadBalancerArn"))
      .some((other) => other.urn !== listener.urn && other.number("port") === Number(location[2]));
  return answer.status >= 400 || leadsOn ? { ...outcome, kind: "no-route" } : outcome;
}
