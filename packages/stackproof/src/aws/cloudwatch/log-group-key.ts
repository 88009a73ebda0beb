// CloudWatch Logs: the KMS key of a log group. Defines no resource.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
import { finding, type Report } from "../../model/kernel.ts";
import type { ResourceView } from "../../model/view.ts";
import type { World } from "../../model/world.ts";
import { type KeyRequest, keyAllows, keyOf, keyPolicyOf, unusableKey } from "../kms/shared.ts";

const KEY_POLICY = "aws:kms/keyPolicy:KeyPolicy";
const CREATE = "logs:CreateLogGroup";
const ENCRYPTION = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html";
const NOT_ALLOWED =
  "AccessDeniedException: The specified KMS key does not exist or is not allowed to be used with Arn";

export const KEY_FINDINGS = {
  "key-is-no-arn": finding<{ name: string; value: string; key?: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ name, value, key }) =>
      `Log group \`${name}\` names its key as "${value}"${key === undefined ? "" : `, the id of \`${key}\``}: kmsKeyId takes the ARN of a key.`,
    why: "CloudWatch Logs looks a key up by its ARN alone, whatever the name of the input says; it knows neither key ids nor aliases, and has no AWS managed key alias/aws/logs.",
    fix: ({ key }) =>
      key === undefined
        ? "Write the ARN of a KMS key, or leave kmsKeyId out: log groups are encrypted without it, too."
        : `Write ${key}.arn.`,
    quote: "InvalidParameterException: The specified KMS Key Id could not be found.",
    aws: { operation: CREATE, code: "InvalidParameterException" },
    docs: "https://github.com/hashicorp/terraform-provider-aws/issues/25258",
  }),
  "key-does-not-allow-logs": finding<{
    name: string;
    key: string;
    service: string;
    arn: string;
    isFor: string;
  }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ name, key, service, isFor }) =>
      `Log group \`${name}\` is encrypted with key \`${key}\`, whose policy does not let ${service} use it${isFor}.`,
    why: "CloudWatch Logs encrypts as a service of its region, which only the key's policy can allow; the policy that a key has by default lets only the account's own users and roles in.",
    fix: ({ service, arn }) =>
      `Allow the Service principal ${service} kms:Encrypt*, kms:Decrypt*, kms:ReEncrypt*, kms:GenerateDataKey* and kms:Describe* in the key's policy, at most for kms:EncryptionContext:aws:logs:arn like ${arn}.`,
    quote: ({ arn }) => `${NOT_ALLOWED} '${arn}'`,
    aws: { operation: CREATE, code: "AccessDeniedException" },
    docs: "https://github.com/hashicorp/terraform-provider-aws/issues/29282",
  }),
  "unusable-key": finding<{ name: string; key: string; what: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, key, what }) =>
      `Log group \`${name}\` is encrypted with key \`${key}\`, which ${what}.`,
    why: "CloudWatch Logs encrypts with symmetric keys of its own region that are enabled.",
    fix: "Use an enabled key of the spec SYMMETRIC_DEFAULT in the log group's region.",
    aws: { operation: CREATE, code: "InvalidParameterException" },
    docs: ENCRYPTION,
  }),
};

/** Checks the key of a log group. */
export function checkKey(self: ResourceView, world: World, report: Report<typeof KEY_FINDINGS>): void {
  const { name } = self;
  const reference = self.text("kmsKeyId");
  if (reference === undefined || reference === "") return;
  const key = keyOf(world, reference, self);
  if (!reference.startsWith("arn:")) {
    // An alias leads to a key as well, but the key's name would be said to be what the alias is.
    const isId = key !== undefined && !reference.startsWith("alias/");
    report("key-is-no-arn", { name, value: reference, ...(isId && { key: key.name }) }, "kmsKeyId");
    return;
  }
  if (key === undefined) return;
  const related = { related: [{ view: key, note: "the key" }] };
  const region = reference.split(":")[3];
  const what =
    region !== undefined && self.region !== undefined && region !== self.region
      ? `is in ${region}, while the log group is in ${self.region}`
      : unusableKey(key);
  if (what !== undefined) {
    report("unusable-key", { name, key: key.name, what }, "kmsKeyId", related);
    return;
  }
  const { service, verdict, isForOthers } = rightsOfLogs(self, world, key, reference);
  if (verdict !== "no") return;
  const arn = self.text("arn") ?? "the log group";
  const isFor = isForOthers ? " for this log group" : "";
  report("key-does-not-allow-logs", { name, key: key.name, service, arn, isFor }, "kmsKeyId", related);
}

/** The policies that a key gets as resources of their own, when the log group cannot do without them. */
export function keyPoliciesOf(self: ResourceView, world: World): ResourceView[] {
  const key = keyOf(world, self.text("kmsKeyId"), self);
  if (key === undefined || key.has("policy")) return [];
  if (rightsOfLogs(self, world, key, self.text("kmsKeyId")).verdict !== "yes") return [];
  return world
    .all(KEY_POLICY)
    .filter((policy) => keyOf(world, policy.text("keyId"), policy)?.urn === key.urn);
}

/** "no" when CloudWatch Logs certainly may neither encrypt nor decrypt with the key. */
function rightsOfLogs(self: ResourceView, world: World, key: ResourceView, reference: string | undefined) {
  const service = `logs.${self.region ?? "us-east-1"}.amazonaws.com`;
  const arn = self.text("arn");
  const ask = (context: KeyRequest["context"] = {}) => {
    const request = { principal: { service }, context };
    const verdicts = ["kms:Encrypt", "kms:Decrypt", "kms:GenerateDataKey"].map((actions) =>
      keyAllows(world, reference, { ...request, actions }, self),
    );
    return verdicts.find((verdict) => verdict !== "no") ?? "no";
  };
  const general = ask();
  // The account of a rehearsal may be another than the one that a policy names.
  if (arn === undefined || general === "no" || namesOtherAccount(world, key)) {
    return { service, verdict: general, isForOthers: false };
  }
  const verdict = ask({ "kms:EncryptionContext:aws:logs:arn": arn });
  return { service, verdict, isForOthers: verdict === "no" };
}

function namesOtherAccount(world: World, key: ResourceView): boolean {
  const policy = keyPolicyOf(world, key);
  if (policy === undefined || policy === "default") return false;
  const accounts = JSON.stringify(policy.value).match(/\b\d{12}\b/g) ?? [];
  return accounts.some((account) => account !== world.account.id);
}
