import { given, jsonText, out, stack, testResource, unknown } from "../testing.ts";
import { rolePoliciesExclusive } from "./role-policies-exclusive.ts";

const role = given("aws:iam/role:Role", {
  name: "orders",
  assumeRolePolicy: jsonText({
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" },
    ],
  }),
});
const logs = given("aws:iam/rolePolicy:RolePolicy", {
  role: out("role.name"),
  name: "logs",
  policy: jsonText({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "logs:PutLogEvents", Resource: "*" }],
  }),
});

testResource(rolePoliciesExclusive, {
  given: { role, logs },
  accepts: {
    "all policies": stack(
      { roleName: out("role.name"), policyNames: [out("logs.name")] },
      { with: { logs } },
    ),
    "no policies": { roleName: out("role.name"), policyNames: [] },
    "what is not known": stack({ roleName: out("role.name"), policyNames: [unknown()] }, { with: { logs } }),
    "a role of somebody else": { roleName: "ops", policyNames: ["logs"] },
  },
  rejects: {
    "removes-policy": stack({ roleName: out("role.name"), policyNames: [] }, { with: { logs } }),
    "no-such-policy": { roleName: out("role.name"), policyNames: ["more"] },
  },
});
