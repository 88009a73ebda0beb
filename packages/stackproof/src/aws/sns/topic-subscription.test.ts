import { lambda, role } from "../lambda/testing.ts";
import { given, interpolate, jsonText, out, stack, testResource, unknown } from "../testing.ts";
import { topicSubscription } from "./topic-subscription.ts";

const TOPIC = "aws:sns/topic:Topic";
const QUEUE = "aws:sqs/queue:Queue";
const trust = (service: string) =>
  jsonText({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" }],
  });
const allow = (queue: string) =>
  given("aws:sqs/queuePolicy:QueuePolicy", {
    queueUrl: out(`${queue}.id`),
    policy: jsonText({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "sns.amazonaws.com" },
          Action: "sqs:SendMessage",
          Resource: out(`${queue}.arn`),
          Condition: { ArnEquals: { "aws:SourceArn": [out("topic.arn"), out("fifoTopic.arn")] } },
        },
      ],
    }),
  });
const permission = (sourceArn: string) =>
  given("aws:lambda/permission:Permission", {
    action: "lambda:InvokeFunction",
    function: out("handler.name"),
    principal: "sns.amazonaws.com",
    sourceArn: out(sourceArn),
  });
const sqs = { topic: out("topic.arn"), protocol: "sqs", endpoint: out("queue.arn") };
const fifo = { topic: out("fifoTopic.arn"), protocol: "sqs", endpoint: out("fifoQueue.arn") };
const toFunction = { topic: out("topic.arn"), protocol: "lambda", endpoint: out("handler.arn") };
const withPolicies = { with: { allow: allow("queue"), allowFifo: allow("fifoQueue") } };
const filtered = (filterPolicy: string, more = {}) => stack({ ...sqs, filterPolicy, ...more }, withPolicies);

