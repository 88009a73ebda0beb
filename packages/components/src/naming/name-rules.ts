// Naming: what AWS takes as the name of each kind of resource. Data.

/** What AWS takes as the name of one kind of resource. */
export interface NameRule {
  /** Most characters. */
  readonly max: number;
  /** Fewest characters; 1 when it is not given. */
  readonly min?: number;
  /** Characters that are not taken; each becomes a hyphen. */
  readonly not: RegExp;
  readonly lowerCase?: boolean;
  /** Beginnings that AWS keeps for itself. */
  readonly reserved?: readonly string[];
  /** True when the name is used once in an account or in all of AWS, so that a second region needs another one. */
  readonly isGlobal?: boolean;
}

/** Letters, digits and hyphens work everywhere, and are used also where a service takes more. */
const PLAIN = /[^A-Za-z0-9-]/g;
const PATH = /[^A-Za-z0-9/-]/g;

/**
 * Limits of names, as the API reference of each service states them:
 * accelerators https://docs.aws.amazon.com/global-accelerator/latest/api/API_CreateAccelerator.html,
 * alarms and dashboards https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/,
 * Auto Scaling groups https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html,
 * Config rules https://docs.aws.amazon.com/config/latest/APIReference/API_ConfigRule.html,
 * buckets https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html,
 * event rules https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html,
 * functions https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html,
 * key aliases https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html,
 * launch templates https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateLaunchTemplate.html,
 * load balancers and target groups https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/,
 * log groups https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html,
 * parameters https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html,
 * queues https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html,
 * roles, policies and instance profiles https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html,
 * secrets https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html,
 * security groups https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html,
 * tables https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html,
 * tags https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html,
 * topics https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html,
 * trails https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html.
 */
export const NAME_RULES = {
  accelerator: { max: 64, not: PLAIN },
  alarm: { max: 255, not: PLAIN },
  alias: { max: 250, not: PLAIN },
  api: { max: 128, not: PLAIN },
  autoScalingGroup: { max: 255, not: PLAIN },
  bucket: {
    max: 63,
    min: 3,
    not: /[^a-z0-9-]/g,
    lowerCase: true,
    isGlobal: true,
    reserved: ["xn--", "sthree-", "amzn-s3-demo-"],
  },
  configRule: { max: 128, not: PLAIN },
  dashboard: { max: 255, not: PLAIN, isGlobal: true },
  eventRule: { max: 64, not: PLAIN },
  function: { max: 64, not: PLAIN },
  instanceProfile: { max: 128, not: PLAIN, isGlobal: true },
  launchTemplate: { max: 125, min: 3, not: PLAIN },
  loadBalancer: { max: 32, not: PLAIN, reserved: ["internal-"] },
  logGroup: { max: 512, not: PATH, reserved: ["aws/"] },
  parameter: { max: 1011, not: PLAIN, reserved: ["aws", "ssm"] },
  policy: { max: 128, not: PLAIN, isGlobal: true },
  queue: { max: 75, not: PLAIN },
  role: { max: 64, not: PLAIN, isGlobal: true },
  scalingPolicy: { max: 255, not: PLAIN },
  secret: { max: 512, not: PATH },
  securityGroup: { max: 255, not: PLAIN, reserved: ["sg-"] },
  table: { max: 255, min: 3, not: PLAIN },
  tag: { max: 256, not: /[^A-Za-z0-9 _.:/=+@-]/g },
  targetGroup: { max: 32, not: PLAIN },
  topic: { max: 250, not: PLAIN },
  trail: { max: 128, min: 3, not: PLAIN, isGlobal: true },
} as const satisfies Readonly<Record<string, NameRule>>;

/** A kind of resource that a policy can name. */
export type NameKind = keyof typeof NAME_RULES;
