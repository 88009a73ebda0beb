// API Gateway's settings of an account.
import { type Given, given, type Inputs, jsonText, out, stack, testResource } from "../testing.ts";
import { account } from "./account.ts";

const LOGS = "arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs";
const role = (service: string, more: Inputs): Given =>
  given("aws:iam/role:Role", {
    assumeRolePolicy: jsonText({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" }],
    }),
    ...more,
  });
const allowLogs = jsonText({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "logs:*", Resource: "arn:aws:logs:*:*:*" }],
});

testResource(account, {
  given: {
    role: role("apigateway.amazonaws.com", { managedPolicyArns: [LOGS] }),
    own: role("apigateway.amazonaws.com", { inlinePolicies: [{ name: "logs", policy: allowLogs }] }),
    lambda: role("lambda.amazonaws.com", { managedPolicyArns: [LOGS] }),
    bare: role("apigateway.amazonaws.com", {}),
  },
  accepts: {
    "a role with AWS's policy": { cloudwatchRoleArn: out("role.arn") },
    "a role with a policy of its own": { cloudwatchRoleArn: out("own.arn") },
    "a role whose policy is attached": stack(
      { cloudwatchRoleArn: out("bare.arn") },
      {
        with: {
          attached: given("aws:iam/rolePolicyAttachment:RolePolicyAttachment", {
            role: out("bare.name"),
            policyArn: LOGS,
          }),
        },
      },
    ),
    "a role whose policy stands alone": stack(
      { cloudwatchRoleArn: out("bare.arn") },
      {
        with: { logs: given("aws:iam/rolePolicy:RolePolicy", { role: out("bare.name"), policy: allowLogs }) },
      },
    ),
    "a role of another stack": { cloudwatchRoleArn: "arn:aws:iam::111122223333:role/api-logs" },
    nothing: {},
    "one in each of two regions": stack(
      { cloudwatchRoleArn: out("role.arn") },
      {
        with: {
          west: given(
            "aws:apigateway/account:Account",
            { cloudwatchRoleArn: out("role.arn") },
            { region: "us-west-2" },
          ),
        },
      },
    ),
  },
  rejects: {
    "second-account": stack(
      { cloudwatchRoleArn: out("role.arn") },
      { with: { first: given("aws:apigateway/account:Account", { cloudwatchRoleArn: out("role.arn") }) } },
    ),
    "role-not-trusting": { cloudwatchRoleArn: out("lambda.arn") },
    "role-cannot-log": { cloudwatchRoleArn: out("bare.arn") },
    "invalid-cloudwatch-role-arn": { cloudwatchRoleArn: out("role.name") },
  },
  outputs: [
    { of: {}, are: { id: "123456789012", throttleSettings: [{ burstLimit: 5000, rateLimit: 10_000 }] } },
  ],
});
