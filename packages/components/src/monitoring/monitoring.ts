// Monitoring: alarms, the topic that they notify, and a dashboard.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Block, type BlockArgs } from "../block.ts";
import type { LambdaFunction } from "../function/lambda-function.ts";
import type { Network } from "../network/network.ts";
import type { ServerlessApi } from "../serverless-api/serverless-api.ts";
import type { Transform } from "../transform.ts";
import type { WebTier } from "../web-tier/web-tier.ts";
import {
  apiWatches,
  functionWatches,
  groupWatches,
  loadBalancerWatches,
  natWatches,
  queueWatches,
  type Watch,
} from "./watches.ts";

/** Counts words in a log group, and alarms when there are too many. */
export interface LogWatchArgs {
  readonly logGroup: aws.cloudwatch.LogGroup;
  /**
   * Filter pattern: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
   *
   * @default "ERROR"
   */
  readonly pattern?: string;
  /**
   * Matches in five minutes that are still well.
   *
   * @default 0
   */
  readonly threshold?: number;
}

/** What to watch. Things are named by their keys. */
export interface MonitoringArgs extends BlockArgs {
  readonly webTiers?: Readonly<Record<string, WebTier>>;
  readonly functions?: Readonly<Record<string, LambdaFunction>>;
  /** The functions of an API are watched as well. */
  readonly apis?: Readonly<Record<string, ServerlessApi>>;
  readonly networks?: Readonly<Record<string, Network>>;
  /** Queues, whose messages should not wait longer than this many seconds. */
  readonly queues?: Readonly<Record<string, { readonly queue: aws.sqs.Queue; readonly maximumAge: number }>>;
  readonly logs?: Readonly<Record<string, LogWatchArgs>>;
  /**
   * When a load balancer alarms: errors in a minute, and seconds of latency.
   *
   * @default { errors: 5, latency: 1 }
   */
  readonly limits?: { readonly errors: number; readonly latency: number };
  /**
   * Mail addresses that hear of alarms. Each gets a message that it must confirm.
   *
   * @default none
   */
  readonly emails?: readonly string[];
  /**
   * ARN of the topic's key: EncryptionKey with the use "cloudwatch-alarms".
   *
   * @default not encrypted at rest: the key of AWS lets no alarm publish
   */
  readonly kmsKeyArn?: pulumi.Input<string>;
  readonly transform?: {
    readonly topic?: Transform<aws.sns.TopicArgs>;
    readonly alarm?: Transform<aws.cloudwatch.MetricAlarmArgs>;
    readonly dashboard?: Transform<aws.cloudwatch.DashboardArgs>;
  };
}

/**
 * Alarms on what usually goes wrong, one topic that they notify, and a dashboard.
 *
 * An alarm costs 0.10 USD a month, the dashboard 3 USD beyond the first three of an account
 * (https://aws.amazon.com/cloudwatch/pricing/).
 *
 * @example
 * new Monitoring("shop", { apis: { shop: api }, emails: ["ops@example.com"], kmsKeyArn: key.arn });
 */
export class Monitoring extends Block {
  readonly topicArn: pulumi.Output<string>;
  readonly nodes: {
    readonly topic: aws.sns.Topic;
    readonly alarms: readonly aws.cloudwatch.MetricAlarm[];
    readonly dashboard: aws.cloudwatch.Dashboard | undefined;
  };

