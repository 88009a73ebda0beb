// A log group of CloudWatch Logs: what programs log, kept for a time.
import {
  bool,
  conflictsWith,
  defineResource,
  finding,
  oneOf,
  replaces,
  tags,
  text,
  withDefault,
} from "../../model/kernel.ts";
import { checkKey, KEY_FINDINGS, keyPoliciesOf } from "./log-group-key.ts";
import { logGroupName } from "./shared.ts";

export const logGroup = defineResource({
  token: "aws:cloudwatch/logGroup:LogGroup",
  docs: "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html",
  inputs: {
    deletionProtectionEnabled: withDefault(bool(), false),
    // Not a `ref`: of a key, only its ARN is taken, which the check below says in its own words.
    kmsKeyId: text(),
    logGroupClass: withDefault(
      replaces(oneOf(["STANDARD", "INFREQUENT_ACCESS", "DELIVERY", "ESSENTIALS"])),
      "STANDARD",
    ),
    name: replaces(logGroupName()),
    namePrefix: replaces(logGroupName(483)),
    // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
    retentionInDays: withDefault(
      oneOf([
        0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288,
        3653,
      ]),
      0,
    ),
    skipDestroy: withDefault(bool(), false),
    tags: tags(),
  },
  relations: [conflictsWith(["name", "namePrefix"])],
  outputs: (self, make) => {
    const name = self.text("name") ?? make.id("log-group");
    // AWS answers with ":*" behind it, which internal/service/logs/group.go of the provider cuts off.
    return {
      id: name,
      arn: make.arn("logs", `log-group:${name}`),
      // The provider reads it off the name's end.
      ...(self.has("namePrefix") ? {} : { namePrefix: "" }),
    };
  },
  unique: {
    "duplicate-name": {
      key: (self) => self.inputs.name,
      scope: "region",
      says: (name) => `have the same name "${name}"`,
      property: "name",
      why: "The name of a log group is unique in an account and region: the second one cannot be created.",
      fix: "Give one of them another name, or let both share one log group.",
      aws: { operation: "logs:CreateLogGroup", code: "ResourceAlreadyExistsException" },
    },
  },
  order: {
    "before-key-policy": {
      needs: (self, world) => keyPoliciesOf(self, world),
      because: "whose policy lets CloudWatch Logs use the key",
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      why: "Until the key has its policy, CloudWatch Logs may not use the key, and the log group cannot be created.",
      quote:
        "AccessDeniedException: The specified KMS key does not exist or is not allowed to be used with Arn",
      aws: { operation: "logs:CreateLogGroup", code: "AccessDeniedException" },
      docs: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html",
    },
  },
  findings: {
    "reserved-name": finding<{ name: string; value: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name, value }) => `Log group \`${name}\` has the name "${value}", which begins with aws/.`,
      why: "AWS keeps names that begin with aws/ (without a slash before it) to itself.",
      fix: ({ value }) => `Write "/${value}".`,
      aws: { operation: "logs:CreateLogGroup", code: "InvalidParameterException" },
    }),
    ...KEY_FINDINGS,
    "retention-ignored": finding<{ name: string; days: number }>({
      severity: "warning",
      effect: "risky",
      evidence: "documented",
      message: ({ name, days }) =>
        `Log group \`${name}\` of the class DELIVERY asks for ${days} days of retention, which has no effect.`,
      why: "Log groups of the class DELIVERY keep their events for a fixed short time, until they are delivered.",
      fix: "Leave out retentionInDays, or choose the class STANDARD.",
      docs: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CloudWatch_Logs_Log_Classes.html",
    }),
  },
  check(self, world, report) {
    const { name, retentionInDays: days } = self.inputs;
    if (name?.startsWith("aws/") === true) {
      report("reserved-name", { name: self.name, value: name }, "name");
    }
    checkKey(self, world, report);
    if (self.inputs.logGroupClass === "DELIVERY" && days !== undefined && days !== 0) {
      report("retention-ignored", { name: self.name, days }, "retentionInDays");
    }
  },
});
