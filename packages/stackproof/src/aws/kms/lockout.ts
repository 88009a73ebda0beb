// KMS: the finding that all types with a key policy share. Defines no resource.
import { finding } from "../../model/kernel.ts";

/** A key policy that nobody could change again. */
export function locksOutFinding(operation: string) {
  return finding<{ name: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ name }) =>
      `The policy of the key \`${name}\` lets nobody who exists before it change the policy again.`,
    why: "KMS takes a key policy only when the caller may replace it later, or the key could become unmanageable; rights that IAM policies give count only when the key's policy allows the account's root.",
    fix: 'Add a statement that allows kms:* on Resource "*" to { AWS: "arn:aws:iam::<account>:root" }, or set bypassPolicyLockoutSafetyCheck.',
    quote: "The new key policy will not allow you to update the key policy in the future.",
    aws: { operation, code: "MalformedPolicyDocumentException" },
    docs: "https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html",
  });
}
