// Policies of secrets.
import { given, jsonText, out, stack, testResource } from "../testing.ts";
import { secretPolicy } from "./secret-policy.ts";

const statement = (Principal: object | string) => ({
  Effect: "Allow",
  Principal: Principal as never,
  Action: "secretsmanager:GetSecretValue",
  Resource: "*",
});
const policy = (Principal: object | string) =>
  jsonText({ Version: "2012-10-17", Statement: [statement(Principal)] });
const account = { AWS: "arn:aws:iam::123456789012:root" };

testResource(secretPolicy, {
  given: { db: given("aws:secretsmanager/secret:Secret", { name: "shop/db" }) },
  accepts: {
    "for an account": { secretArn: out("db.arn"), policy: policy(account), blockPublicPolicy: true },
    "a secret of another stack": {
      secretArn: "arn:aws:secretsmanager:us-east-1:123456789012:secret:other-a1b2c3",
      policy: policy(account),
    },
  },
  rejects: {
    "duplicate-policy": stack(
      { secretArn: out("db.arn"), policy: policy(account) },
      {
        with: {
          other: given("aws:secretsmanager/secretPolicy:SecretPolicy", {
            secretArn: out("db.id"),
            policy: policy(account),
          }),
        },
      },
    ),
    "policy-in-two-places": stack(
      { secretArn: out("db.arn"), policy: policy(account) },
      {
        with: { db: given("aws:secretsmanager/secret:Secret", { name: "shop/db", policy: policy(account) }) },
      },
    ),
    "public-policy-blocked": {
      secretArn: out("db.arn"),
      policy: jsonText({ Version: "2012-10-17", Statement: statement({ AWS: "*" }) }),
      blockPublicPolicy: true,
    },
  },
  outputs: [{ of: { secretArn: out("db.arn"), policy: policy(account) }, are: { id: /secret:shop\/db-/ } }],
});
