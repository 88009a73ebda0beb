// The rotation of a secret: how often, and by which function.
import {
  anything,
  arn,
  bool,
  defineResource,
  finding,
  int,
  list,
  object,
  ref,
  replaces,
  shown,
  text,
  withDefault,
} from "../../model/kernel.ts";
import { functionOf, permits } from "../lambda-permissions.ts";
import { scheduleProblem } from "./rotation-schedule.ts";
import { ofSecret, SECRET, secretOf } from "./shared.ts";

const DOCS = "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_RotateSecret.html";
const GUIDE =
  "https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets-required-permissions-function.html";
const ROTATE = "secretsmanager:RotateSecret";
const VERSION = "aws:secretsmanager/secretVersion:SecretVersion";

export const secretRotation = defineResource({
  token: "aws:secretsmanager/secretRotation:SecretRotation",
  docs: DOCS,
  inputs: {
    externalSecretRotationMetadatas: list(object({ key: text(), value: text() })),
    externalSecretRotationRoleArn: arn({
      service: "iam",
      of: "the ARN of an IAM role",
      good: "arn:aws:iam::111122223333:role/rotate",
    }),
    rotateImmediately: withDefault(bool(), true),
    rotationEnabled: anything(),
    rotationLambdaArn: arn({
      service: "lambda",
      of: "the ARN of a Lambda function",
      good: "arn:aws:lambda:us-east-1:111122223333:function:rotate",
    }),
    rotationRules: object({
      automaticallyAfterDays: int({ min: 1, max: 1000, unit: "days" }),
      duration: text(
        { pattern: /^\d{1,2}h$/, of: "a number of hours such as 3h", good: "3h", bad: "3 hours" },
        { by: "aws", aws: { operation: ROTATE, code: "InvalidParameterException" } },
      ),
      scheduleExpression: text(),
    }),
    secretId: replaces(ref(SECRET, ["arn", "id", "name"])),
  },
  outputs: (self, make) => {
    const secret = secretOf(make.world, self.text("secretId"), self);
    return {
      id: secret?.text("arn") ?? self.text("secretId") ?? "",
      ...(self.has("rotationEnabled") ? {} : { rotationEnabled: true }),
    };
  },
  unique: {
    "duplicate-rotation": {
      key: (self, world) => secretOf(world, self.text("secretId"), self)?.urn ?? self.text("secretId"),
      scope: "region",
      says: () => "rotate one secret",
      property: "secretId",
      effect: "broken",
      why: "A secret has one rotation: the one that is set last replaces the other.",
      fix: "Keep one of them.",
    },
  },
  order: {
    "before-the-first-value": {
      needs(self, world) {
        const secret = secretOf(world, self.text("secretId"), self);
        return secret === undefined ? [] : ofSecret(world, VERSION, "secretId", secret);
      },
      because: "the value that it is to rotate",
      effect: "broken",
      evidence: "documented",
      why: "Rotation starts at once, and the function begins by reading the current value; without one the rotation fails and stays pending.",
      docs: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_how.html",
    },
  },
  findings: {
    "no-rules": finding<{ name: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name }) => `Rotation \`${name}\` has no rotationRules.`,
      why: "The rules say how often the secret rotates.",
      fix: "Give rotationRules: { automaticallyAfterDays: 30 }, or rotationEnabled: false.",
      quote: "`rotation_rules` is required unless `rotation_enabled` is `false`",
    }),
    "rules-of-disabled-rotation": finding<{ name: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name }) => `Rotation \`${name}\` has rotationRules and rotationEnabled: false.`,
      why: "A rotation that is switched off has no rules.",
      fix: "Leave out one of the two.",
      quote:
        "`rotation_rules` cannot be set when `rotation_enabled` is `false`; remove the `rotation_rules` block to disable rotation",
    }),
    "not-one-rule": finding<{ name: string; has: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name, has }) =>
        `The rotationRules of \`${name}\` have ${has} automaticallyAfterDays and scheduleExpression; they take exactly one.`,
      why: "Both say how often the secret rotates.",
      fix: "Give one of the two.",
      quote:
        '"rotation_rules.0.automatically_after_days": one of `rotation_rules.0.automatically_after_days,rotation_rules.0.schedule_expression` must be specified',
    }),
    "invalid-schedule": finding<{ name: string; schedule: string; problem: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name, schedule, problem }) =>
        `The schedule ${shown(schedule)} of rotation \`${name}\` ${problem}.`,
      why: "Secrets Manager rotates at whole hours, at most every four.",
      fix: 'Write, for instance, "rate(10 days)" or "cron(0 8 1 * ? *)".',
      aws: { operation: ROTATE, code: "InvalidParameterException" },
      docs: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_schedule.html",
    }),
    "function-not-permitted": finding<{ name: string; function: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name, function: target }) =>
        `Rotation \`${name}\` uses function \`${target}\`, which no permission lets Secrets Manager call.`,
      why: "Secrets Manager calls the function to rotate the secret, and checks that it may when rotation is set up.",
      fix: ({ function: target }) =>
        `Add an aws.lambda.Permission for \`${target}\` with the principal secretsmanager.amazonaws.com, and let the rotation depend on it.`,
      quote: "AccessDeniedException: Secrets Manager cannot invoke the specified Lambda function.",
      aws: { operation: ROTATE, code: "AccessDeniedException" },
      docs: GUIDE,
    }),
    "secret-without-value": finding<{ name: string; secret: string }>({
      severity: "warning",
      effect: "broken",
      evidence: "inferred",
      message: ({ name, secret }) =>
        `Rotation \`${name}\` rotates \`${secret}\`, for which the program has no secret version.`,
      why: "The function begins by reading the current value; without one the first rotation fails.",
      fix: "Add an aws.secretsmanager.SecretVersion with the first value.",
      docs: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_how.html",
    }),
  },
  check(self, world, report) {
    const { name } = self;
    const rules = self.inputs.rotationRules;
    const enabled = self.flag("rotationEnabled");
    const isOff = self.node.inputs["rotationEnabled"] === false;
    if (!self.has("rotationRules") && !isOff && self.state("rotationEnabled") !== "unknown")
      report("no-rules", { name });
    if (self.has("rotationRules") && isOff) report("rules-of-disabled-rotation", { name }, "rotationRules");
    const written = self.object("rotationRules");
    if (written !== undefined && enabled !== undefined) {
      const [days, schedule] = [written["automaticallyAfterDays"], written["scheduleExpression"]];
      const count = [days, schedule].filter((one) => one !== undefined && one !== null && one !== "").length;
      if (count !== 1)
        report("not-one-rule", { name, has: count === 0 ? "neither" : "both" }, "rotationRules");
    }
    const schedule = rules?.scheduleExpression;
    const problem = schedule === undefined || schedule === "" ? undefined : scheduleProblem(schedule);
    if (problem !== undefined && schedule !== undefined) {
      report("invalid-schedule", { name, schedule, problem }, "rotationRules.scheduleExpression");
    }
    const secret = secretOf(world, self.text("secretId"), self);
    // A version of an unknown secret may be this one's.
    const areVersionsKnown = world.all(VERSION).every((version) => version.text("secretId") !== undefined);
    if (
      secret?.node.kind === "custom" &&
      ofSecret(world, VERSION, "secretId", secret).length === 0 &&
      areVersionsKnown
    ) {
      report("secret-without-value", { name, secret: secret.name }, "secretId", {
        related: [{ view: secret, note: "the secret" }],
      });
    }
    const target = functionOf(world, self.inputs.rotationLambdaArn);
    if (target === undefined) return;
    const arnOfSecret = secret?.text("arn");
    const verdict = permits(world, target, {
      principals: ["secretsmanager.amazonaws.com"],
      ...(arnOfSecret !== undefined && { sourceArn: arnOfSecret }),
    });
    if (verdict.allowed === "no") {
      report("function-not-permitted", { name, function: target.name }, "rotationLambdaArn", {
        related: [{ view: target, note: "the function" }],
      });
    }
  },
});