  constructor(name: string, args: MonitoringArgs, options?: pulumi.ComponentResourceOptions) {
    super("Monitoring", name, args, options);
    const topic = this.create(
      aws.sns.Topic,
      "",
      {
        ...this.named("name", "topic", "alarms"),
        ...(args.kmsKeyArn !== undefined && { kmsMasterKeyId: args.kmsKeyArn }),
        tags: this.tagged("alarms"),
      },
      args.transform?.topic,
    );
    for (const [index, endpoint] of (args.emails ?? []).entries()) {
      this.create(aws.sns.TopicSubscription, `email-${index + 1}`, {
        topic: topic.arn,
        protocol: "email",
        endpoint,
      });
    }
    const watched = [...this.#watched(args), ...this.#logs(args.logs ?? {})];
    const alarms = watched.flatMap(({ key, watches }) =>
      watches.map(({ what, ...titled }) => {
        const full = `${key}-${what}`;
        const watch: Omit<typeof titled, "title"> & { title?: string } = { ...titled };
        delete watch.title;
        return this.create(
          aws.cloudwatch.MetricAlarm,
          full,
          {
            ...this.named("name", "alarm", full),
            ...watch,
            treatMissingData: "notBreaching",
            alarmActions: [topic.arn],
            okActions: [topic.arn],
            tags: this.tagged(full),
          },
          args.transform?.alarm,
        );
      }),
    );
    const dashboard = watched.length === 0 ? undefined : this.#dashboard(args, watched);
    this.topicArn = topic.arn;
    this.nodes = { topic, alarms, dashboard };
    this.registerOutputs({ topicArn: this.topicArn });
  }

  #watched(args: MonitoringArgs): Watched[] {
    const limits = args.limits ?? { errors: 5, latency: 1 };
    const of = <T>(
      things: Readonly<Record<string, T>> | undefined,
      watches: (thing: T) => Watch[],
    ): Watched[] => Object.entries(things ?? {}).map(([key, thing]) => ({ key, watches: watches(thing) }));
    const apiFunctions = Object.entries(args.apis ?? {}).flatMap(([key, api]) =>
      Object.entries(api.functions).map(([name, fn]) => [`${key}-${name}`, fn] as const),
    );
    return [
      ...of(args.webTiers, ({ nodes }) => {
        const loadBalancer = { LoadBalancer: nodes.loadBalancer.arnSuffix };
        const targets = { ...loadBalancer, TargetGroup: nodes.targetGroup.arnSuffix };
        const group = { AutoScalingGroupName: nodes.autoScalingGroup.name };
        return [
          ...loadBalancerWatches(loadBalancer, targets, limits),
          ...groupWatches(group, nodes.autoScalingGroup.maxSize),
        ];
      }),
      ...of(args.apis, (api) => apiWatches(api.type, api.dimensions)),
      ...of({ ...Object.fromEntries(apiFunctions), ...args.functions }, (fn) =>
        functionWatches(
          { FunctionName: fn.functionName },
          fn.nodes.function.timeout.apply((seconds) => (seconds ?? 3) * 900),
        ),
      ),
      ...Object.entries(args.networks ?? {}).flatMap(([key, network]) =>
        network.nodes.natGateways.map((nat, index) => ({
          key: `${key}-nat-${index + 1}`,
          watches: natWatches({ NatGatewayId: nat.id }),
        })),
      ),
      ...of(args.queues, ({ queue, maximumAge }) => queueWatches({ QueueName: queue.name }, maximumAge)),
    ];
  }

  /** A filter makes a metric of its own, in a namespace of the component. */
  #logs(logs: Readonly<Record<string, LogWatchArgs>>): Watched[] {
    const namespace = `Stackproof/${this.blockName}`;
    return Object.entries(logs).map(([key, { logGroup, pattern = "ERROR", threshold = 0 }]) => {
      this.create(aws.cloudwatch.LogMetricFilter, key, {
        logGroupName: logGroup.name,
        pattern,
        metricTransformation: { name: key, namespace, value: "1", defaultValue: "0" },
      });
      const watch: Watch = {
        what: "matches",
        title: "Matches in the logs",
        alarmDescription: `The log group holds lines that match ${pattern}.`,
        namespace,
        metricName: key,
        statistic: "Sum",
        threshold,
        comparisonOperator: "GreaterThanThreshold",
        period: 300,
        evaluationPeriods: 1,
      };
      return { key, watches: [watch] };
    });
  }

  #dashboard(args: MonitoringArgs, watched: readonly Watched[]): aws.cloudwatch.Dashboard {
    const region = aws.getRegionOutput({}, { parent: this }).region;
    const widgets = watched
      .flatMap(({ key, watches }) => watches.map((watch) => ({ key, watch })))
      .map(({ key, watch }, index) => ({
        type: "metric",
        x: (index % 3) * 8,
        y: Math.floor(index / 3) * 6,
        width: 8,
        height: 6,
        properties: {
          title: `${key}: ${watch.title}`,
          region,
          view: "timeSeries",
          period: watch.period,
          stat: watch.statistic ?? watch.extendedStatistic,
          metrics: [[watch.namespace, watch.metricName, ...Object.entries(watch.dimensions ?? {}).flat()]],
        },
      }));
    return this.create(
      aws.cloudwatch.Dashboard,
      "",
      {
        dashboardName: args.naming?.of("dashboard", this.blockName) ?? this.blockName,
        dashboardBody: pulumi.jsonStringify({ widgets }),
      },
      args.transform?.dashboard,
    );
  }
}

/** A thing that is watched. */
interface Watched {
  readonly key: string;
  readonly watches: readonly Watch[];
}
