import { given, jsonText, out, stack, testResource, unknown } from "../testing.ts";
import { rolePolicyAttachment } from "./role-policy-attachment.ts";

const own = given("aws:iam/policy:Policy", {
  name: "logs",
  policy: jsonText({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "logs:PutLogEvents", Resource: "*" }],
  }),
});

function attach(policyArn: string): { role: string; policyArn: string } {
  return { role: "orders", policyArn };
}

testResource(rolePolicyAttachment, {
  given: { own },
  accepts: {
    "a policy of AWS": attach("arn:aws:iam::aws:policy/AmazonSQSFullAccess"),
    "a policy of a service role": attach(
      "arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole",
    ),
    "a policy of a job": attach("arn:aws:iam::aws:policy/job-function/ViewOnlyAccess"),
    "a policy of the program": { role: "orders", policyArn: out("own.arn") },
    "a policy of somebody else": attach("arn:aws:iam::123456789012:policy/team/other"),
    "a policy of China": attach("arn:aws-cn:iam::aws:policy/NoSuchThing"),
    "what is not known": { role: unknown(), policyArn: unknown() },
  },
  rejects: {
    "attached-twice": stack(attach("arn:aws:iam::aws:policy/AmazonSQSFullAccess"), {
      with: {
        same: given(
          "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
          attach("arn:aws:iam::aws:policy/AmazonSQSFullAccess"),
        ),
      },
    }),
    "no-such-policy": [
      attach("arn:aws:iam::aws:policy/AWSLambdaBasicExecutionRole"),
      attach("arn:aws:iam::aws:policy/service-role/ConfigRole"),
      attach("arn:aws:iam::aws:policy/AWSLambdaFullAccess"),
      attach("arn:aws:iam::aws:policy/AmazonSQSFulAccess"),
      attach("arn:aws:iam::aws:policy/AmazonSQSFullAccessV2"),
      attach("arn:aws:iam::aws:policy/ShopOrdersAndReturns"),
    ],
    "service-linked-policy": attach("arn:aws:iam::aws:policy/aws-service-role/AutoScalingServiceRolePolicy"),
    "invalid-policy-arn": [
      attach("AmazonSQSFullAccess"),
      { role: "orders", policyArn: out("own.name") },
      attach("arn:aws:iam::123456789012:role/orders"),
    ],
    "invalid-role": { role: "arn:aws:iam::123456789012:role/orders", policyArn: out("own.arn") },
  },
});
