// A topic.
import {
  arn,
  bool,
  conflictsWith,
  defineResource,
  finding,
  int,
  json,
  oneOf,
  replaces,
  tags,
  text,
  withDefault,
} from "../../model/kernel.ts";
import { fifoNameProblem, wrongFifoName } from "../fifo-names.ts";
import { policy } from "../policy.ts";

const API = "https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html";
const PROVIDER =
  "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/sns/topic.go";
const role = () =>
  arn({
    service: "iam",
    resource: /^role\//,
    of: "the ARN of an IAM role",
    good: "arn:aws:iam::111122223333:role/example",
  });
const percent = () => int({ min: 0, max: 100, unit: "percent" });

const NAMES = { service: "SNS", kind: "topic", input: "fifoTopic", most: 256, docs: PROVIDER } as const;

export const topic = defineResource({
  token: "aws:sns/topic:Topic",
  docs: API,
  inputs: {
    applicationFailureFeedbackRoleArn: role(),
    applicationSuccessFeedbackRoleArn: role(),
    applicationSuccessFeedbackSampleRate: percent(),
    archivePolicy: json({ of: "an archive policy in JSON" }),
    contentBasedDeduplication: withDefault(bool(), false),
    deliveryPolicy: json({ of: "a delivery policy in JSON" }),
    displayName: text(),
    fifoThroughputScope: oneOf(["MessageGroup", "Topic"]),
    fifoTopic: withDefault(replaces(bool()), false),
    firehoseFailureFeedbackRoleArn: role(),
    firehoseSuccessFeedbackRoleArn: role(),
    firehoseSuccessFeedbackSampleRate: percent(),
    httpFailureFeedbackRoleArn: role(),
    httpSuccessFeedbackRoleArn: role(),
    httpSuccessFeedbackSampleRate: percent(),
    // A key by id, ARN or alias; what may be wrong with it is the key's business.
    kmsMasterKeyId: text(),
    lambdaFailureFeedbackRoleArn: role(),
    lambdaSuccessFeedbackRoleArn: role(),
    lambdaSuccessFeedbackSampleRate: percent(),
    name: replaces(text()),
    namePrefix: replaces(text()),
    policy: policy({ kind: "sns-topic" }),
    signatureVersion: int({ min: 1, max: 2 }),
    sqsFailureFeedbackRoleArn: role(),
    sqsSuccessFeedbackRoleArn: role(),
    sqsSuccessFeedbackSampleRate: percent(),
    tags: tags(),
    tracingConfig: oneOf(["Active", "PassThrough"]),
  },
  relations: [conflictsWith(["name", "namePrefix"], { docs: PROVIDER })],
  outputs: (self, make) => ({
    id: self.text("arn") ?? "",
    owner: make.account,
    beginningArchiveTime: "",
    ...(self.has("fifoThroughputScope")
      ? {}
      : { fifoThroughputScope: self.inputs.fifoTopic === true ? "Topic" : "" }),
    ...(self.has("signatureVersion") ? {} : { signatureVersion: 1 }),
    ...(self.has("tracingConfig") ? {} : { tracingConfig: "PassThrough" }),
    ...(self.has("namePrefix") ? {} : { namePrefix: "" }),
    ...(self.has("policy") ? {} : { policy: defaultPolicy(self.text("arn") ?? "", make.account) }),
  }),
  unique: {
    "duplicate-name": {
      key: (self) => self.text("name"),
      scope: "region",
      says: (name) => `have the same name "${name}"`,
      property: "name",
      severity: "warning",
      why: "CreateTopic gives back the topic that has the name already, unless attributes differ. Two resources would manage one topic, and deleting one deletes it for both.",
      fix: "Give the topics different names, or leave the name to Pulumi.",
      aws: { operation: "sns:CreateTopic", code: "InvalidParameter" },
    },
  },
  findings: {
    "wrong-name": wrongFifoName(NAMES),
    "only-for-fifo": finding<{ name: string; input: string; quote: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name, input }) => `\`${name}\` has ${input} and is not a FIFO topic.`,
      why: "Deduplication, its scope, and archives of messages are features of FIFO topics.",
      fix: ({ input }) => `Set fifoTopic to true (the name ends with ".fifo" then), or leave ${input} out.`,
      quote: ({ quote }) => quote,
      docs: PROVIDER,
    }),
    "two-policies": finding<{ name: string; other: string }>({
      severity: "warning",
      effect: "broken",
      evidence: "documented",
      message: ({ name, other }) => `\`${name}\` has a policy, and \`${other}\` sets another one for it.`,
      why: "A topic has one policy. The one that is written last replaces the other, and every update finds a difference.",
      fix: "Keep one of the two.",
      docs: PROVIDER,
    }),
  },
  check(self, world, report) {
    const { name } = self;
    const isFifo = self.inputs.fifoTopic;
    const physical = self.text("name");
    if (isFifo !== undefined && physical !== undefined && !world.isPlaceholder(physical)) {
      const wanted = fifoNameProblem(physical, isFifo, NAMES);
      if (wanted !== undefined) report("wrong-name", { name, found: physical, wanted }, "name");
    }
    if (isFifo === false) {
      for (const { input, isGiven, quote } of [
        {
          input: "archivePolicy",
          isGiven: self.state("archivePolicy") === "known" && self.inputs.archivePolicy !== "",
          quote: "message archive policy can only be set for FIFO topics",
        },
        {
          input: "fifoThroughputScope",
          isGiven: self.state("fifoThroughputScope") === "known",
          quote: "FIFO throughput scope can only be set for FIFO topics",
        },
        {
          input: "contentBasedDeduplication",
          isGiven: self.inputs.contentBasedDeduplication === true,
          quote: "content-based deduplication can only be set for FIFO topics",
        },
      ]) {
        if (isGiven) report("only-for-fifo", { name, input, quote }, input);
      }
    }
    const other =
      self.state("policy") === "known"
        ? world.where("aws:sns/topicPolicy:TopicPolicy", "arn", self.text("arn"))[0]
        : undefined;
    if (other !== undefined) {
      report("two-policies", { name, other: other.name }, "policy", {
        related: [{ view: other, property: "policy", note: "the other policy" }],
      });
    }
  },
});

/** The policy that SNS gives a topic; its text: resourceTopicPolicyDelete of the provider. */
function defaultPolicy(topicArn: string, account: string): string {
  return JSON.stringify({
    Version: "2008-10-17",
    Id: "__default_policy_ID",
    Statement: [
      {
        Sid: "__default_statement_ID",
        Effect: "Allow",
        Principal: { AWS: "*" },
        Action: [
          "SNS:GetTopicAttributes",
          "SNS:SetTopicAttributes",
          "SNS:AddPermission",
          "SNS:RemovePermission",
          "SNS:DeleteTopic",
          "SNS:Subscribe",
          "SNS:ListSubscriptionsByTopic",
          "SNS:Publish",
        ],
        Resource: topicArn,
        Condition: { StringEquals: { "AWS:SourceOwner": account } },
      },
    ],
  });
}
