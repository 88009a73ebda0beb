// LambdaFunction: what its role may do.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { PolicyStatement } from "../iam/statements.ts";
import type { FunctionSettings } from "./args.ts";

/** https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-permissions */
const NETWORK_INTERFACES = [
  "ec2:CreateNetworkInterface",
  "ec2:DescribeNetworkInterfaces",
  "ec2:DescribeSubnets",
  "ec2:DeleteNetworkInterface",
  "ec2:AssignPrivateIpAddresses",
  "ec2:UnassignPrivateIpAddresses",
];

/** https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html */
const TRACES = ["xray:PutTraceSegments", "xray:PutTelemetryRecords"];

/** The statements of a function: those that were given, and what its own settings need. */
export function statementsOf(
  args: FunctionSettings,
  logGroupArn: pulumi.Output<string>,
  deadLetters: aws.sqs.Queue | aws.sns.Topic | undefined,
): PolicyStatement[] {
  const statements: PolicyStatement[] = [
    {
      Sid: "Logs",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: pulumi.interpolate`${logGroupArn}:*`,
    },
    ...(args.statements ?? []),
  ];
  // These actions know no resources.
  const everywhere = [
    ...(args.tracing === false ? [] : TRACES),
    ...(args.vpc === undefined ? [] : NETWORK_INTERFACES),
  ];
  if (everywhere.length > 0) statements.push({ Effect: "Allow", Action: everywhere, Resource: "*" });
  if (deadLetters !== undefined) {
    const Action = aws.sns.Topic.isInstance(deadLetters) ? "sns:Publish" : "sqs:SendMessage";
    statements.push({ Effect: "Allow", Action, Resource: deadLetters.arn });
  }
  if (args.kmsKeyArn !== undefined && args.environment !== undefined) {
    statements.push({ Effect: "Allow", Action: "kms:Decrypt", Resource: args.kmsKeyArn });
  }
  return statements;
}
