// Traffic: what the actions of a load balancer's listener or rule do with a request. Pure.
//
// - Redirects: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RedirectActionConfig.html. The port
//   stands in the Location even where it is the scheme's own: https://github.com/internetstandards/Internet.nl/issues/1291.
// - Groups of functions: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html. A
//   function that does not let the load balancer call it is never registered, so that nothing is decided.
// Sign-in, JWT checks, several groups, and targets that are no functions are not decided.
import type { PropertyMap } from "../core/value.ts";
import { asNumber, known } from "../model/kinds/kind.ts";
import type { ResourceView } from "../model/view.ts";
import type { World } from "../model/world.ts";
import { flagOf, mapOf, textIn } from "../network/values.ts";
import { answered, balancerPage, type Open, requestWords, undecided } from "./answers.ts";
import type { Outcome } from "./entrance.ts";
import { eventAlb } from "./event-alb.ts";
import { functionWith, LONGEST_RUN, mayCall } from "./functions.ts";
import type { HttpRequest } from "./http.ts";
import type { Door } from "./request.ts";
import { respondAlb } from "./response-alb.ts";

const TARGET_GROUP = "aws:lb/targetGroup:TargetGroup";
const ATTACHMENT = "aws:lb/targetGroupAttachment:TargetGroupAttachment";

/**
 * @param at the listener or rule
 * @param input `defaultActions` or `actions`
 */
export function actionOutcome(
  world: World,
  at: ResourceView,
  input: string,
  request: HttpRequest,
  door: Door,
): Outcome {
  const value = known(at.node.inputs[input]);
  const actions = (Array.isArray(value) ? value : []).map((one) => mapOf(one));
  const open = (why: string): Outcome => undecided(at, `whether \`${at.name}\` answers: ${why}`);
  const isWhole = actions.every((one) => one !== undefined && textIn(one, "type") !== undefined);
  if (!isWhole || actions.length === 0) return open("its actions are not known");
  if (actions.length > 1) return open("it signs users in first");
  const action = actions[0] ?? {};
  switch (textIn(action, "type") ?? "") {
    case "fixed-response":
      return fixedOutcome(at, mapOf(action["fixedResponse"]) ?? {});
    case "redirect":
      return redirectOutcome(at, mapOf(action["redirect"]) ?? {}, request, door);
    case "forward": {
      const arn = groupArn(action);
      const group = world.find(TARGET_GROUP, "arn", arn, at);
      if (group === undefined) return open("the one target group that it forwards to is not known");
      return forwardOutcome(world, at, group, request, door);
    }
    default:
      return open("it forwards, redirects and answers nothing by itself");
  }
}

function fixedOutcome(at: ResourceView, fixed: PropertyMap): Outcome {
  const status = Number(textIn(fixed, "statusCode") ?? Number.NaN);
  const hasUnknown = ["messageBody", "contentType"].some(
    (name) => fixed[name] !== undefined && fixed[name] !== null && textIn(fixed, name) === undefined,
  );
  if (!Number.isInteger(status) || hasUnknown) {
    return undecided(at, `whether the fixed response of \`${at.name}\` is the wanted one: it is not known`);
  }
  const headers = { server: "awselb/2.0", "content-type": textIn(fixed, "contentType") ?? "text/plain" };
  const body = textIn(fixed, "messageBody") ?? "";
  return answered(at, `\`${at.name}\` answers with a fixed response`, { status, headers, body });
}

