// Monitoring: its arguments.
import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { BlockArgs } from "../block.ts";
import type { LambdaFunction } from "../function/lambda-function.ts";
import type { Network } from "../network/network.ts";
import type { ServerlessApi } from "../serverless-api/serverless-api.ts";
import type { Transform } from "../transform.ts";
import type { WebTier } from "../web-tier/web-tier.ts";

/** Counts lines of a log group that match a pattern, and alarms when there are too many. */
export interface LogWatchArgs {
  /**
   * A log group, or its name.
   *
   * @example { name: "/aws/lambda/orders" }
   */
  readonly logGroup: { readonly name: pulumi.Input<string> };
  /**
   * Filter pattern, at most 1,024 characters; terms are case-sensitive:
   * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
   *
   * @default "ERROR"
   * @example '{ $.level = "error" }'
   */
  readonly pattern?: string;
  /**
   * Matches within the window that are still well.
   *
   * @default 0
   */
  readonly threshold?: number;
}

/** A queue whose messages should not wait for long. */
export interface QueueWatchArgs {
  /** A queue, or its name. */
  readonly queue: { readonly name: pulumi.Input<string> };
  /**
   * Seconds that the oldest message may wait, 1 to 1209600.
   *
   * @default 300
   */
  readonly maximumAge?: number;
}

/** When alarms go off. `false` leaves an alarm out. Counts are those of one window. */
export interface AlarmLimits {
  /**
   * Answers of a load balancer itself with a 5xx status that are still well.
   *
   * @default 5
   */
  readonly loadBalancerErrors?: number | false;
  /**
   * Answers of targets with a 5xx status that are still well.
   *
   * @default 5
   */
  readonly targetErrors?: number | false;
  /**
   * Seconds that 95 of 100 requests may take at most, from the load balancer to the target's answer.
   *
   * @default 1
   */
  readonly latency?: number | false;
  /**
   * Targets that may fail their health check.
   *
   * @default 0
   */
  readonly unhealthyTargets?: number | false;
  /**
   * Targets that must pass their health check. False suits groups that schedules bring to zero.
   *
   * @default 1
   */
  readonly healthyTargets?: number | false;
  /**
   * Instances that an Auto Scaling group must be able to add. With 0 the alarm goes off at the group's maximum.
   *
   * @default 0
   */
  readonly headroom?: number | false;
  /**
   * Calls of a function that may fail.
   *
   * @default 0
   */
  readonly functionErrors?: number | false;
  /**
   * Calls of a function that may be refused, because too many run at one time.
   *
   * @default 0
   */
  readonly throttles?: number | false;
  /**
   * Share of its timeout that a call of a function may take, above 0 to 1.
   *
   * @default 0.9
   */
  readonly duration?: number | false;
  /**
   * Answers of an API with a 5xx status that are still well.
   *
   * @default 5
   */
  readonly apiErrors?: number | false;
  /**
   * Connections for which a NAT gateway may have no port.
   *
   * @default 0
   */
  readonly natPortErrors?: number | false;
}

/** Who hears of alarms. */
export interface NotifyArgs {
  /**
   * Mail addresses. Each gets a message that it must confirm.
   *
   * @default none
   */
  readonly emails?: readonly string[];
  /**
   * HTTPS addresses by name, such as those of PagerDuty or a chat. Each must confirm by itself.
   *
   * @default none
   * @example { pagerduty: "https://events.pagerduty.com/integration/0123456789abcdef/enqueue" }
   */
  readonly webhooks?: Readonly<Record<string, pulumi.Input<string>>>;
  /**
   * Whether the topic is encrypted.
   *
   * @default true
   */
  readonly encrypted?: boolean;
  /**
   * ARN of the topic's key: EncryptionKey with the use "cloudwatch-alarms". With the key of AWS, alias/aws/sns, no
   * alarm can publish (https://repost.aws/knowledge-center/cloudwatch-configure-alarm-sns).
   *
   * @default a new key, 1 USD a month
   */
  readonly kmsKeyArn?: pulumi.Input<string>;
}

/** What to watch. Things are named by their keys: letters, digits, hyphens, dots and underscores. */
export interface MonitoringArgs extends BlockArgs, NotifyArgs {
  readonly webTiers?: Readonly<Record<string, WebTier>>;
  readonly functions?: Readonly<Record<string, LambdaFunction>>;
  /** The functions of an API are watched as well, as `<api>-<function>`. */
  readonly apis?: Readonly<Record<string, ServerlessApi>>;
  /** Their NAT gateways are watched. */
  readonly networks?: Readonly<Record<string, Network>>;
  readonly queues?: Readonly<Record<string, QueueWatchArgs>>;
  readonly logs?: Readonly<Record<string, LogWatchArgs>>;
  /** @default as each of them says */
  readonly limits?: AlarmLimits;
  /**
   * Minutes over which counts are added up, and in most of which a level must be too high or too low, 1 to 60.
   *
   * @default 5
   */
  readonly window?: number;
  /**
   * ARN of a topic that is there. Its policy and key must let CloudWatch alarms publish.
   *
   * @default a new topic
   */
  readonly topicArn?: pulumi.Input<string>;
  /**
   * Whether the end of an alarm is told as well.
   *
   * @default true
   */
  readonly recoveries?: boolean;
  /**
   * Whether there is a dashboard.
   *
   * @default true
   */
  readonly dashboard?: boolean;
  readonly transform?: MonitoringTransforms;
}

/** Ways into the resources. Those that are made many times are told apart by the name that the function is given. */
export interface MonitoringTransforms {
  readonly key?: Transform<aws.kms.KeyArgs>;
  readonly alias?: Transform<aws.kms.AliasArgs>;
  readonly topic?: Transform<aws.sns.TopicArgs>;
  readonly topicPolicy?: Transform<aws.sns.TopicPolicyArgs>;
  readonly subscription?: Transform<aws.sns.TopicSubscriptionArgs>;
  readonly metricFilter?: Transform<aws.cloudwatch.LogMetricFilterArgs>;
  readonly alarm?: Transform<aws.cloudwatch.MetricAlarmArgs>;
  readonly dashboard?: Transform<aws.cloudwatch.DashboardArgs>;
}
