// Monitoring: what an alarm and a thing that is watched are made of. Pure.
import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { AlarmLimits } from "./args.ts";

/** A metric of CloudWatch. */
export interface Metric {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Dimensions;
  readonly stat: string;
  /** In the dashboard. */
  readonly label: string;
  /** Times and ages have an axis of their own. */
  readonly axis?: "right";
}

/** One alarm, without its name and actions. */
export interface Watch {
  readonly what: string;
  readonly alarm: aws.cloudwatch.MetricAlarmArgs;
}

/** Something that is watched: its alarms, and its widget of the dashboard. */
export interface Thing {
  readonly key: string;
  readonly title: string;
  readonly metrics: readonly Metric[];
  readonly watches: readonly Watch[];
}

export type Dimensions = Readonly<Record<string, pulumi.Input<string>>>;

/** What all watches need. */
export interface WatchSettings {
  readonly limits: Readonly<Required<AlarmLimits>>;
  /** Minutes. */
  readonly window: number;
}

type Missing = "breaching" | "notBreaching" | "missing";

interface Limit {
  readonly what: string;
  readonly description: pulumi.Input<string>;
  readonly limit: pulumi.Input<number> | false;
  readonly comparison?: "GreaterThanThreshold" | "LessThanThreshold";
  readonly missing?: Missing;
}

/**
 * An alarm on the sum or the greatest value of one window, so that a single bad call of a function that is seldom
 * called is heard of. These metrics have no data where nothing happens, which is well.
 */
export function counted(metric: Metric, args: Limit, window: number): Watch[] {
  return watch(metric, args, { period: window * 60, evaluationPeriods: 1, datapointsToAlarm: 1 });
}

/** An alarm on a level that lasts: in most minutes of the window, so that one minute alone is not enough. */
export function level(metric: Metric, args: Limit, window: number): Watch[] {
  const datapointsToAlarm = Math.floor(window / 2) + 1;
  return watch(metric, args, { period: 60, evaluationPeriods: window, datapointsToAlarm });
}

function watch(
  metric: Metric,
  args: Limit,
  time: Pick<aws.cloudwatch.MetricAlarmArgs, "period" | "evaluationPeriods" | "datapointsToAlarm">,
): Watch[] {
  if (args.limit === false) return [];
  const alarm: aws.cloudwatch.MetricAlarmArgs = {
    ...time,
    alarmDescription: args.description,
    namespace: metric.namespace,
    metricName: metric.name,
    dimensions: { ...metric.dimensions },
    ...(metric.stat.startsWith("p") ? { extendedStatistic: metric.stat } : { statistic: metric.stat }),
    threshold: args.limit,
    comparisonOperator: args.comparison ?? "GreaterThanThreshold",
    treatMissingData: args.missing ?? "notBreaching",
  };
  return [{ what: args.what, alarm }];
}

/** A window in words. */
export function minutes(window: number): string {
  return window === 1 ? "a minute" : `${window} minutes`;
}

/** "Errors", or "More than 5 errors" where a few are well. The limit is there when the alarm is. */
export function over(limit: number | false, what: string): string {
  return limit === 0 ? `${what.slice(0, 1).toUpperCase()}${what.slice(1)}` : `More than ${limit} ${what}`;
}
