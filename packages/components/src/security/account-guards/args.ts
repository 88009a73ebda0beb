// AccountGuards: its arguments.
import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { BlockArgs } from "../../block.ts";
import type { PrivateBucketArgs } from "../../bucket-function/private-bucket.ts";
import type { ServiceRoleTransforms } from "../../iam/service-role.ts";
import type { Transform } from "../../transform.ts";
import type {
  ConfigHours,
  DataEvents,
  FINDING_FREQUENCIES,
  GuardDutyFeature,
  RuntimeAgent,
  SecurityStandard,
  TrailInsight,
} from "./catalog.ts";

/** A bucket for logs: a `PrivateBucket` whose policy lets one service write. */
export type LogBucketArgs = Omit<PrivateBucketArgs, keyof BlockArgs | "kmsKeyArn" | "statements">;

/** GuardDuty: looks for attacks in events, flows and DNS queries. */
export interface GuardDutyArgs {
  /**
   * Protections beside the base. Those that are not listed are switched off, because GuardDuty switches most of them on
   * by itself in a new detector.
   *
   * @default none
   * @example ["s3", "lambda-network"]
   */
  readonly features?: readonly GuardDutyFeature[];
  /**
   * Protections that the region does not have. They are left alone.
   *
   * @default none
   */
  readonly unavailable?: readonly GuardDutyFeature[];
  /**
   * Where GuardDuty installs the agent of the feature `runtime`.
   *
   * @default none: you install it
   */
  readonly runtimeAgents?: readonly RuntimeAgent[];
  /**
   * How often findings that go on are published to EventBridge again.
   *
   * @default "6h"
   */
  readonly findingFrequency?: keyof typeof FINDING_FREQUENCIES;
}

/** Security Hub: checks the account against standards. Most checks need AWS Config to record. */
export interface SecurityHubArgs {
  /** @default ["foundational-best-practices"] */
  readonly standards?: readonly SecurityStandard[];
  /**
   * Whether controls that AWS adds to these standards are switched on.
   *
   * @default true
   */
  readonly autoEnableControls?: boolean;
  /**
   * Whether a control that several standards have makes one finding for all of them. In an organization the administrator
   * decides this.
   *
   * @default true
   */
  readonly consolidatedFindings?: boolean;
}

/** CloudTrail: logs calls to AWS. */
export interface CloudTrailArgs {
  /**
   * Whether calls in all regions are logged.
   *
   * @default true
   */
  readonly multiRegion?: boolean;
  /**
   * Calls to data that are logged too. They cost more than calls that manage resources.
   *
   * @default none
   * @example ["s3"]
   */
  readonly dataEvents?: readonly DataEvents[];
  /**
   * Unusual activity that is looked for.
   *
   * @default none
   */
  readonly insights?: readonly TrailInsight[];
  /**
   * True, or how, for a log group beside the bucket, for alarms on calls.
   *
   * @default false
   */
  readonly logGroup?:
    | boolean
    | {
        /**
         * Days; one of the values that CloudWatch Logs takes.
         *
         * @default 90
         */
        readonly retentionInDays?: number;
      };
  /** @default a new bucket; logs are deleted after 365 days */
  readonly bucket?: LogBucketArgs;
  /**
   * Name of a bucket that is there already, with a policy that lets the trail write.
   *
   * @default a new one
   */
  readonly bucketName?: pulumi.Input<string>;
}

/** A rule of AWS Config that AWS manages. */
export interface ConfigRuleArgs {
  /**
   * Which rule: https://docs.aws.amazon.com/config/latest/developerguide/managed-rules-by-aws-config.html.
   *
   * @example "IAM_PASSWORD_POLICY"
   */
  readonly identifier: string;
  /**
   * The rule's parameters.
   *
   * @default the rule's own defaults
   * @example { maxAccessKeyAge: "90" }
   */
  readonly parameters?: Readonly<Record<string, string>>;
  /**
   * Types of resources that are looked at.
   *
   * @default those that the rule is made for
   * @example ["AWS::S3::Bucket"]
   */
  readonly resourceTypes?: readonly string[];
  /**
   * Hours between evaluations, for rules that are evaluated by the clock.
   *
   * @default 24
   */
  readonly everyHours?: ConfigHours;
}

