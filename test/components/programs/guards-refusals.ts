import { AccountGuards, type AccountGuardsArgs } from "@stackproof/components";
import { refusals } from "../cases";

const guards = (args: AccountGuardsArgs) => () => new AccountGuards("account", args);

export const refused = refusals({
  "nothing asked for": guards({}),
  "all off": guards({ guardDuty: false, config: false }),
  "GuardDuty: feature twice": guards({ guardDuty: { features: ["s3", "s3"] } }),
  "GuardDuty: wanted and not there": guards({ guardDuty: { features: ["s3"], unavailable: ["s3"] } }),
  "GuardDuty: agents without runtime": guards({ guardDuty: { runtimeAgents: ["ec2"] } }),
  "GuardDuty: agent twice": guards({ guardDuty: { features: ["runtime"], runtimeAgents: ["ec2", "ec2"] } }),
  "Security Hub: no standards": guards({ securityHub: { standards: [] } }),
  "Security Hub: standard twice": guards({ securityHub: { standards: ["cis-3.0.0", "cis-3.0.0"] } }),
  "CloudTrail: two buckets": guards({ cloudTrail: { bucket: { expireDays: 90 }, bucketName: "logs" } }),
  "CloudTrail: odd retention": guards({ cloudTrail: { logGroup: { retentionInDays: 100 } } }),
  "CloudTrail: events twice": guards({ cloudTrail: { dataEvents: ["s3", "s3"] } }),
  "CloudTrail: insight twice": guards({ cloudTrail: { insights: ["call-rate", "call-rate"] } }),
  "CloudTrail: bucket that cannot be": guards({ cloudTrail: { bucket: { expireDays: 0 } } }),
  "Config: two buckets": guards({ config: { bucket: {}, bucketName: "history" } }),
  "Config: nothing recorded": guards({ config: { resourceTypes: [] } }),
  "Config: odd type": guards({ config: { resourceTypes: ["bucket"] } }),
  "Config: type twice": guards({ config: { resourceTypes: ["AWS::S3::Bucket", "AWS::S3::Bucket"] } }),
  "Config: types and global ones": guards({
    config: { resourceTypes: ["AWS::S3::Bucket"], globalResources: true },
  }),
  "Config: odd name of a rule": guards({ config: { rules: { "root mfa": "ROOT_ACCOUNT_MFA_ENABLED" } } }),
  "Config: identifier in its other form": guards({ config: { rules: { mfa: "root-account-mfa-enabled" } } }),
  "Config: odd type of a rule": guards({
    config: { rules: { logs: { identifier: "S3_BUCKET_LOGGING_ENABLED", resourceTypes: ["s3"] } } },
  }),
  "key without use": guards({
    guardDuty: true,
    kmsKeyArn: "arn:aws:kms:us-west-2:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
  }),
  "key by alias": guards({ cloudTrail: true, kmsKeyArn: "alias/audit" }),
  "EBS key by alias": guards({ ebsEncryption: { kmsKeyArn: "alias/volumes" } }),
});
