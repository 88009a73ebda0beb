// AWS SNS: what can be wrong with a subscription. Defines no resource.
import { finding } from "../../model/kernel.ts";

const API = "https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html";
const RECORDED =
  "https://github.com/localstack/localstack/blob/main/tests/aws/services/sns/test_sns.snapshot.json";
const PROVIDER =
  "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/sns/topic_subscription.go";

export const subscriptionFindings = {
  "protocol-not-for-fifo": finding<{ name: string; protocol: string; topic: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ name, protocol, topic }) =>
      `\`${name}\` subscribes with the protocol "${protocol}" to ${topic}, which is a FIFO topic.`,
    why: "FIFO topics deliver to SQS queues only.",
    fix: "Subscribe a queue, and let that queue trigger the function or the like; or use a standard topic.",
    aws: { operation: "sns:Subscribe", code: "InvalidParameter" },
    quote: ({ protocol }) => `Invalid parameter: Invalid protocol type: ${protocol}`,
    docs: "https://github.com/hashicorp/terraform-provider-aws/issues/38441",
  }),
  "fifo-queue-at-standard-topic": finding<{ name: string; queue: string; topic: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ name, queue, topic }) =>
      `\`${name}\` subscribes the FIFO queue ${queue} to ${topic}, which is a standard topic.`,
    why: "A standard topic keeps no order, so SNS does not let it send to a FIFO queue.",
    fix: "Make the topic a FIFO topic, or the queue a standard queue.",
    aws: { operation: "sns:Subscribe", code: "InvalidParameter" },
    quote:
      "Invalid parameter: Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics",
    docs: RECORDED,
  }),
  "wrong-endpoint": finding<{ name: string; protocol: string; endpoint: string; wanted: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, protocol, endpoint, wanted }) =>
      `The endpoint of \`${name}\` is "${endpoint}"; with the protocol "${protocol}" it takes ${wanted}.`,
    why: "What an endpoint is depends on the protocol, and SNS looks at it when the subscription is made.",
    fix: ({ wanted }) => `Write ${wanted}.`,
    aws: { operation: "sns:Subscribe", code: "InvalidParameter" },
    docs: API,
  }),
  "scope-without-filter": finding<{ name: string; scope: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, scope }) => `\`${name}\` has the filterPolicyScope "${scope}" and no filterPolicy.`,
    why: "The scope says where a filter policy looks; without a policy SNS drops it.",
    fix: "Give a filterPolicy, or leave filterPolicyScope out.",
    quote: "filter_policy is required when filter_policy_scope is set",
    docs: PROVIDER,
  }),
  "bad-filter-policy": finding<{ name: string; found: string; quote: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ name, found }) => `The filter policy of \`${name}\` ${found}.`,
    why: "SNS reads a filter policy when the subscription is made, and refuses what does not follow its rules.",
    fix: 'Give each key a list of values or operators, such as `{ store: ["example_corp"], price: [{ numeric: [">=", 100] }] }`.',
    aws: { operation: "sns:Subscribe", code: "InvalidParameter" },
    quote: ({ quote }) => quote,
    docs: "https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html",
  }),
  "firehose-without-role": finding<{ name: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name }) => `\`${name}\` delivers to a Firehose stream and has no subscriptionRoleArn.`,
    why: "SNS writes to a delivery stream with a role of yours; the attribute is required for Firehose subscriptions.",
    fix: "Give the ARN of a role that trusts sns.amazonaws.com and may put records into the stream.",
    aws: { operation: "sns:Subscribe", code: "InvalidParameter" },
    docs: API,
  }),
  "raw-delivery-not-for-protocol": finding<{ name: string; protocol: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ name, protocol }) =>
      `\`${name}\` has rawMessageDelivery with the protocol "${protocol}", which has no such mode.`,
    why: "Raw delivery leaves out the envelope around a message, for SQS, HTTP(S) and Firehose only.",
    fix: "Leave rawMessageDelivery out.",
    aws: { operation: "sns:Subscribe", code: "InvalidParameter" },
    quote: ({ protocol }) => `Delivery protocol [${protocol}] does not support raw message delivery.`,
    docs: "https://github.com/aws-controllers-k8s/community/issues/2192",
  }),
  "dead-letter-target-no-queue": finding<{ name: string; target: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ name, target }) =>
      `The dead-letter target of \`${name}\` is "${target}", which is not the ARN of an SQS queue.`,
    why: "Messages that cannot be delivered go to an SQS queue, which is named by its ARN.",
    fix: "Write `JSON.stringify({ deadLetterTargetArn: <ARN of the queue> })`.",
    aws: { operation: "sns:Subscribe", code: "InvalidParameter" },
    quote: "Invalid parameter: RedrivePolicy: deadLetterTargetArn is an invalid arn",
    docs: RECORDED,
  }),
  "dead-letter-queue-not-fifo": finding<{ name: string; target: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ name, target }) =>
      `\`${name}\` subscribes a FIFO queue to a FIFO topic, and its dead-letter queue ${target} is a standard queue.`,
    why: "The order of messages would be lost in a standard queue.",
    fix: "Use a FIFO queue as dead-letter queue.",
    aws: { operation: "sns:Subscribe", code: "InvalidParameter" },
    quote:
      "Invalid parameter: RedrivePolicy: must use a FIFO queue as DLQ for a FIFO Subscription to a FIFO Topic.",
    docs: RECORDED,
  }),
  "function-refuses-topic": finding<{ name: string; target: string; topic: string; near: string }>({
    severity: "warning",
    effect: "broken",
    evidence: "documented",
    message: ({ name, target, topic, near }) =>
      `No permission lets SNS call the function \`${target}\`, which \`${name}\` subscribes to ${topic}${near}.`,
    why: "Every message of the topic is refused by the function, and none reaches it.",
    fix: ({ target, topic }) =>
      `Add an aws.lambda.Permission for \`${target}\`: action "lambda:InvokeFunction", principal "sns.amazonaws.com", sourceArn the \`arn\` of ${topic}.`,
    docs: "https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html",
  }),
  "queue-refuses-topic": finding<{ name: string; queue: string; topic: string; why: string }>({
    severity: "warning",
    effect: "broken",
    evidence: "documented",
    message: ({ name, queue, topic, why }) =>
      `The queue \`${queue}\`, which \`${name}\` subscribes to ${topic}, ${why}.`,
    why: "SQS refuses every message that SNS sends to it, and none arrives.",
    fix: ({ topic }) =>
      `Add an aws.sqs.QueuePolicy that allows sqs:SendMessage to the service sns.amazonaws.com, with the condition ArnEquals aws:SourceArn = the \`arn\` of ${topic}.`,
    docs: "https://docs.aws.amazon.com/sns/latest/dg/subscribe-sqs-queue-to-sns-topic.html",
  }),
  "key-refuses-topic": finding<{ name: string; queue: string; topic: string }>({
    severity: "warning",
    effect: "broken",
    evidence: "documented",
    message: ({ name, queue, topic }) =>
      `The queue \`${queue}\`, which \`${name}\` subscribes to ${topic}, is encrypted with a key that SNS may not use.`,
    why: "SNS needs a data key of the queue's key for each message. Without the right no message arrives. The policy of an AWS managed key cannot be changed.",
    fix: "Encrypt the queue with a key of your own whose policy allows kms:GenerateDataKey and kms:Decrypt to sns.amazonaws.com, or with SSE-SQS (sqsManagedSseEnabled).",
    docs: "https://docs.aws.amazon.com/sns/latest/dg/sns-enable-encryption-for-topic-sqs-queue-subscriptions.html",
  }),
  "role-not-for-delivery": finding<{ name: string; role: string; found: string }>({
    severity: "warning",
    effect: "broken",
    evidence: "documented",
    message: ({ name, role, found }) => `The role \`${role}\` of \`${name}\` ${found}.`,
    why: "SNS writes into the delivery stream with this role. Without trust or right nothing arrives.",
    fix: "Let the role trust sns.amazonaws.com, and allow firehose:PutRecord and firehose:PutRecordBatch on the stream.",
    docs: "https://docs.aws.amazon.com/sns/latest/dg/prereqs-kinesis-data-firehose.html",
  }),
  "needs-confirmation": finding<{ name: string; protocol: string }>({
    severity: "note",
    effect: "risky",
    evidence: "documented",
    message: ({ name, protocol }) =>
      `\`${name}\` gets nothing until its ${protocol.startsWith("email") ? "address" : "endpoint"} confirms the subscription.`,
    why: "SNS sends a confirmation first. Until someone follows its link the subscription is pending, and Pulumi cannot delete a pending one.",
    fix: "Confirm it after the first deployment; for an endpoint that does so by itself set endpointAutoConfirms.",
    docs: "https://docs.aws.amazon.com/sns/latest/dg/sns-email-notifications.html",
  }),
};
