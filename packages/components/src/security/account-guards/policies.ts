// AccountGuards: who may write to the buckets, as AWS documents it. Pure but for outputs.
import * as pulumi from "@pulumi/pulumi";
import type { PolicyStatement } from "../../iam/statements.ts";

const OWNER_CONTROLS = { "s3:x-amz-acl": "bucket-owner-full-control" };

/** Where a bucket and its writer are. */
interface WriterPlace {
  readonly bucketArn: pulumi.Input<string>;
  readonly account: pulumi.Input<string>;
}

/**
 * Lets one trail write to a bucket
 * (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html).
 */
export function trailBucketStatements(
  { bucketArn, account }: WriterPlace,
  trailArn: pulumi.Input<string>,
): PolicyStatement[] {
  const Principal = { Service: "cloudtrail.amazonaws.com" };
  const ofTrail = { "aws:SourceArn": trailArn };
  return [
    {
      Sid: "AWSCloudTrailAclCheck20150319",
      Effect: "Allow",
      Principal,
      Action: "s3:GetBucketAcl",
      Resource: bucketArn,
      Condition: { StringEquals: ofTrail },
    },
    {
      Sid: "AWSCloudTrailWrite20150319",
      Effect: "Allow",
      Principal,
      Action: "s3:PutObject",
      Resource: pulumi.interpolate`${bucketArn}/AWSLogs/${account}/*`,
      Condition: { StringEquals: { ...OWNER_CONTROLS, ...ofTrail } },
    },
  ];
}

/**
 * Lets a trail write to its streams of a log group
 * (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html).
 */
export function trailLogStatements(
  logGroupArn: pulumi.Input<string>,
  account: pulumi.Input<string>,
  region: pulumi.Input<string>,
): PolicyStatement[] {
  const streams = pulumi.interpolate`${logGroupArn}:log-stream:${account}_CloudTrail_${region}*`;
  return [{ Effect: "Allow", Action: ["logs:CreateLogStream", "logs:PutLogEvents"], Resource: streams }];
}

/**
 * Lets AWS Config of this account write to a bucket
 * (https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-policy.html).
 */
export function configBucketStatements({ bucketArn, account }: WriterPlace): PolicyStatement[] {
  const Principal = { Service: "config.amazonaws.com" };
  const ofAccount = { "aws:SourceAccount": account };
  return [
    {
      Sid: "AWSConfigBucketPermissionsCheck",
      Effect: "Allow",
      Principal,
      Action: "s3:GetBucketAcl",
      Resource: bucketArn,
      Condition: { StringEquals: ofAccount },
    },
    {
      Sid: "AWSConfigBucketExistenceCheck",
      Effect: "Allow",
      Principal,
      Action: "s3:ListBucket",
      Resource: bucketArn,
      Condition: { StringEquals: ofAccount },
    },
    {
      Sid: "AWSConfigBucketDelivery",
      Effect: "Allow",
      Principal,
      Action: "s3:PutObject",
      Resource: pulumi.interpolate`${bucketArn}/AWSLogs/${account}/Config/*`,
      Condition: { StringEquals: { ...OWNER_CONTROLS, ...ofAccount } },
    },
  ];
}

/**
 * What the recorder's role needs beside reading configurations, which AWS's policy AWS_ConfigRole has
 * (https://docs.aws.amazon.com/config/latest/developerguide/iamrole-permissions.html).
 */
export function configRoleStatements(
  { bucketArn, account }: WriterPlace,
  kmsKeyArn: pulumi.Input<string> | undefined,
): PolicyStatement[] {
  return [
    {
      Effect: "Allow",
      Action: "s3:PutObject",
      Resource: pulumi.interpolate`${bucketArn}/AWSLogs/${account}/Config/*`,
      Condition: { StringLike: OWNER_CONTROLS },
    },
    { Effect: "Allow", Action: ["s3:GetBucketAcl", "s3:ListBucket"], Resource: bucketArn },
    ...(kmsKeyArn === undefined
      ? []
      : [
          {
            Effect: "Allow",
            Action: ["kms:Decrypt", "kms:GenerateDataKey"],
            Resource: kmsKeyArn,
          } satisfies PolicyStatement,
        ]),
  ];
}
