// Resource policies of CloudWatch Logs.
import { type Given, given, interpolate, jsonText, out, stack, testResource } from "../testing.ts";
import { logResourcePolicy } from "./log-resource-policy.ts";

const TOKEN = "aws:cloudwatch/logResourcePolicy:LogResourcePolicy";
const statement = {
  Effect: "Allow",
  Principal: { Service: "route53.amazonaws.com" },
  Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
  Resource: interpolate`${out("group.arn")}:*`,
};
const policyDocument = jsonText({ Version: "2012-10-17", Statement: [statement] });

testResource(logResourcePolicy, {
  given: { group: given("aws:cloudwatch/logGroup:LogGroup", { name: "/aws/route53/example.com" }) },
  accepts: {
    "for an account": { policyName: "route53", policyDocument },
    "for one log group": { resourceArn: out("group.arn"), policyDocument },
    "as an object": {
      policyName: "route53",
      policyDocument: { Version: "2012-10-17", Statement: [{ ...statement, Resource: "*" }] },
    },
    "ten of them": stack(
      { policyName: "p", policyDocument },
      {
        with: Object.fromEntries(
          Array.from({ length: 9 }, (_, index): [string, Given] => [
            `a${index}`,
            given(TOKEN, { policyName: `p${index}`, policyDocument }),
          ]),
        ),
      },
    ),
  },
  rejects: {
    "missing-input": { policyDocument },
    "conflicting-inputs": { policyName: "route53", resourceArn: out("group.arn"), policyDocument },
    "invalid-resource-arn": { resourceArn: "arn:aws:s3:::logs", policyDocument },
    "duplicate-name": stack(
      { policyName: "route53", policyDocument },
      { with: { other: given(TOKEN, { policyName: "route53", policyDocument }) } },
    ),
    "over-quota-cloudwatch-logs-resource-policies-per-region": stack(
      { policyName: "p", policyDocument },
      {
        with: Object.fromEntries(
          Array.from({ length: 10 }, (_, index): [string, Given] => [
            `a${index}`,
            given(TOKEN, { policyName: `p${index}`, policyDocument }),
          ]),
        ),
      },
    ),
  },
  outputs: [
    { of: { policyName: "route53", policyDocument }, are: { id: "route53", policyScope: "ACCOUNT" } },
    {
      of: { resourceArn: out("group.arn"), policyDocument },
      are: {
        id: "arn:aws:logs:us-east-1:123456789012:log-group:/aws/route53/example.com",
        policyScope: "RESOURCE",
      },
    },
  ],
});
