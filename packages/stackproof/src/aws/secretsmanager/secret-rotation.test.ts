// Rotations of secrets.
import { given, out, stack, testResource, unknown } from "../testing.ts";
import { secretRotation } from "./secret-rotation.ts";

const rules = { automaticallyAfterDays: 30 };
const rotate = { secretId: out("value.secretId"), rotationLambdaArn: out("fn.arn"), rotationRules: rules };
const waiting = { dependsOn: ["value", "permission"] };
const managed = { secretId: out("value.secretId") };

testResource(secretRotation, {
  given: {
    db: given("aws:secretsmanager/secret:Secret", { name: "shop/db" }),
    value: given("aws:secretsmanager/secretVersion:SecretVersion", {
      secretId: out("db.id"),
      secretString: "x",
    }),
    fn: given("aws:lambda/function:Function", {
      name: "rotate",
      role: "arn:aws:iam::123456789012:role/rotate",
      packageType: "Image",
      imageUri: "123456789012.dkr.ecr.us-east-1.amazonaws.com/rotate:1",
    }),
    permission: given("aws:lambda/permission:Permission", {
      action: "lambda:InvokeFunction",
      function: out("fn.name"),
      principal: "secretsmanager.amazonaws.com",
    }),
  },
  accepts: {
    "what people write": stack(rotate, waiting),
    "a permission for the secret": stack(rotate, {
      dependsOn: ["value", "permission"],
      with: {
        permission: given("aws:lambda/permission:Permission", {
          action: "lambda:InvokeFunction",
          function: out("fn.arn"),
          principal: "secretsmanager.amazonaws.com",
          sourceArn: out("db.arn"),
        }),
      },
    }),
    "a function of another stack": stack(
      { ...rotate, rotationLambdaArn: "arn:aws:lambda:us-east-1:123456789012:function:rotate-other" },
      { dependsOn: ["value"] },
    ),
    "a schedule": stack(
      { ...rotate, rotationRules: { scheduleExpression: "cron(0 8 1 * ? *)", duration: "3h" } },
      waiting,
    ),
    "a rate": stack({ ...rotate, rotationRules: { scheduleExpression: "rate(10 days)" } }, waiting),
    "no rotation": stack({ ...managed, rotationEnabled: false }, { dependsOn: ["value"] }),
    "a secret that nobody knows": { secretId: unknown(), rotationRules: rules },
  },
  rejects: {
    "invalid-rotation-rules-automatically-after-days": stack(
      { ...rotate, rotationRules: { automaticallyAfterDays: 1001 } },
      waiting,
    ),
    "invalid-rotation-rules-duration": stack(
      { ...rotate, rotationRules: { automaticallyAfterDays: 30, duration: "3 hours" } },
      waiting,
    ),
    "no-rules": stack(managed, { dependsOn: ["value"] }),
    "rules-of-disabled-rotation": stack(
      { ...managed, rotationEnabled: false, rotationRules: rules },
      { dependsOn: ["value"] },
    ),
    "not-one-rule": [
      stack({ ...rotate, rotationRules: { duration: "3h" } }, waiting),
      stack(
        { ...rotate, rotationRules: { automaticallyAfterDays: 30, scheduleExpression: "rate(10 days)" } },
        waiting,
      ),
    ],
    "invalid-schedule": [
      stack({ ...rotate, rotationRules: { scheduleExpression: "every 10 days" } }, waiting),
      stack({ ...rotate, rotationRules: { scheduleExpression: "rate(1 hour)" } }, waiting),
      stack({ ...rotate, rotationRules: { scheduleExpression: "cron(30 8 1 * ? *)" } }, waiting),
      stack({ ...rotate, rotationRules: { scheduleExpression: "cron(0 8 * * *)" } }, waiting),
    ],
    "function-not-permitted": stack(rotate, { dependsOn: ["value"] }),
    "secret-without-value": stack({ ...rotate, secretId: out("db.id") }, { dependsOn: ["permission"] }),
    "duplicate-rotation": stack(rotate, {
      ...waiting,
      with: {
        other: given(
          "aws:secretsmanager/secretRotation:SecretRotation",
          { secretId: out("db.arn"), rotationLambdaArn: out("fn.arn"), rotationRules: rules },
          { dependsOn: ["value", "permission"] },
        ),
      },
    }),
    "before-the-first-value": stack(
      { ...rotate, secretId: out("db.id") },
      {
        dependsOn: ["permission"],
        with: {
          value: given("aws:secretsmanager/secretVersion:SecretVersion", {
            secretId: out("db.id"),
            secretString: "x",
          }),
        },
      },
    ),
  },
  outputs: [{ of: stack(rotate, waiting), are: { id: /secret:shop\/db-/, rotationEnabled: true } }],
});
