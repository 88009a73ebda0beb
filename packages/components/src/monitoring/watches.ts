// Monitoring: what is watched of each kind of thing, and when it alarms. Pure but for the outputs inside.
import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

/** One alarm, without its name. */
export type Watch = Pick<
  aws.cloudwatch.MetricAlarmArgs,
  | "namespace"
  | "metricName"
  | "statistic"
  | "extendedStatistic"
  | "threshold"
  | "comparisonOperator"
  | "evaluationPeriods"
  | "datapointsToAlarm"
  | "period"
  | "dimensions"
  | "alarmDescription"
> & { readonly what: string; readonly title: string };

type Dimensions = Record<string, pulumi.Input<string>>;

/** Minutes in which a count or a share must be too high before it alarms: three of five. */
const FIVE_MINUTES = { period: 60, evaluationPeriods: 5, datapointsToAlarm: 3 } as const;

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html */
export function loadBalancerWatches(
  loadBalancer: Dimensions,
  targets: Dimensions,
  limits: { readonly errors: number; readonly latency: number },
): Watch[] {
  const namespace = "AWS/ApplicationELB";
  return [
    {
      ...FIVE_MINUTES,
      what: "alb-5xx",
      title: "Errors of the load balancer",
      alarmDescription: "The load balancer itself answers with errors.",
      namespace,
      metricName: "HTTPCode_ELB_5XX_Count",
      statistic: "Sum",
      threshold: limits.errors,
      comparisonOperator: "GreaterThanThreshold",
      dimensions: loadBalancer,
    },
    {
      ...FIVE_MINUTES,
      what: "target-5xx",
      title: "Errors of the targets",
      alarmDescription: "The targets answer with errors.",
      namespace,
      metricName: "HTTPCode_Target_5XX_Count",
      statistic: "Sum",
      threshold: limits.errors,
      comparisonOperator: "GreaterThanThreshold",
      dimensions: targets,
    },
    {
      ...FIVE_MINUTES,
      what: "latency",
      title: "Latency, 95th percentile",
      alarmDescription: `One request in twenty takes longer than ${limits.latency} s.`,
      namespace,
      metricName: "TargetResponseTime",
      extendedStatistic: "p95",
      threshold: limits.latency,
      comparisonOperator: "GreaterThanThreshold",
      dimensions: targets,
    },
    {
      ...FIVE_MINUTES,
      what: "unhealthy",
      title: "Unhealthy targets",
      alarmDescription: "A target does not pass its health check.",
      namespace,
      metricName: "UnHealthyHostCount",
      statistic: "Maximum",
      threshold: 0,
      comparisonOperator: "GreaterThanThreshold",
      dimensions: targets,
    },
  ];
}

/** https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-metrics.html */
export function groupWatches(group: Dimensions, maximum: pulumi.Input<number>): Watch[] {
  return [
    {
      what: "at-maximum",
      title: "Instances in service",
      alarmDescription: "The group is as large as it may get.",
      namespace: "AWS/AutoScaling",
      metricName: "GroupDesiredCapacity",
      statistic: "Maximum",
      threshold: maximum,
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      period: 60,
      evaluationPeriods: 10,
      dimensions: group,
    },
  ];
}

/** https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html */
export function functionWatches(fn: Dimensions, timeoutMilliseconds: pulumi.Input<number>): Watch[] {
  const namespace = "AWS/Lambda";
  return [
    {
      ...FIVE_MINUTES,
      what: "errors",
      title: "Errors",
      alarmDescription: "Calls of the function fail.",
      namespace,
      metricName: "Errors",
      statistic: "Sum",
      threshold: 0,
      comparisonOperator: "GreaterThanThreshold",
      dimensions: fn,
    },
    {
      ...FIVE_MINUTES,
      what: "throttles",
      title: "Throttled calls",
      alarmDescription: "Calls are refused, because too many run at one time.",
      namespace,
      metricName: "Throttles",
      statistic: "Sum",
      threshold: 0,
      comparisonOperator: "GreaterThanThreshold",
      dimensions: fn,
    },
    {
      ...FIVE_MINUTES,
      what: "duration",
      title: "Duration, longest",
      alarmDescription: "Calls come near the function's timeout.",
      namespace,
      metricName: "Duration",
      statistic: "Maximum",
      threshold: timeoutMilliseconds,
      comparisonOperator: "GreaterThanThreshold",
      dimensions: fn,
    },
  ];
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-metrics.html and api-gateway-metrics-and-dimensions.html */
export function apiWatches(type: "http" | "rest", dimensions: Dimensions): Watch[] {
  return [
    {
      ...FIVE_MINUTES,
      what: "api-5xx",
      title: "Errors of the API",
      alarmDescription: "The API answers with errors.",
      namespace: "AWS/ApiGateway",
      metricName: type === "http" ? "5xx" : "5XXError",
      statistic: "Sum",
      threshold: 0,
      comparisonOperator: "GreaterThanThreshold",
      dimensions,
    },
  ];
}

/** https://docs.aws.amazon.com/vpc/latest/userguide/metrics-dimensions-nat-gateway.html */
export function natWatches(nat: Dimensions): Watch[] {
  return [
    {
      ...FIVE_MINUTES,
      what: "ports",
      title: "Port errors",
      alarmDescription: "The NAT gateway has no port left for a new connection.",
      namespace: "AWS/NATGateway",
      metricName: "ErrorPortAllocation",
      statistic: "Sum",
      threshold: 0,
      comparisonOperator: "GreaterThanThreshold",
      dimensions: nat,
    },
  ];
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html */
export function queueWatches(queue: Dimensions, seconds: number): Watch[] {
  return [
    {
      ...FIVE_MINUTES,
      what: "age",
      title: "Age of the oldest message",
      alarmDescription: `A message waits for more than ${seconds} s.`,
      namespace: "AWS/SQS",
      metricName: "ApproximateAgeOfOldestMessage",
      statistic: "Maximum",
      threshold: seconds,
      comparisonOperator: "GreaterThanThreshold",
      dimensions: queue,
    },
  ];
}
