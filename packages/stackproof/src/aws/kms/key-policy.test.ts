// Policies of keys.
import { given, type Input, jsonText, out, stack, testResource } from "../testing.ts";
import { keyPolicy } from "./key-policy.ts";

function policyFor(principal: Input): Input {
  return jsonText({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: principal, Action: "kms:*", Resource: "*" }],
  });
}

const root = policyFor({ AWS: "arn:aws:iam::123456789012:root" });

testResource(keyPolicy, {
  given: { main: given("aws:kms/key:Key", {}) },
  accepts: {
    "the account's root": { keyId: out("main.id"), policy: root },
    "a bypass": {
      keyId: out("main.arn"),
      bypassPolicyLockoutSafetyCheck: true,
      policy: policyFor({ Service: "logs.amazonaws.com" }),
    },
  },
  rejects: {
    "locks-out": { keyId: out("main.id"), policy: policyFor({ Service: "logs.amazonaws.com" }) },
    "second-for-key": stack(
      { keyId: out("main.id"), policy: root },
      { with: { other: given("aws:kms/keyPolicy:KeyPolicy", { keyId: out("main.arn"), policy: root }) } },
    ),
  },
  outputs: [{ of: { keyId: out("main.id"), policy: root }, are: { id: /^[0-9a-f-]{36}$/ } }],
});
