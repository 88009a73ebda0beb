// Security: the policy of a KMS key. Pure.
import type { PolicyStatement } from "../iam/statements.ts";

/**
 * What uses a key beside the principals of its account: `cloudwatch-logs` encrypts log groups, `auto-scaling` starts
 * instances with encrypted volumes, `cloudwatch-alarms`, `s3-events` and `events` publish to encrypted topics and
 * queues, `sns` delivers to encrypted queues, `delivery` writes logs of other services.
 */
export type KeyUse =
  | "cloudwatch-logs"
  | "auto-scaling"
  | "cloudwatch-alarms"
  | "s3-events"
  | "sns"
  | "events"
  | "delivery";

/** Where a key is. */
export interface KeyPlace {
  /** `aws`, `aws-cn` or `aws-us-gov`. */
  readonly partition: string;
  readonly region: string;
  /** Twelve digits. */
  readonly account: string;
}

const USE = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"];

/**
 * The statements of a key policy: the account, so that its own IAM policies count and nobody is locked out, and just the
 * services that use the key, each bound to this account.
 *
 * Log groups: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html,
 * Auto Scaling: https://docs.aws.amazon.com/autoscaling/ec2/userguide/key-policy-requirements-EBS-encryption.html,
 * publishers: https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html.
 */
export function keyStatements(uses: readonly KeyUse[], place: KeyPlace): PolicyStatement[] {
  const { partition, region, account } = place;
  const statements: PolicyStatement[] = [
    {
      Sid: "Account",
      Effect: "Allow",
      Principal: { AWS: `arn:${partition}:iam::${account}:root` },
      Action: "kms:*",
      Resource: "*",
    },
  ];
  for (const use of [...new Set(uses)].sort()) {
    switch (use) {
      case "cloudwatch-logs":
        statements.push({
          Sid: "LogGroups",
          Effect: "Allow",
          Principal: { Service: `logs.${region}.amazonaws.com` },
          Action: USE,
          Resource: "*",
          Condition: {
            ArnLike: {
              "kms:EncryptionContext:aws:logs:arn": `arn:${partition}:logs:${region}:${account}:log-group:*`,
            },
          },
        });
        break;
      case "auto-scaling":
        statements.push(...autoScaling(partition, account));
        break;
      case "delivery":
        statements.push({
          Sid: "LogDelivery",
          Effect: "Allow",
          Principal: { Service: "delivery.logs.amazonaws.com" },
          Action: USE,
          Resource: "*",
          Condition: { StringEquals: { "aws:SourceAccount": account } },
        });
        break;
      case "cloudwatch-alarms":
        statements.push(publisher("Alarms", "cloudwatch.amazonaws.com", account));
        break;
      case "s3-events":
        statements.push(publisher("ObjectEvents", "s3.amazonaws.com", account));
        break;
      case "sns":
        statements.push(publisher("Topics", "sns.amazonaws.com", account));
        break;
      case "events":
        statements.push(publisher("Events", "events.amazonaws.com", account));
        break;
    }
  }
  return statements;
}

/** What a service needs to publish to a topic or queue that is encrypted. */
function publisher(sid: string, service: string, account: string): PolicyStatement {
  return {
    Sid: sid,
    Effect: "Allow",
    Principal: { Service: service },
    Action: ["kms:GenerateDataKey*", "kms:Decrypt"],
    Resource: "*",
    Condition: { StringEquals: { "aws:SourceAccount": account } },
  };
}

/**
 * A policy that names a role which does not exist is refused, and Auto Scaling's role comes with an account's first
 * group. So the role is named in the condition, which AWS does not look up.
 */
function autoScaling(partition: string, account: string): PolicyStatement[] {
  const role = `arn:${partition}:iam::${account}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling`;
  const condition = {
    StringEquals: { "kms:CallerAccount": account },
    ArnEquals: { "aws:PrincipalArn": role },
  };
  return [
    {
      Sid: "AutoScaling",
      Effect: "Allow",
      Principal: { AWS: "*" },
      Action: USE,
      Resource: "*",
      Condition: condition,
    },
    {
      Sid: "AutoScalingVolumes",
      Effect: "Allow",
      Principal: { AWS: "*" },
      Action: "kms:CreateGrant",
      Resource: "*",
      Condition: { ...condition, Bool: { "kms:GrantIsForAWSResource": "true" } },
    },
  ];
}
