// What guards cannot be, and the words for what AWS calls otherwise.
import { describe, expect, test } from "vitest";
import type { AccountGuardsArgs } from "./args.ts";
import { type SecurityStandard, STANDARDS, standardArn } from "./catalog.ts";
import { argsOf, checkGuards } from "./checks.ts";

const KEY = "arn:aws:kms:us-west-2:111122223333:key/mrk-1234";

function refusal(args: AccountGuardsArgs): string {
  try {
    checkGuards("account", args);
    return "accepted";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

describe("guards", () => {
  test.each<AccountGuardsArgs>([
    { guardDuty: true },
    { guardDuty: {}, config: false },
    { guardDuty: { features: ["runtime"], runtimeAgents: ["ec2"], unavailable: ["rds-logins"] } },
    { securityHub: { standards: ["cis-5.0.0", "nist-800-53"] } },
    { cloudTrail: { logGroup: { retentionInDays: 3653 }, bucketName: "logs" }, kmsKeyArn: KEY },
    { config: { rules: { mfa: "ROOT_ACCOUNT_MFA_ENABLED", ec2: { identifier: "EC2_IMDSV2_CHECK" } } } },
    { ebsEncryption: { kmsKeyArn: KEY } },
    { s3PublicAccessBlock: true },
  ])("are accepted: %o", (args) => expect(refusal(args)).toBe("accepted"));

  test.each<[AccountGuardsArgs, RegExp]>([
    [{}, /no guard/],
    [{ guardDuty: false }, /no guard/],
    [{ guardDuty: { runtimeAgents: ["ec2"] } }, /needs the feature "runtime"/],
    [{ guardDuty: { features: ["s3"], unavailable: ["s3"] } }, /in features and in unavailable/],
    [{ securityHub: { standards: [] } }, /is empty/],
    [{ cloudTrail: { logGroup: { retentionInDays: 2 } } }, /or 3653/],
    [{ cloudTrail: { bucket: {}, bucketName: "logs" } }, /Leave one of them out/],
    [{ config: { resourceTypes: ["AWS::S3::Bucket"], globalResources: false } }, /Leave globalResources out/],
    [{ config: { rules: { mfa: "root-account-mfa-enabled" } } }, /"ROOT_ACCOUNT_MFA_ENABLED"/],
    [{ guardDuty: true, kmsKeyArn: KEY }, /both are off/],
    [{ config: true, kmsKeyArn: "alias/audit" }, /no ARN of a key/],
  ])("are refused: %o", (args, message) => expect(refusal(args)).toMatch(message));

  test("are off, plain, or with arguments", () => {
    expect([argsOf(undefined), argsOf(false), argsOf(true), argsOf({ a: 1 })]).toEqual([
      undefined,
      undefined,
      {},
      { a: 1 },
    ]);
  });
});

test("a standard's ARN has the region, but for rule sets", () => {
  const of = (standard: SecurityStandard) => standardArn(standard, "aws", "eu-west-1");
  expect(of("cis-1.2.0")).toBe("arn:aws:securityhub:::ruleset/cis-aws-foundations-benchmark/v/1.2.0");
  expect(of("cis-3.0.0")).toBe(
    "arn:aws:securityhub:eu-west-1::standards/cis-aws-foundations-benchmark/v/3.0.0",
  );
  expect(new Set(Object.values(STANDARDS)).size).toBe(Object.keys(STANDARDS).length);
});