/** AWS Config: records how resources are configured. */
export interface ConfigArgs {
  /**
   * Types of resources that are recorded.
   *
   * @default all that AWS Config knows
   * @example ["AWS::EC2::SecurityGroup", "AWS::S3::Bucket"]
   */
  readonly resourceTypes?: readonly string[];
  /**
   * Whether users, groups, roles and policies of IAM are recorded, which are the same in all regions. One region of an
   * account is enough. Only without `resourceTypes`.
   *
   * @default true
   */
  readonly globalResources?: boolean;
  /**
   * `continuous`: each change; `daily`: the state once a day, if it changed.
   *
   * @default "continuous"
   */
  readonly frequency?: "continuous" | "daily";
  /**
   * Hours between snapshots of all configurations: 1, 3, 6, 12 or 24.
   *
   * @default none
   */
  readonly snapshotHours?: ConfigHours;
  /**
   * Rules by name: the identifier of a rule of AWS, or the identifier with more.
   *
   * @default none
   * @example { "root-mfa": "ROOT_ACCOUNT_MFA_ENABLED" }
   */
  readonly rules?: Readonly<Record<string, string | ConfigRuleArgs>>;
  /** @default a new bucket; history is deleted after 365 days */
  readonly bucket?: LogBucketArgs;
  /**
   * Name of a bucket that is there already, with a policy that lets AWS Config write.
   *
   * @default a new one
   */
  readonly bucketName?: pulumi.Input<string>;
}

/** Changes of inner resources. Buckets have their own in `cloudTrail.bucket` and `config.bucket`. */
export interface AccountGuardsTransforms {
  readonly detector?: Transform<aws.guardduty.DetectorArgs>;
  readonly detectorFeature?: Transform<aws.guardduty.DetectorFeatureArgs>;
  readonly securityHub?: Transform<aws.securityhub.AccountArgs>;
  readonly standard?: Transform<aws.securityhub.StandardsSubscriptionArgs>;
  readonly trail?: Transform<aws.cloudtrail.TrailArgs>;
  readonly trailLogGroup?: Transform<aws.cloudwatch.LogGroupArgs>;
  readonly trailRole?: ServiceRoleTransforms;
  readonly recorder?: Transform<aws.cfg.RecorderArgs>;
  readonly deliveryChannel?: Transform<aws.cfg.DeliveryChannelArgs>;
  readonly recorderStatus?: Transform<aws.cfg.RecorderStatusArgs>;
  readonly recorderRole?: ServiceRoleTransforms;
  readonly rule?: Transform<aws.cfg.RuleArgs>;
  readonly s3PublicAccessBlock?: Transform<aws.s3.AccountPublicAccessBlockArgs>;
  readonly ebsEncryption?: Transform<aws.ebs.EncryptionByDefaultArgs>;
  readonly ebsDefaultKey?: Transform<aws.ebs.DefaultKmsKeyArgs>;
}

/** Guards of an account. Each is off unless it is asked for; true takes its defaults. */
export interface AccountGuardsArgs extends BlockArgs {
  /**
   * GuardDuty, once in an account and region.
   *
   * @default false
   */
  readonly guardDuty?: boolean | GuardDutyArgs;
  /**
   * Security Hub, once in an account and region.
   *
   * @default false
   */
  readonly securityHub?: boolean | SecurityHubArgs;
  /**
   * A trail of CloudTrail, once in an account.
   *
   * @default false
   */
  readonly cloudTrail?: boolean | CloudTrailArgs;
  /**
   * AWS Config, once in an account and region.
   *
   * @default false
   */
  readonly config?: boolean | ConfigArgs;
  /**
   * True: no bucket of the account can be public, in any region. Once in an account.
   *
   * @default false
   */
  readonly s3PublicAccessBlock?: boolean;
  /**
   * True: new EBS volumes and copies of snapshots are encrypted, with the key that is given or with AWS's own. Once in an
   * account and region.
   *
   * @default false
   */
  readonly ebsEncryption?:
    | boolean
    | {
        /** ARN of a KMS key. Auto Scaling needs the use `auto-scaling` in its policy. */
        readonly kmsKeyArn: pulumi.Input<string>;
      };
  /**
   * ARN of a KMS key that encrypts the trail, its log group, and the history of AWS Config. Its policy lets them: an
   * `EncryptionKey` with the uses "cloudtrail", "cloudwatch-logs" and "config", and without `iamPolicies: false`, because
   * AWS Config encrypts by the rights of its role.
   *
   * @default encrypted with keys of AWS
   */
  readonly kmsKeyArn?: pulumi.Input<string>;
  readonly transform?: AccountGuardsTransforms;
}
