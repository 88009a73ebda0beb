import { given, jsonText, out, stack, testResource, unknown } from "../testing.ts";
import { rolePolicy } from "./role-policy.ts";

const POLICY = jsonText({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "logs:PutLogEvents", Resource: "*" }],
});
const role = given("aws:iam/role:Role", {
  name: "orders",
  assumeRolePolicy: jsonText({
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" },
    ],
  }),
});

testResource(rolePolicy, {
  given: { role },
  accepts: {
    "the name of a role": { role: out("role.name"), policy: POLICY },
    "the id of a role": { role: out("role.id"), policy: POLICY },
    "a role of somebody else": { role: "ops", policy: POLICY },
    "what is not known": { role: unknown(), policy: unknown() },
    "another policy of the role": stack(
      { role: out("role.name"), name: "a", policy: POLICY },
      {
        with: {
          b: given("aws:iam/rolePolicy:RolePolicy", { role: out("role.name"), name: "b", policy: POLICY }),
        },
      },
    ),
  },
  rejects: {
    "invalid-role": [
      { role: out("role.arn"), policy: POLICY },
      { role: "arn:aws:iam::123456789012:role/ops", policy: POLICY },
      { role: "my role", policy: POLICY },
    ],
    "duplicate-name": stack(
      { role: out("role.name"), name: "a", policy: POLICY },
      {
        with: {
          b: given("aws:iam/rolePolicy:RolePolicy", { role: out("role.name"), name: "a", policy: POLICY }),
        },
      },
    ),
    "conflicting-inputs": { role: "ops", policy: POLICY, name: "a", namePrefix: "b" },
  },
  outputs: [{ of: { role: out("role.name"), name: "logs", policy: POLICY }, are: { id: "orders:logs" } }],
});
