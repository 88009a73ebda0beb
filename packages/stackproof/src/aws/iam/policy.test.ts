import { given, jsonText, stack, testResource } from "../testing.ts";
import { policy } from "./policy.ts";

const POLICY = jsonText({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "logs:PutLogEvents", Resource: "*" }],
});

testResource(policy, {
  accepts: {
    "a policy": { policy: POLICY },
    "every input": {
      delayAfterPolicyCreationInMs: 10,
      description: "Writes logs – and nothing else",
      name: "logs",
      path: "/shop/",
      policy: POLICY,
      tags: { Owner: "shop" },
    },
    "a prefix": { namePrefix: "logs-", policy: POLICY },
  },
  rejects: {
    "duplicate-name": stack(
      { policy: POLICY, name: "logs" },
      { with: { other: given("aws:iam/policy:Policy", { policy: POLICY, name: "LOGS" }) } },
    ),
    "duplicate-tag-keys": { policy: POLICY, tags: { Name: "a", name: "b" } },
    "tag-characters": { policy: POLICY, tags: { Purpose: "orders (read & write)" } },
    "over-quota-customer-managed-policies-per-account": stack(
      { policy: POLICY },
      {
        with: Object.fromEntries(
          Array.from({ length: 1500 }, (_, index) => [
            `p${index}`,
            given("aws:iam/policy:Policy", { policy: POLICY }),
          ]),
        ),
      },
    ),
    "invalid-path": { policy: POLICY, path: "shop" },
    "invalid-name": { policy: POLICY, name: "read orders" },
  },
  outputs: [
    {
      of: { policy: POLICY, name: "logs" },
      are: {
        id: "arn:aws:iam::123456789012:policy/logs",
        arn: "arn:aws:iam::123456789012:policy/logs",
        policyId: /^ANPA[A-Z0-9]{17}$/,
      },
    },
  ],
});
