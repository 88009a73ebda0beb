// A subscription to a topic.

import type { PropertyValue } from "../../core/value.ts";
import {
  arn,
  bool,
  defineResource,
  finding,
  int,
  json,
  oneOf,
  parseArn,
  type ResourceView,
  ref,
  replaces,
  text,
  type World,
  withDefault,
} from "../../model/kernel.ts";
import { keyAllows } from "../kms/shared.ts";
import { functionOf, permits } from "../lambda-permissions.ts";
import { policyAllows, roleAllows, roleOf, trusts } from "../rights.ts";
import { type FilterScope, filterPolicyProblem } from "./filter-policy.ts";
import { jsonObject } from "./json-object.ts";

const API = "https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html";
const RECORDED =
  "https://github.com/localstack/localstack/blob/main/tests/aws/services/sns/test_sns.snapshot.json";
const PROVIDER =
  "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/sns/topic_subscription.go";
const PROTOCOLS = [
  "application",
  "email",
  "email-json",
  "firehose",
  "http",
  "https",
  "lambda",
  "sms",
  "sqs",
] as const;
type Protocol = (typeof PROTOCOLS)[number];
const CONFIRMED_BY_HAND: ReadonlySet<string> = new Set(["email", "email-json", "http", "https"]);
const RAW: ReadonlySet<string> = new Set(["sqs", "http", "https", "firehose"]);

