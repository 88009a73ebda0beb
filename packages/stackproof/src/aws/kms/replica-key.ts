// A copy of a multi-Region key in another region.
import {
  bool,
  defineResource,
  finding,
  int,
  parseArn,
  ref,
  replaces,
  tags,
  text,
  withDefault,
} from "../../model/kernel.ts";
import { policy } from "../policy.ts";
import { locksOutFinding } from "./lockout.ts";
import { defaultPolicy, KEY, keyOf, locksOut } from "./shared.ts";

const REPLICATE = "https://docs.aws.amazon.com/kms/latest/APIReference/API_ReplicateKey.html";

export const replicaKey = defineResource({
  token: "aws:kms/replicaKey:ReplicaKey",
  docs: REPLICATE,
  inputs: {
    // https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/kms/replica_key.go
    bypassPolicyLockoutSafetyCheck: withDefault(bool(), false),
    deletionWindowInDays: withDefault(int({ min: 7, max: 30 }), 30),
    description: text({ min: 0, max: 8192 }),
    enabled: withDefault(bool(), true),
    policy: policy({ kind: "kms-key" }),
    primaryKeyArn: replaces(ref(KEY, "arn", { anyRegion: true })),
    tags: tags(),
  },
  outputs(self, make) {
    const primary = keyOf(make.world, self.text("primaryKeyArn"));
    const keyId = /key\/(mrk-[0-9a-f]+)$/.exec(self.text("primaryKeyArn") ?? "")?.[1];
    return {
      ...(keyId !== undefined && { id: keyId, keyId, arn: make.arn("kms", `key/${keyId}`) }),
      keyRotationEnabled: primary?.flag("enableKeyRotation") ?? false,
      keySpec: primary?.text("customerMasterKeySpec") ?? "SYMMETRIC_DEFAULT",
      keyUsage: primary?.text("keyUsage") ?? "ENCRYPT_DECRYPT",
      ...(!self.has("policy") && { policy: defaultPolicy(make.partition, make.account) }),
    };
  },
  unknowable: {
    id: "the same as that of the primary key, which may be in another stack",
    keyId: "the same as that of the primary key, which may be in another stack",
    arn: "has the primary key's id, which may be in another stack",
  },
  unique: {
    "second-in-region": {
      key: (self) => self.text("primaryKeyArn"),
      scope: "region",
      says: () => "are replicas of the same key in the same region",
      property: "primaryKeyArn",
      why: "A multi-Region key has the same id in each region, and so at most one replica there.",
      fix: "Keep one of them.",
      aws: { operation: "kms:ReplicateKey", code: "AlreadyExistsException" },
      docs: REPLICATE,
    },
  },
  findings: {
    "locks-out": locksOutFinding("kms:ReplicateKey"),
    "primary-not-multi-region": finding<{ key: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ key }) => `The key \`${key}\` is no multi-Region key, so it cannot have a replica.`,
      why: "Whether a key can be replicated is decided when it is made.",
      fix: "Make the primary key with multiRegion: true; that makes a new key.",
      aws: { operation: "kms:ReplicateKey", code: "UnsupportedOperationException" },
      docs: REPLICATE,
    }),
    "same-region": finding<{ region: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ region }) => `The replica is in ${region}, the region of its primary key.`,
      why: "A replica lives in another region of the same partition.",
      fix: "Give the replica a provider, or a `region`, of another region.",
      aws: { operation: "kms:ReplicateKey", code: "ValidationException" },
      docs: REPLICATE,
    }),
  },
  check(self, world, report) {
    if (self.inputs.bypassPolicyLockoutSafetyCheck === false && locksOut(world, self.node.inputs["policy"])) {
      report("locks-out", { name: self.name }, "policy");
    }
    const primary = self.ref("primaryKeyArn");
    const related = primary === undefined ? [] : [{ view: primary, note: "the primary key" }];
    if (primary?.flag("multiRegion") === false && primary.node.kind === "custom") {
      report("primary-not-multi-region", { key: primary.name }, "primaryKeyArn", { related });
      return;
    }
    const region = primary?.region ?? parseArn(self.text("primaryKeyArn") ?? "")?.region;
    if (region !== undefined && region !== "" && region === self.region) {
      report("same-region", { region }, "primaryKeyArn", { related });
    }
  },
});
