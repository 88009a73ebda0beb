// BucketFunction: a bucket that nobody outside can read.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Block, type BlockArgs } from "../block.ts";
import { policyOf } from "../iam/statements.ts";
import type { Transform } from "../transform.ts";

/** A private bucket. */
export interface PrivateBucketArgs extends BlockArgs {
  /**
   * ARN of a KMS key that encrypts the objects.
   *
   * @default SSE-S3: keys of S3
   */
  readonly kmsKeyArn?: pulumi.Input<string>;
  /**
   * Whether old versions are kept.
   *
   * @default true
   */
  readonly versioned?: boolean;
  /**
   * Days after which old versions are deleted.
   *
   * @default 90
   */
  readonly oldVersionDays?: number;
  /**
   * Days after which objects are deleted.
   *
   * @default never
   */
  readonly expireDays?: number;
  readonly transform?: {
    readonly bucket?: Transform<aws.s3.BucketArgs>;
    readonly lifecycle?: Transform<aws.s3.BucketLifecycleConfigurationArgs>;
    readonly policy?: Transform<aws.s3.BucketPolicyArgs>;
  };
}

/**
 * A bucket that is encrypted, versioned and private: public access is blocked, its owner owns all objects, and only
 * TLS connections are taken.
 */
export class PrivateBucket extends Block {
  readonly bucketName: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;
  readonly nodes: { readonly bucket: aws.s3.Bucket; readonly policy: aws.s3.BucketPolicy };

  constructor(name: string, args: PrivateBucketArgs = {}, options?: pulumi.ComponentResourceOptions) {
    super("PrivateBucket", name, args, options);
    const bucket = this.create(
      aws.s3.Bucket,
      "",
      { ...this.named("bucket", "bucket", name), tags: this.tagged(name) },
      args.transform?.bucket,
    );
    const of = { bucket: bucket.bucket };
    this.create(aws.s3.BucketOwnershipControls, "", {
      ...of,
      rule: { objectOwnership: "BucketOwnerEnforced" },
    });
    const block = this.create(aws.s3.BucketPublicAccessBlock, "", {
      ...of,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    this.create(aws.s3.BucketServerSideEncryptionConfiguration, "", {
      ...of,
      rules: [
        args.kmsKeyArn === undefined
          ? { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }
          : {
              applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: args.kmsKeyArn },
              bucketKeyEnabled: true,
            },
      ],
    });
    const versioning =
      args.versioned === false
        ? undefined
        : this.create(aws.s3.BucketVersioning, "", { ...of, versioningConfiguration: { status: "Enabled" } });
    this.#lifecycle(args, bucket, versioning);
    const policy = this.create(
      aws.s3.BucketPolicy,
      "",
      {
        ...of,
        policy: pulumi.jsonStringify(
          policyOf([
            {
              Sid: "TlsOnly",
              Effect: "Deny",
              Principal: "*",
              Action: "s3:*",
              Resource: [bucket.arn, pulumi.interpolate`${bucket.arn}/*`],
              Condition: { Bool: { "aws:SecureTransport": "false" } },
            },
          ]),
        ),
      },
      args.transform?.policy,
      { dependsOn: block },
    );
    this.bucketName = bucket.bucket;
    this.arn = bucket.arn;
    this.nodes = { bucket, policy };
    this.registerOutputs({ bucketName: this.bucketName, arn: this.arn });
  }

  #lifecycle(
    args: PrivateBucketArgs,
    bucket: aws.s3.Bucket,
    versioning: aws.s3.BucketVersioning | undefined,
  ): void {
    const rule = (id: string, what: object) => ({ id, status: "Enabled", filter: { prefix: "" }, ...what });
    this.create(
      aws.s3.BucketLifecycleConfiguration,
      "",
      {
        bucket: bucket.bucket,
        rules: [
          rule("abort-uploads", { abortIncompleteMultipartUpload: { daysAfterInitiation: 7 } }),
          ...(versioning === undefined
            ? []
            : [
                rule("old-versions", {
                  noncurrentVersionExpiration: { noncurrentDays: args.oldVersionDays ?? 90 },
                }),
              ]),
          ...(args.expireDays === undefined
            ? []
            : [rule("expire", { expiration: { days: args.expireDays } })]),
        ],
      },
      args.transform?.lifecycle,
      versioning === undefined ? {} : { dependsOn: versioning },
    );
  }
}
