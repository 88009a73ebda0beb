// Monitoring: alarms, the topic that they notify, and a dashboard.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Block } from "../block.ts";
import { AlarmTopic, type AlarmTopicNodes } from "./alarm-topic.ts";
import type { LogWatchArgs, MonitoringArgs } from "./args.ts";
import { dashboardBody } from "./dashboard-body.ts";
import { checkMonitoring } from "./monitoring-error.ts";
import { DEFAULT_PATTERN, thingsOf } from "./things.ts";
import type { Thing } from "./watches.ts";

export type { MonitoringArgs } from "./args.ts";

/** The resources of Monitoring. Those of the topic are there unless `topicArn` is given. */
export interface MonitoringNodes extends Partial<AlarmTopicNodes> {
  /** By name, such as `shop-api-errors`: the key of the thing, and what is watched. */
  readonly alarms: Readonly<Record<string, aws.cloudwatch.MetricAlarm>>;
  /** By the key of `logs`. */
  readonly metricFilters: Readonly<Record<string, aws.cloudwatch.LogMetricFilter>>;
  readonly dashboard: aws.cloudwatch.Dashboard | undefined;
}

/**
 * Alarms on what usually goes wrong, one encrypted topic that they notify, and a dashboard.
 *
 * Alarms cost 0.10 USD a month for each metric that they compare: one, or two for the headroom of an Auto Scaling
 * group. Each entry of `logs` makes a metric of its own, and the dashboard is billed beyond the free ones of an account
 * (https://aws.amazon.com/cloudwatch/pricing/). The key of the topic costs 1 USD a month
 * (https://aws.amazon.com/kms/pricing/), mails hardly anything (https://aws.amazon.com/sns/pricing/).
 *
 * @example
 * new Monitoring("watch", { apis: { shop: api }, emails: ["ops@example.com"], limits: { apiErrors: 20 } });
 */
export class Monitoring extends Block {
  /** The topic that alarms notify. */
  readonly topicArn: pulumi.Output<string>;
  readonly nodes: MonitoringNodes;

  /** @throws MonitoringError when nothing is watched, two alarms have one name, or an argument is out of its range */
  constructor(name: string, args: MonitoringArgs, options?: pulumi.ComponentResourceOptions) {
    checkMonitoring(name, args);
    super("Monitoring", name, args, options);
    const { arn, nodes } =
      args.topicArn === undefined
        ? new AlarmTopic(name, { ...args, ...this.inner("") }, { parent: this })
        : { arn: pulumi.output(args.topicArn), nodes: {} };
    this.topicArn = arn;
    const place = this.#place();
    const namespace = `Stackproof/${place}`;
    const things = thingsOf(args, namespace);
    const metricFilters = Object.fromEntries(
      Object.entries(args.logs ?? {}).map(([key, log]) => [
        key,
        this.#metricFilter(key, log, namespace, args),
      ]),
    );
    const alarms = Object.fromEntries(things.flatMap((thing) => this.#alarms(thing, args)));
    const dashboard =
      args.dashboard === false ? undefined : this.#dashboard(place, things, Object.values(alarms), args);
    this.nodes = { ...nodes, alarms, metricFilters, dashboard };
    this.registerOutputs({ topicArn: this.topicArn });
  }

  /** A name that no other stack of the account has: dashboards and metrics have none of Pulumi's suffixes. */
  #place(): string {
    const own = `${pulumi.getProject()}-${pulumi.getStack()}-${this.blockName}`;
    return this.physical("dashboard", "") ?? own.replaceAll(/[^A-Za-z0-9_-]+/g, "-").slice(0, 240);
  }

  #alarms({ key, watches }: Thing, args: MonitoringArgs): [string, aws.cloudwatch.MetricAlarm][] {
    return watches.map(({ what, alarm }) => {
      const full = `${key}-${what}`;
      const made = this.create(
        aws.cloudwatch.MetricAlarm,
        full,
        {
          ...this.named("name", "alarm", full),
          ...alarm,
          alarmActions: [this.topicArn],
          ...(args.recoveries !== false && { okActions: [this.topicArn] }),
          tags: this.tagged(full),
        },
        args.transform?.alarm,
      );
      return [full, made];
    });
  }

  /** A filter makes a metric of its own. */
  #metricFilter(
    key: string,
    { logGroup, pattern = DEFAULT_PATTERN }: LogWatchArgs,
    namespace: string,
    args: MonitoringArgs,
  ): aws.cloudwatch.LogMetricFilter {
    return this.create(
      aws.cloudwatch.LogMetricFilter,
      key,
      {
        logGroupName: logGroup.name,
        pattern,
        metricTransformation: { name: key, namespace, value: "1", defaultValue: "0" },
      },
      args.transform?.metricFilter,
    );
  }

  #dashboard(
    dashboardName: string,
    things: readonly Thing[],
    alarms: readonly aws.cloudwatch.MetricAlarm[],
    args: MonitoringArgs,
  ): aws.cloudwatch.Dashboard {
    const { region } = aws.getRegionOutput({}, { parent: this });
    const body = dashboardBody(
      things,
      alarms.map(({ arn }) => arn),
      region,
    );
    return this.create(
      aws.cloudwatch.Dashboard,
      "",
      { dashboardName, dashboardBody: pulumi.jsonStringify(body) },
      args.transform?.dashboard,
    );
  }
}
