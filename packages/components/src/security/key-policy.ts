// Security: the policy of a KMS key. Pure.
import type { PolicyStatement } from "../iam/statements.ts";

/**
 * What uses a key beside the principals of its account:
 *
 * - `cloudwatch-logs` encrypts log groups;
 * - `auto-scaling` starts instances with encrypted volumes;
 * - `cloudwatch-alarms`, `s3-events` and `events` publish to encrypted topics and queues;
 * - `sns` delivers to encrypted queues;
 * - `delivery` writes logs of other services to buckets;
 * - `cloudtrail` writes encrypted trails;
 * - `config` writes the encrypted history of AWS Config.
 */
export type KeyUse =
  | "cloudwatch-logs"
  | "auto-scaling"
  | "cloudwatch-alarms"
  | "s3-events"
  | "sns"
  | "events"
  | "delivery"
  | "cloudtrail"
  | "config";

/** Where a key is. */
export interface KeyPlace {
  /** `aws`, `aws-cn` or `aws-us-gov`. */
  readonly partition: string;
  readonly region: string;
  /** Twelve digits. */
  readonly account: string;
}

/** Who may use a key. */
interface KeyUsers {
  readonly uses: readonly KeyUse[];
  /** ARNs of roles that the policy itself lets in. */
  readonly roles?: readonly string[];
  /** Whether IAM policies of the account count for the use of the key. */
  readonly iamPolicies?: boolean;
}

const USE = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"];

/** What managing a key takes. It cannot encrypt, decrypt, or grant that to anybody. */
const MANAGE = [
  "kms:CancelKeyDeletion",
  "kms:CreateAlias",
  "kms:DeleteAlias",
  "kms:Describe*",
  "kms:DisableKey",
  "kms:DisableKeyRotation",
  "kms:EnableKey",
  "kms:EnableKeyRotation",
  "kms:Get*",
  "kms:List*",
  "kms:PutKeyPolicy",
  "kms:RevokeGrant",
  "kms:RotateKeyOnDemand",
  "kms:ScheduleKeyDeletion",
  "kms:TagResource",
  "kms:UntagResource",
  "kms:UpdateAlias",
  "kms:UpdateKeyDescription",
];

/**
 * The statements of a key policy: the account, so that nobody is locked out, and just the services and roles that use the
 * key, each service bound to this account where it says for whom it acts.
 *
 * Log groups: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html,
 * Auto Scaling: https://docs.aws.amazon.com/autoscaling/ec2/userguide/key-policy-requirements-EBS-encryption.html,
 * publishers: https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html,
 * CloudTrail: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html,
 * AWS Config: https://docs.aws.amazon.com/config/latest/developerguide/s3-kms-key-policy.html,
 * account and roles: https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html.
 */
export function keyStatements(users: KeyUsers, place: KeyPlace): PolicyStatement[] {
  const root = `arn:${place.partition}:iam::${place.account}:root`;
  const account: PolicyStatement = {
    Sid: "Account",
    Effect: "Allow",
    Principal: { AWS: root },
    Action: users.iamPolicies === false ? MANAGE : "kms:*",
    Resource: "*",
  };
  const uses = [...new Set(users.uses)].sort().flatMap((use) => OF_USE[use](place));
  return [account, ...uses, ...roleStatements(users.roles ?? [])];
}

const OF_USE: Readonly<Record<KeyUse, (place: KeyPlace) => PolicyStatement[]>> = {
  "cloudwatch-logs": logGroups,
  "auto-scaling": autoScaling,
  "cloudwatch-alarms": (place) => [service("Alarms", "cloudwatch.amazonaws.com", PUBLISH, place)],
  "s3-events": (place) => [service("ObjectEvents", "s3.amazonaws.com", PUBLISH, place)],
  sns: (place) => [service("Topics", "sns.amazonaws.com", PUBLISH, place)],
  // EventBridge tells a key neither account nor source when it publishes to an encrypted topic: a condition on them would
  // lose each message without a word (https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html).
  events: () => [
    {
      Sid: "Events",
      Effect: "Allow",
      Principal: { Service: "events.amazonaws.com" },
      Action: PUBLISH,
      Resource: "*",
    },
  ],
  delivery: (place) => [service("LogDelivery", "delivery.logs.amazonaws.com", USE, place)],
  cloudtrail: trails,
  config: (place) => [
    service("Config", "config.amazonaws.com", ["kms:Decrypt", "kms:GenerateDataKey"], place),
  ],
};

/** What a service needs to publish to a topic or queue that is encrypted. */
const PUBLISH = ["kms:GenerateDataKey*", "kms:Decrypt"];

/** A service, on behalf of this account. */
function service(
  Sid: string,
  principal: string,
  Action: readonly string[],
  place: KeyPlace,
): PolicyStatement {
  return {
    Sid,
    Effect: "Allow",
    Principal: { Service: principal },
    Action,
    Resource: "*",
    Condition: { StringEquals: { "aws:SourceAccount": place.account } },
  };
}

function logGroups({ partition, region, account }: KeyPlace): PolicyStatement[] {
  const suffix = partition === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";
  const arn = `arn:${partition}:logs:${region}:${account}:log-group:*`;
  return [
    {
      Sid: "LogGroups",
      Effect: "Allow",
      Principal: { Service: `logs.${region}.${suffix}` },
      Action: USE,
      Resource: "*",
      Condition: { ArnLike: { "kms:EncryptionContext:aws:logs:arn": arn } },
    },
  ];
}

/** CloudTrail encrypts with the trail as its context. It decrypts data keys of buckets with an S3 Bucket Key. */
function trails({ partition, account }: KeyPlace): PolicyStatement[] {
  const Principal = { Service: "cloudtrail.amazonaws.com" };
  const anyTrail = `arn:${partition}:cloudtrail:*:${account}:trail/*`;
  return [
    {
      Sid: "TrailsEncrypt",
      Effect: "Allow",
      Principal,
      Action: "kms:GenerateDataKey*",
      Resource: "*",
      Condition: {
        ArnLike: { "aws:SourceArn": anyTrail },
        StringLike: { "kms:EncryptionContext:aws:cloudtrail:arn": anyTrail },
      },
    },
    {
      Sid: "Trails",
      Effect: "Allow",
      Principal,
      Action: ["kms:Decrypt", "kms:DescribeKey"],
      Resource: "*",
      Condition: { ArnLike: { "aws:SourceArn": anyTrail } },
    },
  ];
}

/**
 * A policy that names a role which does not exist is refused, and Auto Scaling's role comes with an account's first
 * group. So the role is named in the condition, which AWS does not look up.
 */
function autoScaling({ partition, account }: KeyPlace): PolicyStatement[] {
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

/** Roles use the key themselves, and through AWS services that hold it for them, such as volumes. */
function roleStatements(roles: readonly string[]): PolicyStatement[] {
  if (roles.length === 0) return [];
  const Principal = { AWS: roles };
  return [
    { Sid: "Roles", Effect: "Allow", Principal, Action: USE, Resource: "*" },
    {
      Sid: "RolesServices",
      Effect: "Allow",
      Principal,
      Action: ["kms:CreateGrant", "kms:ListGrants", "kms:RevokeGrant"],
      Resource: "*",
      Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
    },
  ];
}
