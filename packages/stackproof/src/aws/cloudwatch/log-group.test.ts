// Log groups.
import { given, jsonText, out, stack, testResource, unknown } from "../testing.ts";
import { logGroup } from "./log-group.ts";

/** A key with a policy for the account and whatever else. */
const keyPolicy = (...more: object[]) =>
  jsonText({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { AWS: "arn:aws:iam::123456789012:root" },
        Action: "kms:*",
        Resource: "*",
      },
      ...more,
    ] as never,
  });
const key = (...more: object[]) => given("aws:kms/key:Key", { policy: keyPolicy(...more) });
const forLogs = (more: object = {}) => ({
  Effect: "Allow",
  Principal: { Service: "logs.us-east-1.amazonaws.com" },
  Action: ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
  Resource: "*",
  ...more,
});
const forGroups = (pattern: string) =>
  forLogs({ Condition: { ArnLike: { "kms:EncryptionContext:aws:logs:arn": pattern } } });
const encrypted = { name: "/app/audit", kmsKeyId: out("key.arn") };
/** A key whose policy is a resource of its own. */
const apart = {
  key: given("aws:kms/key:Key", {}),
  rights: given("aws:kms/keyPolicy:KeyPolicy", { keyId: out("key.id"), policy: keyPolicy(forLogs()) }),
};

testResource(logGroup, {
  given: { other: given("aws:cloudwatch/logGroup:LogGroup", { name: "/app/orders" }) },
  accepts: {
    "what people write": { name: "/aws/lambda/orders", retentionInDays: 30, tags: { Environment: "dev" } },
    "seven years": { name: "audit", retentionInDays: 2557 },
    "for ever": { retentionInDays: 0 },
    "an automatic name": {},
    "a prefix": { namePrefix: "app-" },
    "a key of another stack": {
      kmsKeyId: "arn:aws:kms:us-east-1:444455556666:key/0be1d7a7-7c48-4204-862a-9009fd737230",
    },
    "a key that nobody knows": { kmsKeyId: unknown() },
    "the same name in another region": stack(
      { name: "/app/orders" },
      {
        region: "eu-west-1",
        with: { other: given("aws:cloudwatch/logGroup:LogGroup", { name: "/app/orders" }) },
      },
    ),
    "a key that lets logs in": stack(encrypted, { with: { key: key(forLogs()) } }),
    "a key that lets these logs in": stack(encrypted, {
      with: { key: key(forGroups("arn:aws:logs:us-east-1:123456789012:log-group:/app/*")) },
    }),
    "a key for the logs of an account that may be this one": stack(encrypted, {
      with: { key: key(forGroups("arn:aws:logs:us-east-1:444455556666:log-group:*")) },
    }),
    "a key with a policy that nobody knows": stack(encrypted, {
      with: { key: given("aws:kms/key:Key", { policy: unknown() }) },
    }),
    "a key whose policy came before": stack(encrypted, { with: apart, dependsOn: ["rights"] }),
    "a class that delivers": { logGroupClass: "DELIVERY" },
  },
  rejects: {
    "invalid-retention-in-days": { retentionInDays: 2555 },
    "invalid-name": [
      { name: "logs for orders" },
      { name: "arn:aws:logs:us-east-1:123456789012:log-group:orders" },
    ],
    "conflicting-inputs": { name: "orders", namePrefix: "orders-" },
    "duplicate-name": stack(
      { name: "/app/orders" },
      { with: { other: given("aws:cloudwatch/logGroup:LogGroup", { name: "/app/orders" }) } },
    ),
    "reserved-name": { name: "aws/lambda/orders" },
    "key-is-no-arn": [
      { kmsKeyId: "alias/aws/logs" },
      { kmsKeyId: "alias/logs" },
      stack({ kmsKeyId: out("key.keyId") }, { with: { key: given("aws:kms/key:Key", {}) } }),
    ],
    "key-does-not-allow-logs": [
      stack(encrypted, { with: { key: given("aws:kms/key:Key", {}) } }),
      stack(encrypted, { with: { key: key() } }),
      stack(encrypted, {
        with: { key: key(forLogs({ Principal: { Service: "logs.eu-west-1.amazonaws.com" } })) },
      }),
      stack(encrypted, {
        with: { key: key(forGroups("arn:aws:logs:us-east-1:123456789012:log-group:/web/*")) },
      }),
    ],
    "unusable-key": [
      stack(encrypted, {
        with: { key: given("aws:kms/key:Key", { isEnabled: false, policy: keyPolicy(forLogs()) }) },
      }),
      stack(encrypted, { region: "eu-west-1", with: { key: key(forLogs()) } }),
    ],
    "before-key-policy": stack(encrypted, { with: apart }),
    "retention-ignored": { logGroupClass: "DELIVERY", retentionInDays: 30 },
  },
  outputs: [
    {
      of: { name: "/aws/lambda/orders" },
      are: {
        id: "/aws/lambda/orders",
        arn: "arn:aws:logs:us-east-1:123456789012:log-group:/aws/lambda/orders",
        retentionInDays: 0,
        logGroupClass: "STANDARD",
      },
    },
  ],
});
