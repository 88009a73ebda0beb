import { given, jsonText, out, stack, testResource, unknown } from "../testing.ts";
import { role } from "./role.ts";

const TRUST = jsonText({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }],
});
const LOGS = jsonText({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "logs:PutLogEvents", Resource: "*" }],
});
const LONG = jsonText({
  Version: "2012-10-17",
  Statement: Array.from({ length: 80 }, (_, index) => ({
    Effect: "Allow",
    Action: "dynamodb:GetItem",
    Resource: `arn:aws:dynamodb:us-east-1:123456789012:table/${"x".repeat(10)}${index}`,
  })),
});

function attachments(count: number): Record<string, ReturnType<typeof given>> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `attachment${index}`,
      given("aws:iam/rolePolicyAttachment:RolePolicyAttachment", {
        role: out("self.name"),
        policyArn: `arn:aws:iam::123456789012:policy/p${index}`,
      }),
    ]),
  );
}

testResource(role, {
  accepts: {
    "a role of a function": { assumeRolePolicy: TRUST },
    "every input": {
      assumeRolePolicy: TRUST,
      description: "Reads orders",
      forceDetachPolicies: true,
      managedPolicyArns: ["arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"],
      maxSessionDuration: 43_200,
      name: "orders",
      path: "/shop/",
      permissionsBoundary: "arn:aws:iam::123456789012:policy/boundary",
      tags: { Owner: "shop" },
    },
    "a trust policy as object": {
      assumeRolePolicy: {
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: { AWS: "123456789012" }, Action: "sts:AssumeRole" }],
      },
    },
    "ten policies": stack({ assumeRolePolicy: TRUST }, { with: attachments(10) }),
    "what is not known": { assumeRolePolicy: unknown(), managedPolicyArns: [unknown()] },
    "a listed attachment": stack(
      { assumeRolePolicy: TRUST, managedPolicyArns: ["arn:aws:iam::aws:policy/AmazonSQSFullAccess"] },
      {
        with: {
          same: given("aws:iam/rolePolicyAttachment:RolePolicyAttachment", {
            role: out("self.name"),
            policyArn: "arn:aws:iam::aws:policy/AmazonSQSFullAccess",
          }),
        },
      },
    ),
  },
  rejects: {
    "duplicate-name": stack(
      { assumeRolePolicy: TRUST, name: "orders" },
      {
        with: { other: given("aws:iam/role:Role", { assumeRolePolicy: TRUST, name: "Orders", path: "/b/" }) },
      },
    ),
    "duplicate-tag-keys": { assumeRolePolicy: TRUST, tags: { Owner: "a", owner: "b" } },
    "tag-characters": { assumeRolePolicy: TRUST, tags: { Purpose: "orders (read & write)" } },
    "mixed-inline-policies": stack(
      { assumeRolePolicy: TRUST, inlinePolicies: [{ name: "logs", policy: LOGS }] },
      {
        with: {
          more: given("aws:iam/rolePolicy:RolePolicy", {
            role: out("self.name"),
            name: "more",
            policy: LOGS,
          }),
        },
      },
    ),
    "mixed-managed-policies": stack(
      { assumeRolePolicy: TRUST, managedPolicyArns: ["arn:aws:iam::aws:policy/AmazonSQSFullAccess"] },
      { with: attachments(1) },
    ),
    "too-many-policies": [
      stack({ assumeRolePolicy: TRUST }, { with: attachments(11) }),
      stack({ assumeRolePolicy: TRUST }, { with: attachments(26) }),
    ],
    "inline-policies-too-long": stack(
      { assumeRolePolicy: TRUST },
      {
        with: {
          a: given("aws:iam/rolePolicy:RolePolicy", { role: out("self.name"), name: "a", policy: LONG }),
          b: given("aws:iam/rolePolicy:RolePolicy", { role: out("self.name"), name: "b", policy: LONG }),
        },
      },
    ),
    "over-quota-roles-per-account": stack(
      { assumeRolePolicy: TRUST },
      {
        with: Object.fromEntries(
          Array.from({ length: 1000 }, (_, index) => [
            `r${index}`,
            given("aws:iam/role:Role", { assumeRolePolicy: TRUST }),
          ]),
        ),
      },
    ),
    "invalid-description": { assumeRolePolicy: TRUST, description: "Orders — read only" },
    "no-such-policy": [
      { assumeRolePolicy: TRUST, managedPolicyArns: ["arn:aws:iam::aws:policy/AWSLambdaBasicExecutionRole"] },
    ],
  },
  outputs: [
    {
      of: { assumeRolePolicy: TRUST, name: "orders", path: "/shop/" },
      are: {
        id: "orders",
        arn: "arn:aws:iam::123456789012:role/shop/orders",
        uniqueId: /^AROA[A-Z0-9]{17}$/,
        maxSessionDuration: 3600,
        managedPolicyArns: [],
      },
    },
  ],
});
