// WebTier: the arguments of listeners and rules. Pure but for the outputs inside.
import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { HealthCheckArgs, ListenerArgs, RedirectArgs, RouteTarget, RuleArgs } from "./listener-args.ts";

/** What AWS recommends: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html */
const TLS_POLICY = "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09";

/** One listener. */
export interface ListenerPlan {
  /** Name in resource names. */
  readonly what: "http" | "https";
  readonly args: Omit<aws.lb.ListenerArgs, "loadBalancerArn" | "tags">;
}

/** The listeners; the one that rules belong to comes first. */
export function listenerPlans(
  listener: ListenerArgs,
  otherwise: RouteTarget,
  instances: pulumi.Input<string>,
): readonly [ListenerPlan, ...ListenerPlan[]] {
  const defaultActions = [actionOf(otherwise, instances)];
  if (listener.protocol === "HTTP") {
    return [{ what: "http", args: { port: 80, protocol: "HTTP", defaultActions } }];
  }
  const { certificateArn, sslPolicy = TLS_POLICY, redirectHttp = true } = listener;
  const https: ListenerPlan = {
    what: "https",
    args: { port: 443, protocol: "HTTPS", certificateArn, sslPolicy, defaultActions },
  };
  if (!redirectHttp) return [https];
  const redirect = { port: "443", protocol: "HTTPS", statusCode: "HTTP_301" };
  return [
    https,
    {
      what: "http",
      args: { port: 80, protocol: "HTTP", defaultActions: [{ type: "redirect", redirect }] },
    },
  ];
}

type Action = aws.types.input.lb.ListenerRuleAction & aws.types.input.lb.ListenerDefaultAction;

/**
 * The action of a listener or rule.
 *
 * @param instances ARN of the target group of the tier's own instances
 */
export function actionOf(target: RouteTarget, instances: pulumi.Input<string>): Action {
  if (target === "instances") return { type: "forward", targetGroupArn: instances };
  if ("targetGroupArn" in target) return { type: "forward", targetGroupArn: target.targetGroupArn };
  if ("redirect" in target) return { type: "redirect", redirect: redirectOf(target.redirect) };
  const { status, contentType = "text/plain", body } = target;
  return {
    type: "fixed-response",
    fixedResponse: {
      statusCode: String(status),
      contentType,
      ...(body !== undefined && { messageBody: body }),
    },
  };
}

function redirectOf({
  port,
  permanent = true,
  ...rest
}: RedirectArgs): NonNullable<Action["redirect"]> & object {
  return {
    ...rest,
    ...(port !== undefined && { port: String(port) }),
    statusCode: permanent ? "HTTP_301" : "HTTP_302",
  };
}

/** The conditions of a rule: one of each kind, and one for each header. */
export function conditionsOf(rule: RuleArgs): aws.types.input.lb.ListenerRuleCondition[] {
  const { paths, hosts, methods, headers = {}, sourceRanges } = rule;
  return [
    ...(paths === undefined ? [] : [{ pathPattern: { values: [...paths] } }]),
    ...(hosts === undefined ? [] : [{ hostHeader: { values: [...hosts] } }]),
    ...(methods === undefined ? [] : [{ httpRequestMethod: { values: [...methods] } }]),
    ...Object.entries(headers).map(([httpHeaderName, values]) => ({
      httpHeader: { httpHeaderName, values: [...values] },
    })),
    ...(sourceRanges === undefined ? [] : [{ sourceIp: { values: [...sourceRanges] } }]),
  ];
}

/** A health check with its defaults. */
export function healthCheckOf(args: HealthCheckArgs): Required<HealthCheckArgs> {
  const { path = "/", matcher = "200", interval = 15, healthyThreshold = 2, unhealthyThreshold = 3 } = args;
  const { timeout = Math.min(5, interval - 1) } = args;
  return { path, matcher, interval, timeout, healthyThreshold, unhealthyThreshold };
}
