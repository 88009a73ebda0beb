// A subscription to a topic.
import {
  arn,
  bool,
  defineResource,
  int,
  json,
  oneOf,
  type ResourceView,
  ref,
  replaces,
  text,
  withDefault,
} from "../../model/kernel.ts";
import { PROTOCOLS, wantedEndpoint } from "./endpoints.ts";
import { type FilterScope, filterPolicyProblem } from "./filter-policy.ts";
import { jsonObject } from "./json-object.ts";
import { checkDelivery } from "./topic-subscription-delivery.ts";
import { subscriptionFindings } from "./topic-subscription-findings.ts";

const API = "https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html";
const RECORDED =
  "https://github.com/localstack/localstack/blob/main/tests/aws/services/sns/test_sns.snapshot.json";
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
  findings: subscriptionFindings,
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
    const { redrivePolicy } = self.inputs;
    checkDelivery(
      { self, name, world, protocol, endpoint, topic, topicArn, topicName, isFifo, redrivePolicy, related },
      report,
    );
  },
});

function isGiven(self: ResourceView, input: string): boolean {
  return self.has(input) && self.node.inputs[input] !== "";
}
