// The policy of a KMS key.
import { describe, expect, test } from "vitest";
import { type KeyUse, keyStatements } from "./key-policy.ts";

const PLACE = { partition: "aws", region: "eu-west-1", account: "111122223333" };

/** Who a policy lets in, by the ids of its statements. */
function principals(...uses: KeyUse[]): unknown[] {
  return keyStatements(uses, PLACE).map(({ Sid, Principal }) => [Sid, Principal]);
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
    expect(keyStatements(["cloudwatch-logs"], PLACE)[1]?.Condition).toEqual({
      ArnLike: { "kms:EncryptionContext:aws:logs:arn": "arn:aws:logs:eu-west-1:111122223333:log-group:*" },
    });
  });

  test("lets Auto Scaling's role in by condition, because the role may not exist yet", () => {
    const [, use, grant] = keyStatements(["auto-scaling"], PLACE);
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
});
