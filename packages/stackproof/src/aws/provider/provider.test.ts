// The AWS provider.
import { Secret } from "../../core/value.ts";
import { testResource, unknown } from "../testing.ts";
import { provider } from "./provider.ts";

const here = { region: "eu-central-1" };
const role = "arn:aws:iam::444455556666:role/deploy";
const json = (value: unknown): string => JSON.stringify(value);
const keys = { accessKey: new Secret("AKIAIOSFODNN7SHOPABC"), secretKey: unknown() };

testResource(provider, {
  accepts: {
    "a region": here,
    "default tags": { ...here, defaultTags: json({ tags: { Environment: "dev" } }) },
    "a profile": { profile: "shop" },
    "a role": { ...here, assumeRoles: json([{ roleArn: role, sessionName: "deploy", duration: "1h" }]) },
    "a role of an allowed account": {
      ...here,
      assumeRoles: json([{ roleArn: role }]),
      allowedAccountIds: json(["444455556666"]),
    },
    "keys of the configuration's secrets": {
      ...here,
      accessKey: new Secret(unknown()),
      secretKey: new Secret(unknown()),
    },
    "a region that nobody knows": { region: unknown() },
    LocalStack: {
      region: "local",
      accessKey: new Secret("test"),
      secretKey: new Secret("test"),
      endpoints: json([{ s3: "http://localhost:4566" }]),
      s3UsePathStyle: "true",
      skipCredentialsValidation: "true",
    },
    retries: { ...here, retryMode: "Adaptive", maxRetries: "5" },
  },
  rejects: {
    "unknown-region": [{ region: "us-east1" }, { region: "eu-central-9" }, { region: "us-east-1a" }],
    "no-region": { defaultTags: json({ tags: { Environment: "dev" } }) },
    "malformed-access-key": { ...here, accessKey: new Secret("shop"), secretKey: unknown() },
    "half-credentials": { ...here, secretKey: new Secret(unknown()) },
    "literal-credentials": { ...here, ...keys },
    "invalid-role": [
      { ...here, assumeRoles: json([{ roleArn: "deploy" }]) },
      { ...here, assumeRoles: json([{ roleArn: "arn:aws:iam::444455556666:user/deploy" }]) },
      { ...here, assumeRoles: json([{ roleArn: "arn:aws:iam::ACCOUNT:role/deploy" }]) },
    ],
    "role-without-arn": { ...here, assumeRoles: json([{ sessionName: "deploy" }]) },
    "invalid-session": [
      { ...here, assumeRoles: json([{ roleArn: role, sessionName: "deploy dev" }]) },
      { ...here, assumeRoles: json([{ roleArn: role, duration: "13h" }]) },
    ],
    "conflicting-inputs": {
      ...here,
      allowedAccountIds: json(["444455556666"]),
      forbiddenAccountIds: json(["111122223333"]),
    },
    "malformed-account": { ...here, allowedAccountIds: json([44_445_555]) },
    "account-not-allowed": {
      ...here,
      assumeRoles: json([{ roleArn: role }]),
      allowedAccountIds: json(["111122223333"]),
    },
    "profile-and-keys": { ...here, profile: "shop", accessKey: unknown(), secretKey: unknown() },
    "reserved-tag": { ...here, defaultTags: json({ tags: { "aws:owner": "shop" } }) },
    "malformed-endpoint": { ...here, endpoints: json([{ s3: "localhost:4566" }]) },
    "invalid-retry-mode": { ...here, retryMode: "fast" },
  },
});
