// A value of a secret.
import {
  atLeastOneOf,
  base64,
  conflictsWith,
  defineResource,
  finding,
  int,
  list,
  ref,
  replaces,
  requiredWith,
  text,
} from "../../model/kernel.ts";
import { ofSecret, SECRET, secretOf } from "./shared.ts";

const DOCS = "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutSecretValue.html";
const PUT = "secretsmanager:PutSecretValue";
const TOKEN = "aws:secretsmanager/secretVersion:SecretVersion";

export const secretVersion = defineResource({
  token: TOKEN,
  docs: DOCS,
  inputs: {
    secretBinary: replaces(base64()),
    secretId: replaces(ref(SECRET, ["arn", "id", "name"])),
    secretString: replaces(text()),
    secretStringWo: text(),
    secretStringWoVersion: replaces(int()),
    versionStages: list(
      text({ min: 1, max: 256 }, { by: "aws", aws: { operation: PUT, code: "InvalidParameterException" } }),
      { max: 20 },
      { by: "aws", aws: { operation: PUT, code: "InvalidParameterException" } },
    ),
  },
  relations: [
    conflictsWith(["secretBinary", "secretString", "secretStringWo"]),
    atLeastOneOf(["secretString", "secretBinary", "secretStringWo"], { by: "aws" }),
    requiredWith("secretStringWo", ["secretStringWoVersion"]),
    requiredWith("secretStringWoVersion", ["secretStringWo"]),
  ],
  outputs: (self, make) => {
    const secret = secretOf(make.world, self.text("secretId"), self);
    const arn = secret?.text("arn") ?? self.text("secretId") ?? "";
    // The provider makes the id of a version: "terraform-", the time, and a counter.
    const versionId = `terraform-2026112108000000000000${make.hex(4)}`;
    return {
      id: `${self.text("secretId") ?? arn}|${versionId}`,
      arn,
      secretArn: arn,
      versionId,
      hasSecretStringWo: self.has("secretStringWo"),
      ...(self.has("versionStages") ? {} : { versionStages: ["AWSCURRENT"] }),
    };
  },
  findings: {
    "value-too-long": finding<{ name: string; bytes: number }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name, bytes }) =>
        `The value of secret version \`${name}\` is ${bytes} bytes long; a secret holds at most 65536.`,
      why: "Secrets Manager is made for passwords and keys, not for files.",
      fix: "Keep the content in S3, encrypted, and a key or an address in the secret.",
      aws: { operation: PUT, code: "InvalidParameterException" },
    }),
    "two-current-versions": finding<{ name: string; other: string; secret: string }>({
      severity: "warning",
      effect: "broken",
      evidence: "documented",
      message: ({ name, other, secret }) =>
        `Secret versions \`${name}\` and \`${other}\` of \`${secret}\` both become the current value.`,
      why: "The version that is put last takes the label AWSCURRENT from the other, and which one is last can differ from run to run.",
      fix: "Keep one version, or give the other versionStages of its own.",
      docs: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/whats-in-a-secret.html",
    }),
    "version-without-label": finding<{ name: string; secret: string }>({
      severity: "warning",
      effect: "broken",
      evidence: "documented",
      message: ({ name, secret }) =>
        `Secret version \`${name}\` is the only one of \`${secret}\` and leaves AWSCURRENT out of its versionStages.`,
      why: "AWS puts AWSCURRENT on the first version all the same, so each later run of Pulumi finds a difference and tries to remove it.",
      fix: 'Add "AWSCURRENT" to versionStages, or leave versionStages out.',
      docs: "https://www.pulumi.com/registry/packages/aws/api-docs/secretsmanager/secretversion/",
    }),
  },
  check(self, world, report) {
    const { name } = self;
    const { secretString, secretBinary, versionStages } = self.inputs;
    const bytes =
      secretString !== undefined
        ? new TextEncoder().encode(secretString).length
        : Math.floor(((secretBinary ?? "").replaceAll("=", "").length * 3) / 4);
    if (bytes > 65_536) {
      report("value-too-long", { name, bytes }, secretString === undefined ? "secretBinary" : "secretString");
    }
    const secret = secretOf(world, self.text("secretId"), self);
    if (secret === undefined) return;
    const versions = ofSecret(world, TOKEN, "secretId", secret);
    const takesCurrent = (view: typeof self | (typeof versions)[number]): boolean =>
      !view.has("versionStages") || view.texts("versionStages")?.includes("AWSCURRENT") === true;
    const [first, second] = versions.filter(takesCurrent);
    if (first !== undefined && second?.urn === self.urn) {
      report("two-current-versions", { name, other: first.name, secret: secret.name }, "secretId", {
        related: [{ view: first, note: "the other version" }],
      });
    }
    const isWithout =
      versionStages !== undefined &&
      versionStages.length > 0 &&
      !versionStages.includes(undefined) &&
      !versionStages.includes("AWSCURRENT");
    if (isWithout && versions.length === 1) {
      report("version-without-label", { name, secret: secret.name }, "versionStages");
    }
  },
});
