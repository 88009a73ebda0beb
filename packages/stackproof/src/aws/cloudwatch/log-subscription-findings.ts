// CloudWatch Logs: what can be wrong with a subscription filter, in words.
import { finding, type Report, shown } from "../../model/kernel.ts";

const GUIDE = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html";
const PUT = "logs:PutSubscriptionFilter";

export const SUBSCRIPTION_FINDINGS = {
  "invalid-filter": finding<{ name: string; says: string; fix: string; pattern: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, says, pattern }) =>
      `The pattern ${shown(pattern)} of subscription filter \`${name}\` ${says}.`,
    why: "CloudWatch Logs parses the pattern when the filter is created and refuses one that it cannot read.",
    fix: ({ fix }) => fix,
    aws: { operation: PUT, code: "InvalidParameterException" },
    docs: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html",
  }),
  "misread-filter": finding<{ name: string; says: string; fix: string }>({
    severity: "warning",
    effect: "broken",
    evidence: "documented",
    message: ({ name, says }) => `The pattern of subscription filter \`${name}\` ${says}.`,
    why: "The filter is created, and the destination gets other events than the pattern seems to say.",
    fix: ({ fix }) => fix,
    docs: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html",
  }),
  "unsupported-destination": finding<{ name: string; service: string; arn: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, service, arn: found }) =>
      `Subscription filter \`${name}\` sends events to ${found}, a resource of ${service}.`,
    why: "Log events can be sent to a Lambda function, a Kinesis data stream, a Firehose stream, or a destination of CloudWatch Logs; log groups of the class DELIVERY send them to buckets, too.",
    fix: "Choose one of these, such as a Lambda function that passes the events on.",
    aws: { operation: PUT, code: "InvalidParameterException" },
  }),
  "destination-without-role": finding<{ name: string; service: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, service }) =>
      `Subscription filter \`${name}\` sends events to ${service} and has no roleArn.`,
    why: "CloudWatch Logs writes to the stream with a role that it assumes; a stream has no policy of its own that could let it in.",
    fix: "Give roleArn the ARN of a role that logs.amazonaws.com may assume and that may put records into the stream.",
    aws: { operation: PUT, code: "InvalidParameterException" },
    docs: GUIDE,
  }),
  "function-not-permitted": finding<{ name: string; function: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ name, function: target }) =>
      `Subscription filter \`${name}\` sends events to function \`${target}\`, which no permission lets CloudWatch Logs call.`,
    why: "CloudWatch Logs calls the function as a test when the filter is created.",
    fix: ({ function: target }) =>
      `Add an aws.lambda.Permission for \`${target}\` with the principal logs.amazonaws.com, and let the filter depend on it.`,
    quote:
      "Could not execute the lambda function. Make sure you have given CloudWatch Logs permission to execute your function.",
    aws: { operation: PUT, code: "InvalidParameterException" },
    docs: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html#LambdaFunctionExample",
  }),
  "permission-for-other-source": finding<{
    name: string;
    permission: string;
    source: string;
    wanted: string;
  }>({
    severity: "warning",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, permission, source, wanted }) =>
      `Permission \`${permission}\` lets ${source} call the function, while subscription filter \`${name}\` calls it as ${wanted}.`,
    why: "CloudWatch Logs names the log group with :* behind it as the source of its calls; the arn of a log group in Pulumi has no :* at its end.",
    fix: ({ wanted }) => `Write ${wanted} as sourceArn.`,
    aws: { operation: PUT, code: "InvalidParameterException" },
    docs: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html#LambdaFunctionExample",
  }),
  "other-region": finding<{ name: string; region: string; own: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, region, own }) =>
      `Subscription filter \`${name}\` in ${own} sends events to a destination in ${region}.`,
    why: "A log group sends its events within its region.",
    fix: ({ own }) =>
      `Choose a destination in ${own}, or a destination of CloudWatch Logs that leads elsewhere.`,
    aws: { operation: PUT, code: "InvalidParameterException" },
    docs: GUIDE,
  }),
  "own-log-group": finding<{ name: string; function: string; group: string }>({
    severity: "warning",
    effect: "risky",
    evidence: "documented",
    message: ({ name, function: target, group }) =>
      `Subscription filter \`${name}\` sends the events of ${group} to function \`${target}\`, which logs to that group itself.`,
    why: "Each call writes events that cause further calls, without end.",
    fix: "Send the events of another log group, or filter for what the function itself never logs.",
    docs: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Subscriptions-recursion-prevention.html",
  }),
  "class-without-subscriptions": finding<{ name: string; group: string; groupClass: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, group, groupClass }) =>
      `Subscription filter \`${name}\` belongs to log group \`${group}\` of the class ${groupClass}, which has none.`,
    why: "Log groups of this class have no subscription filters, and the class of a log group cannot be changed.",
    fix: ({ group }) => `Leave out logGroupClass of \`${group}\`, or the filter.`,
    aws: { operation: PUT, code: "InvalidOperationException" },
    docs: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CloudWatch_Logs_Log_Classes.html",
  }),
  "too-many-filters": finding<{ name: string; place: number }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, place }) =>
      `Subscription filter \`${name}\` is number ${place} of its log group, which takes at most 2.`,
    why: "The limit of 2 subscription filters for a log group cannot be raised.",
    fix: "Send the events to one stream or function, and to several places from there.",
    aws: { operation: PUT, code: "LimitExceededException" },
  }),
  "distribution-ignored": finding<{ name: string }>({
    severity: "warning",
    effect: "risky",
    evidence: "documented",
    message: ({ name }) =>
      `Subscription filter \`${name}\` asks for a random distribution, which has no effect: its destination is no Kinesis data stream.`,
    why: "Events are distributed over the shards of a Kinesis data stream; other destinations have none.",
    fix: "Leave out distribution.",
  }),
  "role-not-assumable": finding<{ name: string; role: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, role }) =>
      `Subscription filter \`${name}\` writes with role \`${role}\`, which CloudWatch Logs may not assume.`,
    why: "CloudWatch Logs assumes the role to send a test message when the filter is created.",
    fix: ({ role }) => `Let the Service principal logs.amazonaws.com assume \`${role}\` in its trust policy.`,
    aws: { operation: PUT, code: "InvalidParameterException" },
    docs: GUIDE,
  }),
  "role-cannot-write": finding<{ name: string; role: string; action: string; arn: string; kind: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ name, role, action, arn }) =>
      `Subscription filter \`${name}\` writes with role \`${role}\`, whose policies do not allow ${action} on ${arn}.`,
    why: "CloudWatch Logs sends a test message with the role when the filter is created; the provider tries for five minutes.",
    fix: ({ role, action, arn }) => `Allow ${action} on ${arn} in a policy of \`${role}\`.`,
    quote: ({ kind }) => `Could not deliver test message to specified ${kind} stream.`,
    aws: { operation: PUT, code: "InvalidParameterException" },
    docs: GUIDE,
  }),
};

export type SubscriptionReport = Report<typeof SUBSCRIPTION_FINDINGS>;
