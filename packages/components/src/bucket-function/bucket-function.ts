// BucketFunction: a private bucket whose new objects run a function.
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { Block } from "../block.ts";
import { LambdaFunction } from "../function/lambda-function.ts";
import { grants } from "../iam/grants.ts";
import type { PolicyStatement } from "../iam/statements.ts";
import type { BucketFunctionArgs } from "./args.ts";
import { checkBucketFunction } from "./checks.ts";
import { DEFAULT_EVENTS, filtersOf, listOf } from "./object-events.ts";
import { PrivateBucket } from "./private-bucket.ts";

export type { BucketFunctionArgs } from "./args.ts";

/** The resources beside the bucket's and the function's. */
export interface BucketFunctionNodes {
  readonly failedEvents: aws.sqs.Queue;
  readonly invokeConfig: aws.lambda.FunctionEventInvokeConfig;
  readonly permission: aws.lambda.Permission;
  readonly notification: aws.s3.BucketNotification;
}

/**
 * A private bucket whose new objects run a function. Events that it failed on three times are kept in a queue for 14
 * days.
 *
 * It creates a PrivateBucket, a LambdaFunction with its role and log group, a queue, S3's permission to call the
 * function, and the notification. At rest it costs what the objects and the logs cost by the gigabyte
 * (https://aws.amazon.com/s3/pricing/, https://aws.amazon.com/cloudwatch/pricing/); calls are billed by number and
 * duration (https://aws.amazon.com/lambda/pricing/).
 *
 * @example
 * new BucketFunction("thumbnails", {
 *   function: { code: { folder: "functions/thumbnail" } },
 *   prefix: "images/",
 *   suffix: [".jpg", ".png"],
 *   writePrefix: "thumbnails/",
 * });
 */
export class BucketFunction extends Block {
  readonly bucketName: pulumi.Output<string>;
  readonly bucketArn: pulumi.Output<string>;
  readonly functionName: pulumi.Output<string>;
  /** Address of the queue of events that failed. */
  readonly failedEventsUrl: pulumi.Output<string>;
  readonly bucket: PrivateBucket;
  readonly function: LambdaFunction;
  readonly nodes: BucketFunctionNodes;

  /** @throws BucketError when S3 would refuse the events or filters, or the function would call itself */
  constructor(name: string, args: BucketFunctionArgs, options?: pulumi.ComponentResourceOptions) {
    checkBucketFunction(name, args);
    super("BucketFunction", name, args, options);
    const { events = DEFAULT_EVENTS, failedEvents: failures = {}, transform = {} } = args;
    const inside = { parent: this };
    this.bucket = new PrivateBucket(name, { ...this.inner(""), ...args.bucket }, inside);
    const failedEvents = this.create(
      aws.sqs.Queue,
      "failed-events",
      {
        ...this.named("name", "queue", "failed-events"),
        messageRetentionSeconds: (failures.retentionDays ?? 14) * 24 * 60 * 60,
        ...(failures.kmsKeyArn === undefined
          ? { sqsManagedSseEnabled: true }
          : { kmsMasterKeyId: failures.kmsKeyArn }),
        tags: this.tagged("failed-events"),
      },
      transform.failedEvents,
    );
    const statements = [...this.#statements(args, failedEvents), ...(args.function.statements ?? [])];
    this.function = new LambdaFunction(
      name,
      { ...this.inner(""), ...args.function, statements, transform },
      inside,
    );
    const { functionName } = this.function;
    const invokeConfig = this.create(
      aws.lambda.FunctionEventInvokeConfig,
      "",
      {
        functionName,
        maximumRetryAttempts: failures.retries ?? 2,
        maximumEventAgeInSeconds: failures.maximumAge ?? 21_600,
        destinationConfig: { onFailure: { destination: failedEvents.arn } },
      },
      transform.invokeConfig,
    );
    const permission = this.create(
      aws.lambda.Permission,
      "",
      {
        action: "lambda:InvokeFunction",
        function: functionName,
        principal: "s3.amazonaws.com",
        sourceArn: this.bucket.arn,
        sourceAccount: aws.getCallerIdentityOutput({}, inside).accountId,
      },
      transform.permission,
    );
    const notification = this.create(
      aws.s3.BucketNotification,
      "",
      {
        bucket: this.bucket.bucketName,
        lambdaFunctions: filtersOf(listOf(args.prefix), listOf(args.suffix)).map((filter) => ({
          lambdaFunctionArn: this.function.arn,
          events: [...events],
          ...filter,
        })),
      },
      transform.notification,
      // S3 checks that it may call the function when the notification is set. The first events want the queue.
      { dependsOn: [permission, invokeConfig] },
    );
    this.bucketName = this.bucket.bucketName;
    this.bucketArn = this.bucket.arn;
    this.functionName = functionName;
    this.failedEventsUrl = failedEvents.url;
    this.nodes = { failedEvents, invokeConfig, permission, notification };
    this.registerOutputs({
      bucketName: this.bucketName,
      bucketArn: this.bucketArn,
      functionName: this.functionName,
      failedEventsUrl: this.failedEventsUrl,
    });
  }

  /** What the function may do with the bucket, the queue and their keys. */
  #statements(args: BucketFunctionArgs, failedEvents: aws.sqs.Queue): PolicyStatement[] {
    const { bucket } = this.bucket.nodes;
    const prefixes = args.prefix === undefined ? [""] : listOf(args.prefix);
    const keyActions = ["kms:Decrypt", ...(args.writePrefix === undefined ? [] : ["kms:GenerateDataKey"])];
    return [
      ...prefixes.flatMap((prefix) => grants.readObjects(bucket, prefix)),
      ...(args.writePrefix === undefined ? [] : grants.writeObjects(bucket, args.writePrefix)),
      ...useOf(args.bucket?.kmsKeyArn, keyActions),
      ...grants.send(failedEvents),
      ...useOf(args.failedEvents?.kmsKeyArn, ["kms:Decrypt", "kms:GenerateDataKey"]),
    ];
  }
}

function useOf(key: pulumi.Input<string> | undefined, actions: readonly string[]): PolicyStatement[] {
  return key === undefined ? [] : [{ Effect: "Allow", Action: actions, Resource: key }];
}