export const topicSubscription = defineResource({
  token: "aws:sns/topicSubscription:TopicSubscription",
  docs: API,
  inputs: {
    confirmationTimeoutInMinutes: withDefault(int(), 1),
    deliveryPolicy: json({ of: "a delivery policy in JSON" }),
    endpoint: replaces(text()),
    endpointAutoConfirms: withDefault(bool(), false),
    filterPolicy: json({ of: "a filter policy in JSON" }),
    filterPolicyScope: oneOf(["MessageAttributes", "MessageBody"]),
    protocol: replaces(oneOf(PROTOCOLS)),
    rawMessageDelivery: withDefault(bool(), false),
    redrivePolicy: json({ of: "a redrive policy in JSON" }),
    replayPolicy: json({ of: "a replay policy in JSON" }),
    subscriptionRoleArn: arn({
      service: "iam",
      resource: /^role\//,
      of: "the ARN of an IAM role",
      good: "arn:aws:iam::111122223333:role/example",
    }),
    topic: replaces(ref("aws:sns/topic:Topic", ["arn", "id"], { fix: "Write the `arn` of the topic." })),
  },
  outputs: (self, make) => {
    const topic = self.inputs.topic;
    const isPending = CONFIRMED_BY_HAND.has(self.inputs.protocol ?? "");
    const own = topic === undefined ? undefined : `${topic}:${make.uuid()}`;
    return {
      ...(own !== undefined && { id: own, arn: own }),
      ownerId: make.account,
      pendingConfirmation: isPending && self.inputs.endpointAutoConfirms !== true,
      confirmationWasAuthenticated: !isPending,
      ...(self.has("filterPolicyScope")
        ? {}
        : { filterPolicyScope: self.has("filterPolicy") ? "MessageAttributes" : "" }),
    };
  },
  unique: {
    "duplicate-subscription": {
      key: (self) => {
        const { topic, protocol, endpoint } = self.inputs;
        return topic === undefined || protocol === undefined || endpoint === undefined
          ? undefined
          : `${topic} ${protocol} ${endpoint}`;
      },
      scope: "region",
      says: () => "subscribe the same endpoint to the same topic",
      property: "endpoint",
      severity: "warning",
      evidence: "observed",
      why: "SNS gives back the subscription that is there. With other attributes it refuses the second one; with the same ones both resources manage one subscription.",
      fix: "Keep one of the two.",
      aws: { operation: "sns:Subscribe", code: "InvalidParameter" },
      quote: "Invalid parameter: Attributes Reason: Subscription already exists with different attributes",
      docs: RECORDED,
    },
  },
  findings: {
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
  },
  check(self, world, report) {
    const { name } = self;
    const { protocol, endpoint, topic: topicArn } = self.inputs;
    const topic = self.ref("topic");
    const topicName = topic === undefined ? `"${topicArn ?? ""}"` : `\`${topic.name}\``;
    const related = topic === undefined ? [] : [{ view: topic, note: "the topic" }];
    const isFifo =
      topicArn === undefined || world.isPlaceholder(topicArn) ? undefined : topicArn.endsWith(".fifo");

    if (protocol !== undefined && isFifo === true && protocol !== "sqs") {
      report("protocol-not-for-fifo", { name, protocol, topic: topicName }, "protocol", { related });
      return;
    }
    if (self.has("filterPolicyScope") && !isGiven(self, "filterPolicy")) {
      report(
        "scope-without-filter",
        { name, scope: self.inputs.filterPolicyScope ?? "" },
        "filterPolicyScope",
      );
    }
    const filter = jsonObject(self.inputs.filterPolicy);
    if (filter !== undefined && self.state("filterPolicyScope") !== "unknown") {
      const scope: FilterScope = self.inputs.filterPolicyScope ?? "MessageAttributes";
      const problem = filterPolicyProblem(filter, scope);
      if (problem !== undefined) report("bad-filter-policy", { name, ...problem }, "filterPolicy");
    }
    if (protocol === undefined) return;
    if (protocol === "firehose" && !isGiven(self, "subscriptionRoleArn")) {
      report("firehose-without-role", { name });
    }
    if (self.inputs.rawMessageDelivery === true && !RAW.has(protocol)) {
      report("raw-delivery-not-for-protocol", { name, protocol }, "rawMessageDelivery");
    }
    if (CONFIRMED_BY_HAND.has(protocol) && self.inputs.endpointAutoConfirms === false) {
      report("needs-confirmation", { name, protocol }, "endpoint");
    }
    if (endpoint === undefined || world.isPlaceholder(endpoint)) return;
    const wanted = wantedEndpoint(protocol, endpoint);
    if (wanted !== undefined) {
      report("wrong-endpoint", { name, protocol, endpoint, wanted }, "endpoint");
      return;
    }
    checkDeadLetters();
    if (protocol === "sqs") checkQueue(endpoint);
    if (protocol === "lambda") checkFunction(endpoint);
    if (protocol === "firehose") checkRole(endpoint);

    function checkRole(stream: string): void {
      const role = roleOf(world, self.node.inputs["subscriptionRoleArn"]);
      if (role === undefined || role.node.kind === "read") return;
      const found =
        trusts(world, role, "sns.amazonaws.com") === "no"
          ? "does not trust sns.amazonaws.com"
          : roleAllows(world, role, "firehose:PutRecord", stream) === "no"
            ? "does not allow firehose:PutRecord on the stream"
            : undefined;
      if (found === undefined) return;
      report("role-not-for-delivery", { name, role: role.name, found }, "subscriptionRoleArn", {
        related: [{ view: role, note: "the role" }],
      });
    }

    function checkDeadLetters(): void {
      const target = jsonObject(self.inputs.redrivePolicy)?.["deadLetterTargetArn"];
      if (typeof target !== "string" || world.isPlaceholder(target)) return;
      if (parseArn(target)?.service !== "sqs") {
        report("dead-letter-target-no-queue", { name, target }, "redrivePolicy");
      } else if (isFifo === true && endpoint?.endsWith(".fifo") === true && !target.endsWith(".fifo")) {
        const queue = world.find("aws:sqs/queue:Queue", "arn", target);
        const shown = queue === undefined ? `"${target}"` : `\`${queue.name}\``;
        report("dead-letter-queue-not-fifo", { name, target: shown }, "redrivePolicy");
      }
    }

    function checkQueue(queueArn: string): void {
      const queue = world.find("aws:sqs/queue:Queue", "arn", queueArn);
      const shown = queue === undefined ? `"${queueArn}"` : `\`${queue.name}\``;
      const places = queue === undefined ? related : [{ view: queue, note: "the queue" }, ...related];
      if (isFifo === false && queueArn.endsWith(".fifo")) {
        report("fifo-queue-at-standard-topic", { name, queue: shown, topic: topicName }, "endpoint", {
          related: places,
        });
        return;
      }
      if (queue === undefined || topic === undefined || topicArn === undefined || queue.node.kind === "read")
        return;
      const why = refusal(queue, { queueArn, topicArn }, world);
      if (why !== undefined) {
        report("queue-refuses-topic", { name, queue: queue.name, topic: topicName, why }, "endpoint", {
          related: places,
        });
      }
      const request = {
        principal: { service: "sns.amazonaws.com" },
        actions: ["kms:GenerateDataKey", "kms:Decrypt"],
        context: { "aws:SourceArn": topicArn, "aws:SourceAccount": topicArn.split(":")[4] ?? "" },
      };
      const key = queue.text("kmsMasterKeyId");
      const verdict = key === "" ? "unknown" : keyAllows(world, key, request, queue);
      if (verdict === "no") {
        report("key-refuses-topic", { name, queue: queue.name, topic: topicName }, "endpoint", {
          related: places,
        });
      }
    }

    function checkFunction(functionArn: string): void {
      const target = functionOf(world, functionArn);
      if (
        target === undefined ||
        topic === undefined ||
        topicArn === undefined ||
        target.node.kind === "read"
      )
        return;
      const verdict = permits(world, target, { principals: ["sns.amazonaws.com"], sourceArn: topicArn });
      if (verdict.allowed !== "no") return;
      const near = verdict.near === undefined ? "" : `; \`${verdict.near.name}\` is for another source`;
      report("function-refuses-topic", { name, target: target.name, topic: topicName, near }, "endpoint", {
        related: [{ view: target, note: "the function" }, ...related],
      });
    }
  },
});

