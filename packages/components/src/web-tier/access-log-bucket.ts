// WebTier: the bucket of a load balancer's access logs.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Block, type BlockArgs } from "../block.ts";
import { policyOf } from "../iam/statements.ts";
import type { Transform } from "../transform.ts";
import { logBucketStatements } from "./log-delivery.ts";

/** Changes of inner resources. */
export interface AccessLogBucketTransforms {
  readonly bucket?: Transform<aws.s3.BucketArgs>;
  readonly ownership?: Transform<aws.s3.BucketOwnershipControlsArgs>;
  readonly publicAccessBlock?: Transform<aws.s3.BucketPublicAccessBlockArgs>;
  readonly encryption?: Transform<aws.s3.BucketServerSideEncryptionConfigurationArgs>;
  readonly lifecycle?: Transform<aws.s3.BucketLifecycleConfigurationArgs>;
  readonly policy?: Transform<aws.s3.BucketPolicyArgs>;
}

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
  readonly nodes: {
    readonly bucket: aws.s3.Bucket;
    readonly ownership: aws.s3.BucketOwnershipControls;
    readonly publicAccessBlock: aws.s3.BucketPublicAccessBlock;
    readonly encryption: aws.s3.BucketServerSideEncryptionConfiguration;
    readonly lifecycle: aws.s3.BucketLifecycleConfiguration;
    readonly policy: aws.s3.BucketPolicy;
  };

  constructor(name: string, args: AccessLogBucketArgs = {}, options?: pulumi.ComponentResourceOptions) {
    super("AccessLogBucket", name, args, options);
    const { transform = {}, prefix = "" } = args;
    const bucket = this.create(
      aws.s3.Bucket,
      "",
      {
        ...this.namedBucket(""),
        forceDestroy: args.forceDestroy ?? false,
        tags: this.tagged(""),
      },
      transform.bucket,
    );
    const of = { bucket: bucket.bucket };
    const ownership = this.create(
      aws.s3.BucketOwnershipControls,
      "",
      { ...of, rule: { objectOwnership: "BucketOwnerEnforced" } },
      transform.ownership,
    );
    const publicAccessBlock = this.create(
      aws.s3.BucketPublicAccessBlock,
      "",
      {
        ...of,
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      },
      transform.publicAccessBlock,
    );
    const encryption = this.create(
      aws.s3.BucketServerSideEncryptionConfiguration,
      "",
      { ...of, rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }] },
      transform.encryption,
    );
    const lifecycle = this.create(
      aws.s3.BucketLifecycleConfiguration,
      "",
      {
        ...of,
        rules: [
          {
            id: "expire",
            status: "Enabled",
            filter: { prefix: "" },
            expiration: { days: args.days ?? 30 },
            abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
          },
        ],
      },
      transform.lifecycle,
    );
    const region = aws.getRegionOutput({}, { parent: this }).region;
    const account = aws.getCallerIdentityOutput({}, { parent: this }).accountId;
    const statements = pulumi
      .all([region, account, bucket.arn])
      .apply(([region, account, bucketArn]) =>
        policyOf(logBucketStatements({ region, account, bucketArn, prefix })),
      );
    const policy = this.create(
      aws.s3.BucketPolicy,
      "",
      { ...of, policy: pulumi.jsonStringify(statements) },
      transform.policy,
      { dependsOn: publicAccessBlock },
    );
    this.bucketName = bucket.bucket;
    this.arn = bucket.arn;
    this.prefix = prefix;
    this.ready = [policy, ownership, encryption];
    this.nodes = { bucket, ownership, publicAccessBlock, encryption, lifecycle, policy };
    this.registerOutputs({ bucketName: this.bucketName, arn: this.arn });
  }
}
