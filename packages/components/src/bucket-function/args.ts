// BucketFunction: its arguments.
import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { BlockArgs } from "../block.ts";
import type { FunctionSettings, FunctionTransforms } from "../function/args.ts";
import type { Transform } from "../transform.ts";
import type { ObjectEvent } from "./object-events.ts";
import type { PrivateBucketArgs } from "./private-bucket.ts";

/** What becomes of events that the function fails on. */
export interface FailedEventArgs {
  /**
   * How often a failed event is tried again, 0 to 2.
   *
   * @default 2
   */
  readonly retries?: number;
  /**
   * Seconds that an event may wait before it counts as failed, 60 to 21600.
   *
   * @default 21600: six hours
   */
  readonly maximumAge?: number;
  /**
   * Days that the queue keeps them, 1 to 14.
   *
   * @default 14
   */
  readonly retentionDays?: number;
  /**
   * ARN of a KMS key that encrypts the queue. The key's policy need only let the account decide, as that of
   * EncryptionKey does: the function's role sends the events.
   *
   * @default keys of SQS
   */
  readonly kmsKeyArn?: pulumi.Input<string>;
}

/** A bucket and its function. */
export interface BucketFunctionArgs extends BlockArgs {
  /** What runs for each object. It may read the objects that it is told of. */
  readonly function: Omit<FunctionSettings, "deadLetters">;
  /** @default encrypted by S3, versioned, private */
  readonly bucket?: Omit<PrivateBucketArgs, keyof BlockArgs>;
  /**
   * What happened to an object.
   *
   * @default ["s3:ObjectCreated:*"]
   */
  readonly events?: readonly ObjectEvent[];
  /**
   * Which objects: the beginning of their keys, or several, of which none begins with another. Special characters are
   * written as they are in the keys.
   *
   * @default all
   * @example "images/"
   */
  readonly prefix?: string | readonly string[];
  /**
   * Which objects: the end of their keys, or several, of which none ends with another.
   *
   * @default all
   * @example [".jpg", ".png"]
   */
  readonly suffix?: string | readonly string[];
  /**
   * Below which prefix of the same bucket the function may write and delete objects. It must lie outside of `prefix`,
   * or each result would call the function again, without end.
   *
   * @default it writes nothing to the bucket
   * @example "thumbnails/"
   */
  readonly writePrefix?: string;
  /** @default two retries, then a queue that keeps them for 14 days */
  readonly failedEvents?: FailedEventArgs;
  readonly transform?: BucketFunctionTransforms;
}

/** Ways into the resources. Those of the bucket are in `bucket.transform`. */
export interface BucketFunctionTransforms extends Omit<FunctionTransforms, "queue"> {
  readonly failedEvents?: Transform<aws.sqs.QueueArgs>;
  readonly invokeConfig?: Transform<aws.lambda.FunctionEventInvokeConfigArgs>;
  readonly permission?: Transform<aws.lambda.PermissionArgs>;
  readonly notification?: Transform<aws.s3.BucketNotificationArgs>;
}
