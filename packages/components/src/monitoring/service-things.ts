// Monitoring: what is watched of functions, APIs, NAT gateways, queues and logs, and when it alarms. Pure but for the outputs inside.
import type * as pulumi from "@pulumi/pulumi";
import {
  counted,
  type Dimensions,
  level,
  type Metric,
  minutes,
  over,
  type Thing,
  type WatchSettings,
} from "./watches.ts";

/** A function: https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html */
export function functionThing(
  key: string,
  fn: { readonly name: pulumi.Input<string>; readonly timeout: pulumi.Output<number> },
  { limits, window }: WatchSettings,
): Thing {
  const of = (name: string, stat = "Sum", label = name): Metric => ({
    namespace: "AWS/Lambda",
    name,
    dimensions: { FunctionName: fn.name },
    stat,
    label,
  });
  const [errors, throttles] = [of("Errors"), of("Throttles")];
  const duration: Metric = { ...of("Duration", "Maximum", "Longest (ms)"), axis: "right" };
  const { duration: share } = limits;
  return {
    key,
    title: "function",
    metrics: [of("Invocations"), errors, throttles, duration],
    watches: [
      ...counted(
        errors,
        {
          what: "errors",
          description: `${over(limits.functionErrors, "calls of the function")} failed in ${minutes(window)}.`,
          limit: limits.functionErrors,
        },
        window,
      ),
      ...counted(
        throttles,
        {
          what: "throttles",
          description: `${over(limits.throttles, "calls of the function")} were refused in ${minutes(window)}, because too many ran at one time.`,
          limit: limits.throttles,
        },
        window,
      ),
      ...counted(
        duration,
        {
          what: "duration",
          description: `A call of the function took more than ${share} of its timeout.`,
          limit: share === false ? false : fn.timeout.apply((seconds) => Math.round(seconds * 1000 * share)),
        },
        window,
      ),
    ],
  };
}

/** An API: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-metrics.html and api-gateway-metrics-and-dimensions.html */
export function apiThing(
  key: string,
  api: { readonly type: "http" | "rest"; readonly dimensions: Dimensions },
  { limits, window }: WatchSettings,
): Thing {
  const of = (name: string, stat: string, label: string): Metric => ({
    namespace: "AWS/ApiGateway",
    name,
    dimensions: api.dimensions,
    stat,
    label,
  });
  const isHttp = api.type === "http";
  const errors = of(isHttp ? "5xx" : "5XXError", "Sum", "5xx");
  return {
    key,
    title: "API",
    metrics: [
      of("Count", isHttp ? "Sum" : "SampleCount", "Requests"),
      of(isHttp ? "4xx" : "4XXError", "Sum", "4xx"),
      errors,
      { ...of("Latency", "p95", "Latency p95 (ms)"), axis: "right" },
    ],
    watches: counted(
      errors,
      {
        what: "api-errors",
        description: `${over(limits.apiErrors, "answers of the API")} with a 5xx status in ${minutes(window)}.`,
        limit: limits.apiErrors,
      },
      window,
    ),
  };
}

/** A NAT gateway, which reports each minute: https://docs.aws.amazon.com/vpc/latest/userguide/metrics-dimensions-nat-gateway.html */
export function natThing(
  key: string,
  natGatewayId: pulumi.Input<string>,
  { limits, window }: WatchSettings,
): Thing {
  const of = (name: string, stat: string, label: string): Metric => ({
    namespace: "AWS/NATGateway",
    name,
    dimensions: { NatGatewayId: natGatewayId },
    stat,
    label,
  });
  const errors = of("ErrorPortAllocation", "Sum", "Port errors");
  return {
    key,
    title: "NAT gateway",
    metrics: [errors, { ...of("ActiveConnectionCount", "Maximum", "Connections"), axis: "right" }],
    watches: counted(
      errors,
      {
        what: "nat-ports",
        description: `${over(limits.natPortErrors, "connections")} found no port at the NAT gateway in ${minutes(window)}.`,
        limit: limits.natPortErrors,
        missing: "missing",
      },
      window,
    ),
  };
}

/** A queue, which reports an age while messages wait: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html */
export function queueThing(
  key: string,
  queue: { readonly name: pulumi.Input<string>; readonly maximumAge: number },
  { window }: WatchSettings,
): Thing {
  const of = (name: string, label: string): Metric => ({
    namespace: "AWS/SQS",
    name,
    dimensions: { QueueName: queue.name },
    stat: "Maximum",
    label,
  });
  const age: Metric = { ...of("ApproximateAgeOfOldestMessage", "Oldest message (s)"), axis: "right" };
  return {
    key,
    title: "queue",
    metrics: [of("ApproximateNumberOfMessagesVisible", "Messages"), age],
    watches: level(
      age,
      {
        what: "age",
        description: `A message waits for more than ${queue.maximumAge} s.`,
        limit: queue.maximumAge,
      },
      window,
    ),
  };
}

/** Lines of a log group that match, which a metric filter counts while lines come. */
export function logThing(
  key: string,
  log: { readonly namespace: string; readonly pattern: string; readonly threshold: number },
  { window }: WatchSettings,
): Thing {
  const matches: Metric = {
    namespace: log.namespace,
    name: key,
    dimensions: {},
    stat: "Sum",
    label: "Matches",
  };
  return {
    key,
    title: "log",
    metrics: [matches],
    watches: counted(
      matches,
      {
        what: "matches",
        description: `${over(log.threshold, "lines of the log group")} matched ${log.pattern} in ${minutes(window)}.`,
        limit: log.threshold,
      },
      window,
    ),
  };
}
