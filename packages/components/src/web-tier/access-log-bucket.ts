// WebTier: the bucket of a load balancer's access logs.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Block, type BlockArgs } from "../block.ts";
import {
  PrivateBucket,
  type PrivateBucketNodes,
  type PrivateBucketTransforms,
} from "../bucket-function/private-bucket.ts";
import { logWriterStatement } from "./log-delivery.ts";

/** Changes of inner resources. */
export type AccessLogBucketTransforms = Omit<PrivateBucketTransforms, "versioning">;

/** A bucket for access logs. */
export interface AccessLogBucketArgs extends BlockArgs {
  /**
   * Folder of the logs.
   *
   * @default none
   */
  readonly prefix?: string;
  /**
   * Days after which logs are deleted.
   *
   * @default 30
   */
  readonly days?: number;
  /**
   * Whether the bucket can be deleted with logs in it. Load balancers write a test file at once, so it is never empty.
   *
   * @default false
   */
  readonly forceDestroy?: boolean;
  readonly transform?: AccessLogBucketTransforms;
}

/**
 * A private bucket that takes the access logs of this account's Application Load Balancers in one region. It encrypts with
 * SSE-S3: load balancers cannot write with a KMS key.
 *
 * At rest it costs nothing; logs cost S3's storage by GB and month (https://aws.amazon.com/s3/pricing/).
 *
 * @example
 * const logs = new AccessLogBucket("logs", { days: 90 });
 * new WebTier("web", { accessLogs: { bucket: logs }, ... });
 */
export class AccessLogBucket extends Block {
  readonly bucketName: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;
  /** Folder of the logs; "" for none. */
  readonly prefix: string;
  /** What must exist before a load balancer may be told to write. */
  readonly ready: readonly pulumi.Resource[];
  readonly nodes: PrivateBucketNodes;

  constructor(name: string, args: AccessLogBucketArgs = {}, options?: pulumi.ComponentResourceOptions) {
    super("AccessLogBucket", name, args, options);
    const { prefix = "", forceDestroy = false, transform } = args;
    const region = aws.getRegionOutput({}, { parent: this }).region;
    const account = aws.getCallerIdentityOutput({}, { parent: this }).accountId;
    const bucket = new PrivateBucket(
      name,
      {
        ...this.inner(""),
        versioned: false,
        expireDays: args.days ?? 30,
        forceDestroy,
        statements: (arn) =>
          pulumi
            .all([region, account, arn])
            .apply(([region, account, bucketArn]) => [
              logWriterStatement({ region, account, bucketArn, prefix }),
            ]),
        ...(transform !== undefined && { transform }),
      },
      { parent: this },
    );
    const { policy, ownership, encryption } = bucket.nodes;
    this.bucketName = bucket.bucketName;
    this.arn = bucket.arn;
    this.prefix = prefix;
    this.ready = [policy, ownership, encryption];
    this.nodes = bucket.nodes;
    this.registerOutputs({ bucketName: this.bucketName, arn: this.arn });
  }
}
