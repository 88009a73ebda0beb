// Network: what a bucket's policy must allow for flow logs.
import * as pulumi from "@pulumi/pulumi";
import type { PolicyStatement } from "../iam/statements.ts";

/** Whose flow logs a bucket takes. */
export interface FlowLogDeliveryArgs {
  /** Id of the account of the VPC. */
  readonly account: pulumi.Input<string>;
  /** Region of the VPC. */
  readonly region: pulumi.Input<string>;
}

/**
 * The statements that let flow logs of one account and region into a bucket, for the bucket's policy. Where they are
 * missing, AWS writes them itself when the flow logs are made: into the policy, as one guide says
 * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-S3.html), or over it, as the other
 * does (https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3-permissions.html).
 *
 * @example
 * const bucket = new PrivateBucket("flow-logs", {
 *   statements: flowLogDelivery({ account: "123456789012", region: "us-west-2" }),
 * });
 * const flowLogs = { to: "s3", bucketArn: bucket.arn, dependsOn: [bucket.nodes.policy] } as const;
 * new Network("main", { flowLogs });
 */
export function flowLogDelivery({
  account,
  region,
}: FlowLogDeliveryArgs): (bucketArn: pulumi.Input<string>) => PolicyStatement[] {
  return (bucketArn) => {
    const partition = pulumi.output(bucketArn).apply((arn) => arn.split(":")[1] ?? "aws");
    const from = {
      ArnLike: { "aws:SourceArn": pulumi.interpolate`arn:${partition}:logs:${region}:${account}:*` },
    };
    const Principal = { Service: "delivery.logs.amazonaws.com" };
    return [
      {
        Sid: "AWSLogDeliveryWrite",
        Effect: "Allow",
        Principal,
        Action: "s3:PutObject",
        Resource: pulumi.interpolate`${bucketArn}/*`,
        Condition: {
          StringEquals: { "aws:SourceAccount": account, "s3:x-amz-acl": "bucket-owner-full-control" },
          ...from,
        },
      },
      {
        Sid: "AWSLogDeliveryAclCheck",
        Effect: "Allow",
        Principal,
        Action: ["s3:GetBucketAcl", "s3:ListBucket"],
        Resource: bucketArn,
        Condition: { StringEquals: { "aws:SourceAccount": account }, ...from },
      },
    ];
  };
}
