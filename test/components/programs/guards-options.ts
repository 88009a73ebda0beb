import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
  AccountGuards,
  type AccountGuardsArgs,
  type CloudTrailArgs,
  type ConfigArgs,
  EncryptionKey,
  type GuardDutyArgs,
  NamingPolicy,
  type SecurityHubArgs,
} from "@stackproof/components";
import { type Case, everyPair } from "../cases";

class Root extends pulumi.ComponentResource {
  constructor() {
    super("test:guards:Root", "root");
    this.registerOutputs({});
  }
}
const root = new Root();

type Given = AccountGuardsArgs & { readonly named?: boolean; readonly encrypted?: boolean };

/** Guards are once in an account, so each case is in an account of its own. */
let account = 100_000_000_000;
function guard(name: string, { named, encrypted, ...args }: Given): void {
  account += 1;
  const roleArn = `arn:aws:iam::${account}:role/deploy`;
  const provider = new aws.Provider(
    name,
    { region: "us-west-2", assumeRoles: [{ roleArn }] },
    { parent: root },
  );
  const inside = { parent: root, provider };
  const key =
    encrypted === true
      ? new EncryptionKey(
          `${name}-audit`,
          { description: "Audit logs", uses: ["cloudtrail", "cloudwatch-logs", "config"] },
          inside,
        )
      : undefined;
  const naming = new NamingPolicy({ pattern: `${name}-{what}`, region: "us-west-2" });
  new AccountGuards(
    name,
    {
      ...(named === true && { naming, label: "" }),
      ...(key !== undefined && { kmsKeyArn: key.arn }),
      ...args,
    },
    inside,
  );
}

const everything: AccountGuardsArgs = {
  guardDuty: { features: ["s3", "runtime"] },
  securityHub: true,
  cloudTrail: { logGroup: true },
  config: { rules: { "root-mfa": "ROOT_ACCOUNT_MFA_ENABLED" } },
  s3PublicAccessBlock: true,
  ebsEncryption: true,
};
const volumes = "arn:aws:kms:us-west-2:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";
/** What is laid over everything comes first, so that the guards of a pair count. */
const guards = everyPair<Given>({
  tags: { some: { ...everything, tags: { Team: "security" } } },
  label: { own: { ...everything, label: "watch" }, none: { ...everything, label: "" } },
  naming: { policy: { ...everything, named: true } },
  transform: {
    all: {
      ...everything,
      transform: {
        detector: { enable: false },
        detectorFeature: (_, options) => ({ options: { ...options, retainOnDelete: true } }),
        securityHub: (_, options) => ({ options: { ...options, retainOnDelete: true } }),
        standard: (_, options) => ({ options: { ...options, retainOnDelete: true } }),
        trail: { enableLogging: false },
        trailLogGroup: { logGroupClass: "STANDARD" },
        trailRole: { role: { maxSessionDuration: 7200 } },
        recorder: (_, options) => ({ options: { ...options, retainOnDelete: true } }),
        deliveryChannel: { s3KeyPrefix: "history" },
        recorderStatus: { isEnabled: false },
        recorderRole: { role: { maxSessionDuration: 7200 } },
        rule: { description: "A rule of AWS" },
        s3PublicAccessBlock: { restrictPublicBuckets: false },
        ebsEncryption: { enabled: false },
        ebsDefaultKey: (_, options) => ({ options: { ...options, retainOnDelete: true } }),
      },
    },
  },
  kms: { key: { encrypted: true } },
  guardDuty: { on: { guardDuty: true } },
  securityHub: { on: { securityHub: true } },
  cloudTrail: { on: { cloudTrail: true }, logs: { cloudTrail: { logGroup: true } } },
  config: { on: { config: true } },
  s3: { block: { s3PublicAccessBlock: true } },
  ebs: { on: { ebsEncryption: true }, key: { ebsEncryption: { kmsKeyArn: volumes } } },
});
for (const { name, args } of guards) {
  // A key is refused where nothing is written that it could encrypt.
  if (args.encrypted === true && args.cloudTrail === undefined && args.config === undefined) continue;
  guard(name, { ...(name === "plain" ? { s3PublicAccessBlock: true } : {}), ...args });
}

