// BucketFunction: a private bucket whose new objects run a function.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Block, type BlockArgs } from "../block.ts";
import {
  type FunctionSettings,
  LambdaFunction,
  type LambdaFunctionArgs,
} from "../function/lambda-function.ts";
import { grants } from "../iam/grants.ts";
import { PrivateBucket, type PrivateBucketArgs } from "./private-bucket.ts";

/** A bucket and its function. */
export interface BucketFunctionArgs extends BlockArgs {
  /** What runs for each object. It may read the objects that it is told of. */
  readonly function: FunctionSettings;
  /** @default encrypted by S3, versioned, private */
  readonly bucket?: Omit<PrivateBucketArgs, keyof BlockArgs>;
  /**
   * What happened to an object.
   *
   * @default ["s3:ObjectCreated:*"]
   */
  readonly events?: readonly string[];
  /**
   * Which objects: the beginning of their keys.
   *
   * @default all
   */
  readonly prefix?: string;
  /**
   * Which objects: the end of their keys.
   *
   * @default all
   */
  readonly suffix?: string;
  readonly transform?: LambdaFunctionArgs["transform"];
}

/**
 * A private bucket whose new objects run a function. Events that failed three times are kept in a queue for 14 days.
 *
 * At rest it costs what the objects cost (https://aws.amazon.com/s3/pricing/).
 *
 * @example
 * new BucketFunction("thumbnails", { function: { code: { folder: "functions/thumbnail" } }, suffix: ".png" });
 */
export class BucketFunction extends Block {
  readonly bucketName: pulumi.Output<string>;
  readonly functionName: pulumi.Output<string>;
  /** Address of the queue of events that failed. */
  readonly failedEventsUrl: pulumi.Output<string>;
  readonly bucket: PrivateBucket;
  readonly function: LambdaFunction;
  readonly nodes: {
    readonly permission: aws.lambda.Permission;
    readonly notification: aws.s3.BucketNotification;
    readonly failedEvents: aws.sqs.Queue;
  };

  constructor(name: string, args: BucketFunctionArgs, options?: pulumi.ComponentResourceOptions) {
    super("BucketFunction", name, args, options);
    const inside = { parent: this };
    this.bucket = new PrivateBucket(name, { ...this.common, ...args.bucket }, inside);
    const failedEvents = this.create(
      aws.sqs.Queue,
      "failed-events",
      {
        ...this.named("name", "queue", `${name}-failed-events`),
        messageRetentionSeconds: 14 * 24 * 60 * 60,
        sqsManagedSseEnabled: true,
        tags: this.tagged(`${name}-failed-events`),
      },
      args.transform?.queue,
    );
    this.function = new LambdaFunction(
      name,
      {
        ...this.common,
        ...args.function,
        statements: [
          ...grants.readObjects(this.bucket.nodes.bucket, args.prefix ?? ""),
          ...(args.bucket?.kmsKeyArn === undefined
            ? []
            : grants.useKey({ arn: pulumi.output(args.bucket.kmsKeyArn) })),
          ...grants.send(failedEvents),
          ...(args.function.statements ?? []),
        ],
        ...(args.transform !== undefined && { transform: args.transform }),
      },
      inside,
    );
    this.create(aws.lambda.FunctionEventInvokeConfig, "", {
      functionName: this.function.functionName,
      maximumRetryAttempts: 2,
      destinationConfig: { onFailure: { destination: failedEvents.arn } },
    });
    const permission = this.create(aws.lambda.Permission, "", {
      action: "lambda:InvokeFunction",
      function: this.function.functionName,
      principal: "s3.amazonaws.com",
      sourceArn: this.bucket.arn,
      sourceAccount: aws.getCallerIdentityOutput({}, inside).accountId,
    });
    const notification = this.create(
      aws.s3.BucketNotification,
      "",
      {
        bucket: this.bucket.bucketName,
        lambdaFunctions: [
          {
            lambdaFunctionArn: this.function.arn,
            events: [...(args.events ?? ["s3:ObjectCreated:*"])],
            ...(args.prefix !== undefined && { filterPrefix: args.prefix }),
            ...(args.suffix !== undefined && { filterSuffix: args.suffix }),
          },
        ],
      },
      undefined,
      // S3 tries the function when the notification is set, and refuses when it may not.
      { dependsOn: permission },
    );
    this.bucketName = this.bucket.bucketName;
    this.functionName = this.function.functionName;
    this.failedEventsUrl = failedEvents.url;
    this.nodes = { permission, notification, failedEvents };
    this.registerOutputs({ bucketName: this.bucketName, functionName: this.functionName });
  }
}
