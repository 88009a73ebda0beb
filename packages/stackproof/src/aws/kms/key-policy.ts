// The policy of a key, apart from the key.
import { bool, defineResource, ref, replaces, withDefault } from "../../model/kernel.ts";
import { policy } from "../policy.ts";
import { locksOutFinding } from "./lockout.ts";
import { KEYS, keyOf, locksOut } from "./shared.ts";

export const keyPolicy = defineResource({
  token: "aws:kms/keyPolicy:KeyPolicy",
  docs: "https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html",
  inputs: {
    // https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/kms/key_policy.go
    bypassPolicyLockoutSafetyCheck: withDefault(bool(), false),
    keyId: replaces(
      ref(KEYS, ["id", "keyId", "arn"], {
        aws: { operation: "kms:PutKeyPolicy", code: "NotFoundException" },
      }),
    ),
    policy: policy({ kind: "kms-key" }),
  },
  outputs: (self) => (self.text("keyId") === undefined ? {} : { id: self.text("keyId") ?? "" }),
  unique: {
    "second-for-key": {
      key: (self, world) => keyOf(world, self.text("keyId"), self)?.urn ?? self.text("keyId"),
      scope: "region",
      says: () => "are policies of the same key",
      property: "keyId",
      effect: "broken",
      why: "A key has one policy: the one that is written last replaces the other.",
      fix: "Put all statements into one policy.",
      docs: "https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html",
    },
  },
  findings: { "locks-out": locksOutFinding("kms:PutKeyPolicy") },
  check(self, world, report) {
    if (self.inputs.bypassPolicyLockoutSafetyCheck !== false || !locksOut(world, self.node.inputs["policy"]))
      return;
    const name = keyOf(world, self.text("keyId"), self)?.name ?? self.text("keyId") ?? "";
    report("locks-out", { name }, "policy");
  },
});
