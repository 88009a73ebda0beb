// AWS SNS: whether what a topic sends arrives at queues, functions and delivery streams. Pure.
import type { PropertyValue } from "../../core/value.ts";
import { parseArn, type Report, type ResourceView, type World } from "../../model/kernel.ts";
import { keyAllows } from "../kms/shared.ts";
import { functionOf, permits } from "../lambda-permissions.ts";
import { policyAllows, roleAllows, roleOf, trusts } from "../rights.ts";
import { jsonObject } from "./json-object.ts";
import type { subscriptionFindings } from "./topic-subscription-findings.ts";

type SubscriptionReport = Report<typeof subscriptionFindings>;

/** A subscription whose endpoint is known, and what all checks ask for. */
interface Subscription {
  readonly self: ResourceView;
  readonly name: string;
  readonly world: World;
  readonly protocol: string;
  readonly endpoint: string;
  /** The topic, when the program has it. */
  readonly topic: ResourceView | undefined;
  readonly topicArn: string | undefined;
  /** The topic as a message names it. */
  readonly topicName: string;
  /** Undefined when nobody knows the topic. */
  readonly isFifo: boolean | undefined;
  readonly redrivePolicy: string | undefined;
  readonly related: readonly { readonly view: ResourceView; readonly note: string }[];
}

/** Everything that lies between a topic and what subscribes to it. */
export function checkDelivery(subscription: Subscription, report: SubscriptionReport): void {
  checkDeadLetters(subscription, report);
  if (subscription.protocol === "sqs") checkQueue(subscription, report);
  if (subscription.protocol === "lambda") checkFunction(subscription, report);
  if (subscription.protocol === "firehose") checkRole(subscription, report);
}

function checkDeadLetters(subscription: Subscription, report: SubscriptionReport): void {
  const { name, world, endpoint, isFifo, redrivePolicy } = subscription;
  const target = jsonObject(redrivePolicy)?.["deadLetterTargetArn"];
  if (typeof target !== "string" || world.isPlaceholder(target)) return;
  if (parseArn(target)?.service !== "sqs") {
    report("dead-letter-target-no-queue", { name, target }, "redrivePolicy");
  } else if (isFifo === true && endpoint.endsWith(".fifo") && !target.endsWith(".fifo")) {
    const queue = world.find("aws:sqs/queue:Queue", "arn", target);
    const shown = queue === undefined ? `"${target}"` : `\`${queue.name}\``;
    report("dead-letter-queue-not-fifo", { name, target: shown }, "redrivePolicy");
  }
}

function checkQueue(subscription: Subscription, report: SubscriptionReport): void {
  const { name, world, endpoint: queueArn, topic, topicArn, topicName, isFifo, related } = subscription;
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

/** Why a queue does not take messages of a topic, to complete "The queue `q` …"; undefined when it may. */
function refusal(
  queue: ResourceView,
  { queueArn, topicArn }: { readonly queueArn: string; readonly topicArn: string },
  world: World,
): string | undefined {
  const policies: PropertyValue[] = [];
  if (queue.has("policy") && queue.node.inputs["policy"] !== "")
    policies.push(queue.node.inputs["policy"] ?? null);
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

function checkFunction(subscription: Subscription, report: SubscriptionReport): void {
  const { name, world, endpoint: functionArn, topic, topicArn, topicName, related } = subscription;
  const target = functionOf(world, functionArn);
  if (target === undefined || topic === undefined || topicArn === undefined || target.node.kind === "read")
    return;
  const verdict = permits(world, target, { principals: ["sns.amazonaws.com"], sourceArn: topicArn });
  if (verdict.allowed !== "no") return;
  const near = verdict.near === undefined ? "" : `; \`${verdict.near.name}\` is for another source`;
  report("function-refuses-topic", { name, target: target.name, topic: topicName, near }, "endpoint", {
    related: [{ view: target, note: "the function" }, ...related],
  });
}

function checkRole(subscription: Subscription, report: SubscriptionReport): void {
  const { self, name, world, endpoint: stream } = subscription;
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