function isGiven(self: ResourceView, input: string): boolean {
  return self.has(input) && self.node.inputs[input] !== "";
}

/** Why a queue does not take messages of a topic, to complete "The queue `q` …"; undefined when it may. */
function refusal(
  queue: ResourceView,
  { queueArn, topicArn }: { readonly queueArn: string; readonly topicArn: string },
  world: World,
): string | undefined {
  const policies: PropertyValue[] = [];
  if (isGiven(queue, "policy")) policies.push(queue.node.inputs["policy"] ?? null);
  for (const policy of world.all("aws:sqs/queuePolicy:QueuePolicy")) {
    const url = policy.text("queueUrl");
    // One whose queue is not known may be of this one.
    if (url === undefined) return undefined;
    if (url === queue.id) policies.push(policy.node.inputs["policy"] ?? null);
  }
  if (policies.length === 0) return "has no policy that lets SNS send to it";
  const request = {
    principal: { service: "sns.amazonaws.com" },
    action: "sqs:SendMessage",
    resource: queueArn,
    context: { "aws:SourceArn": topicArn, "aws:SourceAccount": topicArn.split(":")[4] ?? "" },
  };
  return policies.every((policy) => policyAllows(policy, request) === "no")
    ? "has a policy that does not let SNS send from this topic to it"
    : undefined;
}

/** What the endpoint should be; undefined when it may be right. */
function wantedEndpoint(protocol: Protocol, endpoint: string): string | undefined {
  const { service, resource = "" } = parseArn(endpoint) ?? {};
  switch (protocol) {
    case "sqs":
      return service === "sqs" ? undefined : "the `arn` of an SQS queue";
    case "lambda":
      return service === "lambda" && resource.startsWith("function:")
        ? undefined
        : "the `arn` of a Lambda function, or of a version or alias of one";
    case "firehose":
      return service === "firehose" && resource.startsWith("deliverystream/")
        ? undefined
        : "the `arn` of a Firehose delivery stream";
    case "application":
      return service === "sns" && resource.startsWith("endpoint/")
        ? undefined
        : "the ARN of a platform endpoint";
    case "http":
    case "https":
      return endpoint.toLowerCase().startsWith(`${protocol}://`)
        ? undefined
        : `a URL that begins with ${protocol}://`;
    case "email":
    case "email-json":
      return /^[^\s@]+@[^\s@]+$/.test(endpoint) ? undefined : "an email address";
    case "sms":
      return /^\+?[\d\s().-]{4,}$/.test(endpoint) ? undefined : "a phone number such as +15551234567";
  }
}