testResource(topicSubscription, {
  given: {
    topic: given(TOPIC, {}),
    other: given(TOPIC, {}),
    fifoTopic: given(TOPIC, { fifoTopic: true }),
    queue: given(QUEUE, {}),
    fifoQueue: given(QUEUE, { fifoQueue: true }),
    dead: given(QUEUE, {}),
    role: role(),
    handler: lambda(),
    deliveryRole: role({
      assumeRolePolicy: trust("sns.amazonaws.com"),
      inlinePolicies: [
        {
          name: "put",
          policy: jsonText({
            Version: "2012-10-17",
            Statement: [
              { Effect: "Allow", Action: ["firehose:PutRecord", "firehose:PutRecordBatch"], Resource: "*" },
            ],
          }),
        },
      ],
    }),
    idleRole: role({ assumeRolePolicy: trust("sns.amazonaws.com") }),
    managed: given(QUEUE, { kmsMasterKeyId: "alias/aws/sqs" }),
    closedKey: given("aws:kms/key:Key", { enableKeyRotation: true }),
    openKey: given("aws:kms/key:Key", {
      enableKeyRotation: true,
      policy: jsonText({
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: { AWS: "arn:aws:iam::123456789012:root" },
            Action: "kms:*",
            Resource: "*",
          },
          {
            Effect: "Allow",
            Principal: { Service: "sns.amazonaws.com" },
            Action: ["kms:GenerateDataKey*", "kms:Decrypt"],
            Resource: "*",
          },
        ],
      }),
    }),
    closed: given(QUEUE, { kmsMasterKeyId: out("closedKey.arn") }),
    open: given(QUEUE, { kmsMasterKeyId: out("openKey.keyId") }),
  },
  accepts: {
    "a queue with a policy": stack(sqs, withPolicies),
    "a queue with a policy of its own": {
      ...sqs,
      endpoint: "arn:aws:sqs:us-east-1:123456789012:elsewhere",
    },
    "a FIFO queue of a FIFO topic": stack(fifo, withPolicies),
    "a standard queue of a FIFO topic": stack({ ...fifo, endpoint: out("queue.arn") }, withPolicies),
    "a function with a permission": stack(toFunction, { with: { permission: permission("topic.arn") } }),
    "an alias of a function of another stack": {
      ...toFunction,
      endpoint: "arn:aws:lambda:us-east-1:123456789012:function:other:live",
    },
    "an unknown endpoint": { ...toFunction, endpoint: unknown() },
    "a filter of the body": filtered('{"detail":{"state":["ok"]}}', { filterPolicyScope: "MessageBody" }),
    "raw delivery and dead letters": stack(
      {
        ...sqs,
        rawMessageDelivery: true,
        redrivePolicy: jsonText({ deadLetterTargetArn: out("dead.arn") }),
      },
      withPolicies,
    ),
    "a text message": { topic: out("topic.arn"), protocol: "sms", endpoint: "+15551234567" },
    "an endpoint that confirms": {
      topic: out("topic.arn"),
      protocol: "https",
      endpoint: "https://example.com/hook",
      endpointAutoConfirms: true,
    },
    "a delivery stream": {
      topic: out("topic.arn"),
      protocol: "firehose",
      endpoint: "arn:aws:firehose:us-east-1:123456789012:deliverystream/events",
      subscriptionRoleArn: out("deliveryRole.arn"),
    },
    "an encrypted queue with an open key": stack(
      { ...sqs, endpoint: out("open.arn") },
      { with: { allowOpen: allow("open") } },
    ),
  },
  rejects: {
    "protocol-not-for-fifo": [
      { ...toFunction, topic: out("fifoTopic.arn") },
      { topic: out("fifoTopic.arn"), protocol: "email", endpoint: "ops@example.com" },
    ],
    "fifo-queue-at-standard-topic": stack({ ...sqs, endpoint: out("fifoQueue.arn") }, withPolicies),
    "wrong-endpoint": [
      { ...sqs, endpoint: out("queue.url") },
      { ...toFunction, endpoint: out("handler.name") },
      { ...toFunction, endpoint: out("handler.invokeArn") },
      { topic: out("topic.arn"), protocol: "sms", endpoint: "five" },
      {
        topic: out("topic.arn"),
        protocol: "https",
        endpoint: "http://example.com",
        endpointAutoConfirms: true,
      },
      {
        topic: out("topic.arn"),
        protocol: "firehose",
        endpoint: "events",
        subscriptionRoleArn: out("role.arn"),
      },
      { topic: out("topic.arn"), protocol: "application", endpoint: out("topic.arn") },
    ],
    "scope-without-filter": stack({ ...sqs, filterPolicyScope: "MessageBody" }, withPolicies),
    "bad-filter-policy": [
      filtered('{"store":"a"}'),
      filtered('{"detail":{"state":["ok"]}}'),
      filtered('{"store":[]}', { filterPolicyScope: "MessageBody" }),
    ],
    "firehose-without-role": {
      topic: out("topic.arn"),
      protocol: "firehose",
      endpoint: "arn:aws:firehose:us-east-1:123456789012:deliverystream/events",
    },
    "raw-delivery-not-for-protocol": stack(
      { ...toFunction, rawMessageDelivery: true },
      { with: { permission: permission("topic.arn") } },
    ),
    "dead-letter-target-no-queue": stack(
      { ...sqs, redrivePolicy: jsonText({ deadLetterTargetArn: out("dead.url") }) },
      withPolicies,
    ),
    "dead-letter-queue-not-fifo": stack(
      { ...fifo, redrivePolicy: jsonText({ deadLetterTargetArn: out("dead.arn") }) },
      withPolicies,
    ),
    "function-refuses-topic": [
      toFunction,
      stack(toFunction, { with: { permission: permission("other.arn") } }),
    ],
    "queue-refuses-topic": [sqs, stack({ ...sqs, topic: out("other.arn") }, withPolicies)],
    "key-refuses-topic": [
      stack({ ...sqs, endpoint: out("managed.arn") }, { with: { policy: allow("managed") } }),
      stack({ ...sqs, endpoint: out("closed.arn") }, { with: { policy: allow("closed") } }),
    ],
    "role-not-for-delivery": [
      {
        topic: out("topic.arn"),
        protocol: "firehose",
        endpoint: "arn:aws:firehose:us-east-1:123456789012:deliverystream/events",
        subscriptionRoleArn: out("role.arn"),
      },
      {
        topic: out("topic.arn"),
        protocol: "firehose",
        endpoint: "arn:aws:firehose:us-east-1:123456789012:deliverystream/events",
        subscriptionRoleArn: out("idleRole.arn"),
      },
    ],
    "needs-confirmation": [
      { topic: out("topic.arn"), protocol: "email", endpoint: "ops@example.com" },
      { topic: out("topic.arn"), protocol: "https", endpoint: interpolate`https://example.com/hook` },
    ],
    "duplicate-subscription": stack(sqs, {
      with: { ...withPolicies.with, again: given("aws:sns/topicSubscription:TopicSubscription", sqs) },
    }),
    "wrong-reference": stack({ ...sqs, topic: out("topic.name") }, withPolicies),
  },
  outputs: [
    {
      of: stack(sqs, withPolicies),
      are: {
        arn: /^arn:aws:sns:us-east-1:123456789012:topic-[0-9a-f]{7}:[0-9a-f-]{36}$/,
        ownerId: "123456789012",
        pendingConfirmation: false,
        confirmationWasAuthenticated: true,
      },
    },
  ],
});