/** The options of one guard, with a name of its own. */
function within<Args>(what: string, cases: readonly Case<Args>[], of: (args: Partial<Args>) => Given): void {
  for (const { name, args } of cases) guard(`${what}-${name}`, of(args));
}

within(
  "guardduty",
  everyPair<GuardDutyArgs>({
    features: {
      all: { features: ["s3", "eks-audit-logs", "ebs-malware", "rds-logins", "lambda-network", "runtime"] },
      runtime: { features: ["runtime"] },
    },
    // Agents are refused without the runtime feature, so that they come with it.
    agents: {
      all: { features: ["runtime"], runtimeAgents: ["eks", "ecs-fargate", "ec2"] },
      one: { features: ["runtime"], runtimeAgents: ["ec2"] },
    },
    frequency: { quarter: { findingFrequency: "15m" }, hour: { findingFrequency: "1h" } },
  }),
  (guardDuty) => ({ guardDuty }),
);
// A feature cannot be wanted and missing at once.
guard("guardduty-missing", { guardDuty: { features: ["s3"], unavailable: ["rds-logins", "runtime"] } });

within(
  "securityhub",
  everyPair<SecurityHubArgs>({
    standards: {
      several: {
        standards: ["foundational-best-practices", "cis-1.2.0", "cis-5.0.0", "pci-dss-4.0.1", "nist-800-53"],
      },
      rest: { standards: ["resource-tagging", "cis-1.4.0", "cis-3.0.0", "nist-800-171", "pci-dss-3.2.1"] },
    },
    controls: { fixed: { autoEnableControls: false } },
    findings: { each: { consolidatedFindings: false } },
  }),
  (securityHub) => ({ securityHub }),
);

// A bucket that is there takes no arguments of a new one.
const isOneBucket = ({ args }: Case<{ bucket?: object; bucketName?: unknown }>) =>
  args.bucket === undefined || args.bucketName === undefined;

const bucket = {
  bucket: {
    expireDays: 90,
    versioned: false,
    forceDestroy: true,
    transform: { bucket: { tags: { Kept: "90" } } },
  },
};
within(
  "trail",
  everyPair<CloudTrailArgs>({
    regions: { one: { multiRegion: false } },
    data: { s3: { dataEvents: ["s3"] }, all: { dataEvents: ["s3", "lambda", "dynamodb"] } },
    insights: { all: { insights: ["call-rate", "error-rate"] } },
    logs: { on: { logGroup: true }, long: { logGroup: { retentionInDays: 365 } } },
    bucket: { own: bucket },
    existing: { bucket: { bucketName: "audit-logs-of-example" } },
  }).filter(isOneBucket),
  (cloudTrail) => ({ cloudTrail, encrypted: cloudTrail.multiRegion === false }),
);

const types = ["AWS::EC2::SecurityGroup", "AWS::S3::Bucket", "AWS::IAM::Role"];
within(
  "config",
  everyPair<ConfigArgs>({
    types: { some: { resourceTypes: types } },
    global: { off: { globalResources: false } },
    frequency: { daily: { frequency: "daily" } },
    snapshots: { hourly: { snapshotHours: 1 }, daily: { snapshotHours: 24 } },
    rules: {
      one: { rules: { "root-mfa": "ROOT_ACCOUNT_MFA_ENABLED" } },
      more: {
        rules: {
          keys: { identifier: "ACCESS_KEYS_ROTATED", parameters: { maxAccessKeyAge: "90" }, everyHours: 12 },
          logs: { identifier: "S3_BUCKET_LOGGING_ENABLED", resourceTypes: ["AWS::S3::Bucket"] },
        },
      },
    },
    bucket: { own: bucket },
    existing: { bucket: { bucketName: "config-history-of-example" } },
  })
    .filter(isOneBucket)
    // Types that are named say themselves whether those of IAM are among them.
    .filter(({ args }) => args.resourceTypes === undefined || args.globalResources === undefined),
  (config) => ({ config, encrypted: config.frequency === "daily" }),
);

export const accounts = account - 100_000_000_000;
