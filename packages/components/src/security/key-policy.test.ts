// The policy of a KMS key.
import { describe, expect, test } from "vitest";
import { listOf } from "../iam/statements.ts";
import { type KeyUse, keyStatements } from "./key-policy.ts";

const PLACE = { partition: "aws", region: "eu-west-1", account: "111122223333" };

/** Who a policy lets in, by the ids of its statements. */
function principals(...uses: KeyUse[]): unknown[] {
  return keyStatements({ uses }, PLACE).map(({ Sid, Principal }) => [Sid, Principal]);
}

describe("a key policy", () => {
  test("never locks the account out", () => {
    expect(principals()).toEqual([["Account", { AWS: "arn:aws:iam::111122223333:root" }]]);
  });

  test("names just the services that use the key, each once", () => {
    expect(principals("sns", "cloudwatch-logs", "sns").slice(1)).toEqual([
      ["LogGroups", { Service: "logs.eu-west-1.amazonaws.com" }],
      ["Topics", { Service: "sns.amazonaws.com" }],
    ]);
  });

  test("binds log groups to this account and region", () => {
    expect(keyStatements({ uses: ["cloudwatch-logs"] }, PLACE)[1]?.Condition).toEqual({
      ArnLike: { "kms:EncryptionContext:aws:logs:arn": "arn:aws:logs:eu-west-1:111122223333:log-group:*" },
    });
  });

  test("lets Auto Scaling's role in by condition, because the role may not exist yet", () => {
    const [, use, grant] = keyStatements({ uses: ["auto-scaling"] }, PLACE);
    expect(use?.Principal).toEqual({ AWS: "*" });
    expect(use?.Condition).toMatchObject({
      ArnEquals: {
        "aws:PrincipalArn": expect.stringMatching(/:role\/aws-service-role\/autoscaling\.amazonaws\.com\//),
      },
      StringEquals: { "kms:CallerAccount": "111122223333" },
    });
    expect(grant).toMatchObject({
      Action: "kms:CreateGrant",
      Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
    });
  });

  test("binds every service to this account, but EventBridge, which does not say for whom it acts", () => {
    const all: KeyUse[] = [
      "cloudwatch-logs",
      "auto-scaling",
      "cloudwatch-alarms",
      "s3-events",
      "sns",
      "events",
      "delivery",
      "cloudtrail",
      "config",
    ];
    const services = keyStatements({ uses: all }, PLACE).slice(1);
    const loose = services.filter(
      ({ Condition }) => !JSON.stringify(Condition ?? {}).includes(PLACE.account),
    );
    expect(loose.map(({ Sid }) => Sid)).toEqual(["Events"]);
    expect(new Set(services.map(({ Sid }) => Sid)).size).toBe(services.length);
  });

  test("lets CloudTrail encrypt for the trails of this account alone", () => {
    const trails = "arn:aws:cloudtrail:*:111122223333:trail/*";
    expect(keyStatements({ uses: ["cloudtrail"] }, PLACE)[1]).toMatchObject({
      Action: "kms:GenerateDataKey*",
      Condition: {
        ArnLike: { "aws:SourceArn": trails },
        StringLike: { "kms:EncryptionContext:aws:cloudtrail:arn": trails },
      },
    });
  });

  test("knows the logs service of China by its own name", () => {
    const place = { partition: "aws-cn", region: "cn-north-1", account: "111122223333" };
    expect(keyStatements({ uses: ["cloudwatch-logs"] }, place)[1]?.Principal).toEqual({
      Service: "logs.cn-north-1.amazonaws.com.cn",
    });
  });

  test("without IAM policies, lets the account manage the key and not use it", () => {
    const role = "arn:aws:iam::111122223333:role/reader";
    const [account, use, grant] = keyStatements({ uses: [], roles: [role], iamPolicies: false }, PLACE);
    const using = /Decrypt|Encrypt|GenerateDataKey|CreateGrant|^kms:\*$/;
    expect(listOf(account?.Action).filter((action) => using.test(action))).toEqual([]);
    expect(account?.Action).toContain("kms:PutKeyPolicy");
    expect(use).toMatchObject({ Principal: { AWS: [role] } });
    expect(grant?.Condition).toEqual({ Bool: { "kms:GrantIsForAWSResource": "true" } });
  });
});
