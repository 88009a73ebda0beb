// AccountGuards: words of ours for what AWS calls otherwise. Data.

/**
 * Protections of GuardDuty beside the base, which reads CloudTrail events, VPC flows and DNS queries
 * (https://docs.aws.amazon.com/guardduty/latest/APIReference/API_DetectorFeatureConfiguration.html).
 */
export const GUARD_DUTY_FEATURES = {
  s3: "S3_DATA_EVENTS",
  "eks-audit-logs": "EKS_AUDIT_LOGS",
  "ebs-malware": "EBS_MALWARE_PROTECTION",
  "rds-logins": "RDS_LOGIN_EVENTS",
  "lambda-network": "LAMBDA_NETWORK_LOGS",
  runtime: "RUNTIME_MONITORING",
} as const;

/** A protection of GuardDuty. */
export type GuardDutyFeature = keyof typeof GUARD_DUTY_FEATURES;

/** Agents of runtime monitoring that GuardDuty installs and updates by itself. */
export const RUNTIME_AGENTS = {
  eks: "EKS_ADDON_MANAGEMENT",
  "ecs-fargate": "ECS_FARGATE_AGENT_MANAGEMENT",
  ec2: "EC2_AGENT_MANAGEMENT",
} as const;

/** Where GuardDuty installs the agent of runtime monitoring. */
export type RuntimeAgent = keyof typeof RUNTIME_AGENTS;

/** How often findings that go on are published again. */
export const FINDING_FREQUENCIES = {
  "15m": "FIFTEEN_MINUTES",
  "1h": "ONE_HOUR",
  "6h": "SIX_HOURS",
} as const;

/**
 * Standards of Security Hub, by the end of their ARN
 * (https://docs.aws.amazon.com/securityhub/latest/userguide/standards-reference.html).
 */
export const STANDARDS = {
  "foundational-best-practices": "standards/aws-foundational-security-best-practices/v/1.0.0",
  "resource-tagging": "standards/aws-resource-tagging-standard/v/1.0.0",
  "cis-1.2.0": "ruleset/cis-aws-foundations-benchmark/v/1.2.0",
  "cis-1.4.0": "standards/cis-aws-foundations-benchmark/v/1.4.0",
  "cis-3.0.0": "standards/cis-aws-foundations-benchmark/v/3.0.0",
  "cis-5.0.0": "standards/cis-aws-foundations-benchmark/v/5.0.0",
  "nist-800-53": "standards/nist-800-53/v/5.0.0",
  "nist-800-171": "standards/nist-800-171/v/2.0.0",
  "pci-dss-3.2.1": "standards/pci-dss/v/3.2.1",
  "pci-dss-4.0.1": "standards/pci-dss/v/4.0.1",
} as const;

/** A standard of Security Hub. */
export type SecurityStandard = keyof typeof STANDARDS;

/** The ARN of a standard. Rule sets, the oldest kind, have no region in it. */
export function standardArn(standard: SecurityStandard, partition: string, region: string): string {
  const end = STANDARDS[standard];
  return `arn:${partition}:securityhub:${end.startsWith("ruleset/") ? "" : region}::${end}`;
}

/** What a trail can log beside calls that manage resources: calls to their data. */
export const DATA_EVENTS = {
  s3: "AWS::S3::Object",
  lambda: "AWS::Lambda::Function",
  dynamodb: "AWS::DynamoDB::Table",
} as const;

/** Calls to data that a trail can log. */
export type DataEvents = keyof typeof DATA_EVENTS;

/** Unusual activity that a trail can look for. */
export const INSIGHTS = {
  "call-rate": "ApiCallRateInsight",
  "error-rate": "ApiErrorRateInsight",
} as const;

/** Unusual activity that a trail can look for. */
export type TrailInsight = keyof typeof INSIGHTS;

/** Hours between snapshots, or between evaluations of a rule, in AWS Config's words. */
export const EVERY_HOURS = {
  1: "One_Hour",
  3: "Three_Hours",
  6: "Six_Hours",
  12: "Twelve_Hours",
  24: "TwentyFour_Hours",
} as const;

/** Hours that AWS Config knows. */
export type ConfigHours = keyof typeof EVERY_HOURS;
