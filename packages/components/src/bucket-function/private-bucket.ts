// BucketFunction: a bucket that nobody outside can read.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Block, type BlockArgs } from "../block.ts";
import { type PolicyStatement, policyOf } from "../iam/statements.ts";
import type { Transform } from "../transform.ts";
import { BucketError, checkKeyArn } from "./bucket-error.ts";
import { checkLifecycle, type LifecycleArgs, lifecycleRules } from "./lifecycle.ts";

/** A private bucket. */
export interface PrivateBucketArgs extends BlockArgs, LifecycleArgs {
  /**
   * ARN of a KMS key that encrypts the objects, by a bucket key, which makes few calls to KMS. Who reads needs
   * `kms:Decrypt`, who writes `kms:GenerateDataKey` as well.
   *
   * @default SSE-S3: keys of S3
   */
  readonly kmsKeyArn?: pulumi.Input<string>;
  /**
   * Whether the bucket may be deleted with objects inside. They are lost.
   *
   * @default false
   */
  readonly forceDestroy?: boolean;
  /**
   * Further statements of the bucket's policy.
   *
   * @default only TLS connections are taken
   * @example (arn) => [{ Effect: "Allow", Principal: { AWS: partner }, Action: "s3:GetObject", Resource: pulumi.interpolate`${arn}/out/*` }]
   */
  readonly statements?: (
    bucketArn: pulumi.Output<string>,
  ) => readonly PolicyStatement[] | pulumi.Output<readonly PolicyStatement[]>;
  readonly transform?: PrivateBucketTransforms;
}

/** Ways into the resources of a private bucket. */
export interface PrivateBucketTransforms {
  readonly bucket?: Transform<aws.s3.BucketArgs>;
  readonly ownership?: Transform<aws.s3.BucketOwnershipControlsArgs>;
  readonly publicAccess?: Transform<aws.s3.BucketPublicAccessBlockArgs>;
  readonly encryption?: Transform<aws.s3.BucketServerSideEncryptionConfigurationArgs>;
  readonly versioning?: Transform<aws.s3.BucketVersioningArgs>;
  readonly lifecycle?: Transform<aws.s3.BucketLifecycleConfigurationArgs>;
  readonly policy?: Transform<aws.s3.BucketPolicyArgs>;
}

/** The resources of a private bucket. */
export interface PrivateBucketNodes {
  readonly bucket: aws.s3.Bucket;
  readonly ownership: aws.s3.BucketOwnershipControls;
  readonly publicAccess: aws.s3.BucketPublicAccessBlock;
  readonly encryption: aws.s3.BucketServerSideEncryptionConfiguration;
  /** None when `versioned` is false. */
  readonly versioning: aws.s3.BucketVersioning | undefined;
  readonly lifecycle: aws.s3.BucketLifecycleConfiguration;
  readonly policy: aws.s3.BucketPolicy;
}

/**
 * A bucket that is encrypted, versioned and private: public access is blocked, its owner owns all objects, and only
 * TLS connections are taken. Old versions and unfinished uploads go after a time.
 *
 * It costs what the stored objects and their old versions cost, by the gigabyte
 * (https://aws.amazon.com/s3/pricing/); nothing while it is empty.
 *
 * @example
 * const reports = new PrivateBucket("reports", { kmsKeyArn: key.arn, expireDays: 365 });
 */
export class PrivateBucket extends Block {
  readonly bucketName: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;
  readonly nodes: PrivateBucketNodes;

  /** @throws BucketError when a number is out of its range, or arguments contradict each other */
  constructor(name: string, args: PrivateBucketArgs = {}, options?: pulumi.ComponentResourceOptions) {
    checkBucket(`PrivateBucket "${name}"`, name, args);
    super("PrivateBucket", name, args, options);
    const { transform = {} } = args;
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
    const publicAccess = this.create(
      aws.s3.BucketPublicAccessBlock,
      "",
      {
        ...of,
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      },
      transform.publicAccess,
    );
    const encryption = this.create(
      aws.s3.BucketServerSideEncryptionConfiguration,
      "",
      { ...of, rules: [encryptionRule(args.kmsKeyArn)] },
      transform.encryption,
    );
    const versioning =
      args.versioned === false
        ? undefined
        : this.create(
            aws.s3.BucketVersioning,
            "",
            { ...of, versioningConfiguration: { status: "Enabled" } },
            transform.versioning,
          );
    const lifecycle = this.create(
      aws.s3.BucketLifecycleConfiguration,
      "",
      { ...of, rules: lifecycleRules(args) },
      transform.lifecycle,
      versioning === undefined ? {} : { dependsOn: versioning },
    );
    const own = args.statements?.(bucket.arn) ?? [];
    const whole = (more: readonly PolicyStatement[]) => policyOf([tlsOnly(bucket.arn), ...more]);
    const document = pulumi.Output.isInstance(own) ? own.apply(whole) : whole(own);
    const policy = this.create(
      aws.s3.BucketPolicy,
      "",
      { ...of, policy: pulumi.jsonStringify(document) },
      transform.policy,
      { dependsOn: publicAccess },
    );
    this.bucketName = bucket.bucket;
    this.arn = bucket.arn;
    this.nodes = { bucket, ownership, publicAccess, encryption, versioning, lifecycle, policy };
    this.registerOutputs({ bucketName: this.bucketName, arn: this.arn });
  }
}

/**
 * @param of the component in messages
 * @param name of the component, which Pulumi makes the bucket's name of when there is no naming policy
 * @param path before the names of arguments in messages
 * @throws BucketError when a bucket of these arguments cannot be
 */
export function checkBucket(of: string, name: string, args: PrivateBucketArgs, path = ""): void {
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html; Pulumi adds eight characters.
  const isNamed = args.naming !== undefined || args.transform?.bucket !== undefined;
  if (!isNamed && !/^[A-Za-z0-9][A-Za-z0-9-]{0,54}$/.test(name)) {
    throw new BucketError(
      `${of}: "${name}" cannot begin the name of a bucket. Write letters, digits and hyphens, 55 at most, or give naming.`,
    );
  }
  checkLifecycle(of, args, path);
  checkKeyArn(of, `${path}kmsKeyArn`, args.kmsKeyArn);
}

function encryptionRule(
  kmsKeyArn: pulumi.Input<string> | undefined,
): aws.types.input.s3.BucketServerSideEncryptionConfigurationRule {
  if (kmsKeyArn === undefined) return { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } };
  return {
    applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: kmsKeyArn },
    bucketKeyEnabled: true,
  };
}

function tlsOnly(arn: pulumi.Output<string>): PolicyStatement {
  return {
    Sid: "TlsOnly",
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: [arn, pulumi.interpolate`${arn}/*`],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
}
