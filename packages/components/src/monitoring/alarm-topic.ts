// Monitoring: the topic that alarms notify, with its key, its policy and who hears of it.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Block, type BlockArgs } from "../block.ts";
import { policyOf } from "../iam/statements.ts";
import { EncryptionKey } from "../security/encryption-key.ts";
import type { MonitoringTransforms, NotifyArgs } from "./args.ts";

/** The resources of the topic. */
export interface AlarmTopicNodes {
  readonly topic: aws.sns.Topic;
  readonly topicPolicy: aws.sns.TopicPolicy;
  /** None when another key is given, or the topic is not encrypted. */
  readonly key: EncryptionKey | undefined;
  /** By mail address or key of the webhook. */
  readonly subscriptions: Readonly<Record<string, aws.sns.TopicSubscription>>;
}

/** A topic to which just the alarms of this account and region may publish. */
export class AlarmTopic extends Block {
  readonly arn: pulumi.Output<string>;
  readonly nodes: AlarmTopicNodes;

  constructor(
    name: string,
    args: BlockArgs & NotifyArgs & { readonly transform?: MonitoringTransforms },
    options?: pulumi.ComponentResourceOptions,
  ) {
    super("AlarmTopic", name, args, options);
    const { transform = {} } = args;
    const key = args.encrypted === false || args.kmsKeyArn !== undefined ? undefined : this.#key(transform);
    const kmsMasterKeyId = args.kmsKeyArn ?? key?.arn;
    const topic = this.create(
      aws.sns.Topic,
      "",
      {
        ...this.named("name", "topic", "alarms"),
        ...(kmsMasterKeyId !== undefined && { kmsMasterKeyId }),
        tags: this.tagged("alarms"),
      },
      transform.topic,
    );
    const policy = this.create(
      aws.sns.TopicPolicy,
      "",
      { arn: topic.arn, policy: this.#policy(topic) },
      transform.topicPolicy,
    );
    const subscribe = (what: string, protocol: string, endpoint: pulumi.Input<string>) =>
      this.create(
        aws.sns.TopicSubscription,
        what,
        { topic: topic.arn, protocol, endpoint },
        transform.subscription,
      );
    const emails = (args.emails ?? []).map(
      (email) => [email, subscribe(`email-${email}`, "email", email)] as const,
    );
    const webhooks = Object.entries(args.webhooks ?? {}).map(
      ([hook, url]) => [hook, subscribe(`webhook-${hook}`, "https", url)] as const,
    );
    // Known once the policy is in force, so that the first message of an alarm is not refused.
    this.arn = pulumi.all([topic.arn, policy.id]).apply(([arn]) => arn);
    this.nodes = {
      topic,
      topicPolicy: policy,
      key,
      subscriptions: Object.fromEntries([...emails, ...webhooks]),
    };
    this.registerOutputs({ arn: this.arn });
  }

  #key({ key, alias }: MonitoringTransforms): EncryptionKey {
    return new EncryptionKey(
      this.nameOf("alarms"),
      {
        ...this.inner("alarms"),
        description: `Messages of the alarms of ${this.blockName}`,
        uses: ["cloudwatch-alarms"],
        transform: { ...(key !== undefined && { key }), ...(alias !== undefined && { alias }) },
      },
      { parent: this },
    );
  }

  /** https://repost.aws/knowledge-center/cloudwatch-receive-sns-for-alarm-trigger; principals of the account have their own policies. */
  #policy(topic: aws.sns.Topic): pulumi.Output<string> {
    const inside = { parent: this };
    const account = aws.getCallerIdentityOutput({}, inside).accountId;
    const { partition } = aws.getPartitionOutput({}, inside);
    const { region } = aws.getRegionOutput({}, inside);
    return pulumi.jsonStringify(
      policyOf([
        {
          Sid: "Alarms",
          Effect: "Allow",
          Principal: { Service: "cloudwatch.amazonaws.com" },
          Action: "sns:Publish",
          Resource: topic.arn,
          Condition: {
            StringEquals: { "aws:SourceAccount": account },
            ArnLike: {
              "aws:SourceArn": pulumi.interpolate`arn:${partition}:cloudwatch:${region}:${account}:alarm:*`,
            },
          },
        },
        {
          Sid: "TlsOnly",
          Effect: "Deny",
          Principal: "*",
          Action: "sns:Publish",
          Resource: topic.arn,
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ]),
    );
  }
}