function redirectOutcome(at: ResourceView, redirect: PropertyMap, request: HttpRequest, door: Door): Outcome {
  const parts = {
    host: door.host.replace(/:\d+$/, ""),
    path: request.path.replace(/^\//, ""),
    port: String(door.port),
    protocol: door.scheme.toUpperCase(),
    query: request.rawQuery,
  };
  let isKnown = true;
  const part = (name: keyof typeof parts, unchanged: string): string => {
    const given =
      redirect[name] === undefined || redirect[name] === null ? unchanged : textIn(redirect, name);
    if (given === undefined) isKnown = false;
    return (given ?? "").replaceAll(
      /#\{(host|path|port|protocol|query)\}/g,
      (_all, key: keyof typeof parts) => parts[key],
    );
  };
  const scheme = part("protocol", "#{protocol}").toLowerCase();
  const address = `${scheme}://${part("host", "#{host}")}:${part("port", "#{port}")}${part("path", "/#{path}")}`;
  const query = part("query", "#{query}");
  const status = Number(/^HTTP_(30[12])$/.exec(textIn(redirect, "statusCode") ?? "")?.[1]);
  if (!isKnown || Number.isNaN(status)) {
    return undecided(at, `whether \`${at.name}\` redirects to the right place: it is not known`);
  }
  const location = query === "" ? address : `${address}?${query}`;
  return answered(at, `\`${at.name}\` redirects to ${location}`, balancerPage(status, { location }));
}

/** The only target group with a weight; undefined when there are several, or when that is not known. */
function groupArn(action: PropertyMap): string | undefined {
  const forward = mapOf(action["forward"]);
  if (forward === undefined)
    return action["forward"] === undefined ? textIn(action, "targetGroupArn") : undefined;
  const groups = known(forward["targetGroups"]);
  const weighted = (Array.isArray(groups) ? groups : []).map((item) => {
    const group = mapOf(item) ?? {};
    const weight = known(group["weight"]);
    const isAbsent = group["weight"] === undefined || group["weight"] === null;
    return {
      arn: textIn(group, "arn"),
      weight: isAbsent ? 1 : weight === undefined ? undefined : asNumber(weight),
    };
  });
  const used = weighted.filter(({ weight }) => weight !== 0);
  return used.length === 1 ? used[0]?.arn : undefined;
}

function forwardOutcome(
  world: World,
  at: ResourceView,
  group: ResourceView,
  request: HttpRequest,
  door: Door,
): Outcome {
  const type = group.state("targetType") === "absent" ? "instance" : group.text("targetType");
  if (type !== "lambda") {
    const kind = type === "instance" ? "an instance" : "a target";
    return undecided(at, `whether ${kind} behind \`${group.name}\` answers ${requestWords(request)}`);
  }
  const hasMultiValues = flagOf(group, "lambdaMultiValueHeadersEnabled", false);
  const arn = group.text("arn");
  if (hasMultiValues === undefined || arn === undefined) {
    return undecided(at, `whether the function behind \`${group.name}\` answers: the group is not known`);
  }
  const found = functionOf(world, group, arn);
  if ("open" in found) return undecided(at, found.open);
  const { target } = found;
  if (mayCall(world, target, "elasticloadbalancing.amazonaws.com", [arn]) !== "yes") {
    return undecided(
      at,
      `whether \`${target.name}\` is registered in \`${group.name}\`: it must let the load balancer call it`,
    );
  }
  return {
    kind: "invoke",
    target,
    event: eventAlb(request, door, arn, hasMultiValues),
    patience: LONGEST_RUN,
    respond: (end) => respondAlb(hasMultiValues, end),
    at,
  };
}

function functionOf(
  world: World,
  group: ResourceView,
  arn: string,
): { readonly target: ResourceView } | Open {
  const attachments = world.where(ATTACHMENT, "targetGroupArn", arn);
  const [attachment, ...more] = attachments;
  const isVague = world.all(ATTACHMENT).some((one) => one.text("targetGroupArn") === undefined);
  if (attachment === undefined || more.length > 0 || isVague) {
    return { open: `whether a function is registered in \`${group.name}\`` };
  }
  const target = attachment.text("targetId");
  if (target === undefined)
    return { open: `whether the target of \`${attachment.name}\` answers: it is not known` };
  return functionWith(world, target, attachment);
}
