// A secret of Secrets Manager: a name, an encryption key and a policy. Its values are versions.

import { nearest } from "../../core/nearest.ts";
import { findRegion, REGIONS } from "../../data/regions.ts";
import {
  bool,
  conflictsWith,
  defineResource,
  finding,
  int,
  list,
  object,
  replaces,
  tags,
  text,
  withDefault,
} from "../../model/kernel.ts";
import { keyOf, unusableKey } from "../kms/shared.ts";
import { policy } from "../policy.ts";

const DOCS = "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html";
const CREATE = "secretsmanager:CreateSecret";

/** The validator of the provider: internal/service/secretsmanager/validate.go. */
function secretName(max: number) {
  return text({
    min: 1,
    max,
    pattern: /^[0-9A-Za-z/_+=.@-]+$/,
    of: "letters, digits and / _ + = . @ -",
    provider: (_value, attribute) =>
      `only alphanumeric characters and /_+=.@- special characters are allowed in "${attribute}"`,
  });
}

export const secret = defineResource({
  token: "aws:secretsmanager/secret:Secret",
  docs: DOCS,
  inputs: {
    description: text(
      { max: 2048 },
      { by: "aws", aws: { operation: CREATE, code: "InvalidParameterException" } },
    ),
    forceOverwriteReplicaSecret: withDefault(bool(), false),
    kmsKeyId: text(),
    name: replaces(secretName(512)),
    namePrefix: replaces(secretName(486)),
    policy: policy({ kind: "secret" }),
    recoveryWindowInDays: withDefault(int({ min: 7, max: 30, also: [0], unit: "days" }), 30),
    replicas: list(
      object({
        kmsKeyId: text(),
        lastAccessedDate: text(),
        region: text(),
        status: text(),
        statusMessage: text(),
      }),
    ),
    tags: tags(),
    type: replaces(text()),
  },
  relations: [conflictsWith(["name", "namePrefix"])],
  outputs: (self, make) => {
    const name = self.text("name") ?? make.id("secret");
    // AWS adds six characters to the name: https://docs.aws.amazon.com/secretsmanager/latest/userguide/whats-in-a-secret.html
    const arn = make.arn("secretsmanager", `secret:${name}-${make.lower(6)}`);
    return {
      id: arn,
      arn,
      ...(self.has("namePrefix") ? {} : { namePrefix: "" }),
      ...(self.has("policy") ? {} : { policy: "" }),
      ...(self.has("type") ? {} : { type: "" }),
      replicas: self.objects("replicas").map((replica) => ({
        kmsKeyId: "",
        lastAccessedDate: "",
        ...replica,
        status: "InSync",
        statusMessage: "",
      })),
    };
  },
  unique: {
    "duplicate-name": {
      key: (self) => self.text("name"),
      scope: "region",
      says: (name) => `have the same name "${name}"`,
      property: "name",
      why: "The name of a secret is unique in an account and region: the second one cannot be created.",
      fix: "Give one of them another name.",
      aws: { operation: CREATE, code: "ResourceExistsException" },
    },
  },
  findings: {
    "name-like-arn-suffix": finding<{ name: string; value: string }>({
      severity: "note",
      effect: "risky",
      evidence: "documented",
      message: ({ name, value }) =>
        `Secret \`${name}\` has the name "${value}", which ends with a hyphen and six characters.`,
      why: "Secrets Manager ends ARNs of secrets in that way, so a search by an ARN without its end can find the wrong secret.",
      fix: "Choose a name with another end.",
    }),
    "replica-in-own-region": finding<{ name: string; region: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name, region }) => `Secret \`${name}\` in ${region} has a replica in ${region}.`,
      why: "A replica is a copy in another region.",
      fix: "Name another region, or leave out the replica.",
      aws: { operation: CREATE, code: "InvalidParameterException" },
      docs: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/replicate-secrets.html",
    }),
    "unknown-replica-region": finding<{ name: string; region: string; near?: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name, region }) =>
        `Secret \`${name}\` has a replica in ${region}, which is no region of AWS.`,
      why: "A replica is a copy in another region.",
      fix: ({ near }) =>
        near === undefined ? "Write the code of a region, such as eu-west-1." : `Write "${near}".`,
      aws: { operation: CREATE, code: "InvalidParameterException" },
      docs: "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_ReplicaRegionType.html",
    }),
    "duplicate-replica": finding<{ name: string; region: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name, region }) => `Secret \`${name}\` has two replicas in ${region}.`,
      why: "A secret has one replica in a region at most.",
      fix: "Leave out one of them.",
      aws: { operation: CREATE, code: "InvalidParameterException" },
      docs: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/replicate-secrets.html",
    }),
    "key-of-other-region": finding<{ name: string; key: string; region: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name, key, region }) =>
        `The copy of secret \`${name}\` in ${region} is to be encrypted with ${key}, a key of another region.`,
      why: "Keys of KMS encrypt in their own region only.",
      fix: ({ region }) =>
        `Name a key of ${region}, or leave kmsKeyId out for the key that Secrets Manager has there.`,
      aws: { operation: CREATE, code: "EncryptionFailure" },
      docs: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/replicate-secrets.html",
    }),
    "unusable-key": finding<{ name: string; key: string; what: string }>({
      severity: "error",
      effect: "broken",
      evidence: "documented",
      message: ({ name, key, what }) => `Secret \`${name}\` is encrypted with key \`${key}\`, which ${what}.`,
      why: "Secrets Manager encrypts with symmetric keys that are enabled: with any other, no value of the secret can be stored.",
      fix: "Use an enabled key of the spec SYMMETRIC_DEFAULT, or leave kmsKeyId out.",
      docs: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html",
    }),
  },
  check(self, world, report) {
    const { name } = self;
    const value = self.inputs.name;
    // Pulumi's automatic names end with a hyphen and seven characters.
    if (value !== undefined && /-[A-Za-z0-9]{6}$/.test(value)) {
      report("name-like-arn-suffix", { name, value }, "name");
    }
    const own = self.inputs.kmsKeyId;
    if (own !== undefined && isOfOtherRegion(own, self.region)) {
      report("key-of-other-region", { name, key: own, region: self.region ?? "" }, "kmsKeyId");
    }
    const key = keyOf(world, own, self);
    const what = key === undefined ? undefined : unusableKey(key);
    if (key !== undefined && what !== undefined) {
      report("unusable-key", { name, key: key.name, what }, "kmsKeyId", {
        related: [{ view: key, note: "the key" }],
      });
    }
    const regions = new Set<string>();
    for (const [index, replica] of (self.inputs.replicas ?? []).entries()) {
      const region = replica?.region;
      if (region === undefined || region === "") continue;
      const at = `replicas[${index}]`;
      if (findRegion(region) === undefined && !/^[a-z]{2,4}(-[a-z]+)+-\d+$/.test(region)) {
        const near = nearest(
          region,
          REGIONS.map(({ id }) => id),
        );
        report(
          "unknown-replica-region",
          { name, region, ...(near !== undefined && { near }) },
          `${at}.region`,
        );
      }
      if (region === self.region) report("replica-in-own-region", { name, region }, `${at}.region`);
      if (regions.has(region)) report("duplicate-replica", { name, region }, `${at}.region`);
      regions.add(region);
      const key = replica?.kmsKeyId;
      if (key !== undefined && isOfOtherRegion(key, region)) {
        report("key-of-other-region", { name, key, region }, `${at}.kmsKeyId`);
      }
    }
  },
});

function isOfOtherRegion(key: string, region: string | undefined): boolean {
  const own = /^arn:[^:]+:kms:([^:]+):/.exec(key)?.[1];
  return own !== undefined && region !== undefined && own !== region;
}
