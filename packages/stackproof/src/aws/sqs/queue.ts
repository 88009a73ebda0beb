// A queue.
import {
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
import { checkRedrivePolicy, redriveAllowFindings, redriveAllowProblem, redriveFindings } from "./redrive.ts";

const API = "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html";
const PROVIDER =
  "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/sqs/queue.go";

const NAMES = { service: "SQS", kind: "queue", input: "fifoQueue", most: 80, docs: PROVIDER } as const;

export const queue = defineResource({
  token: "aws:sqs/queue:Queue",
  docs: API,
  inputs: {
    contentBasedDeduplication: withDefault(bool(), false),
    deduplicationScope: oneOf(["messageGroup", "queue"]),
    delaySeconds: withDefault(int({ min: 0, max: 900, unit: "seconds" }), 0),
    fifoQueue: withDefault(replaces(bool()), false),
    fifoThroughputLimit: oneOf(["perMessageGroupId", "perQueue"]),
    kmsDataKeyReusePeriodSeconds: int({ min: 60, max: 86_400, unit: "seconds" }),
    // A key by id, ARN or alias; what may be wrong with it is the key's business.
    kmsMasterKeyId: text(),
    maxMessageSize: withDefault(int({ min: 1024, max: 1_048_576, unit: "bytes" }), 262_144),
    messageRetentionSeconds: withDefault(int({ min: 60, max: 1_209_600, unit: "seconds" }), 345_600),
    name: replaces(text()),
    namePrefix: replaces(text()),
    policy: policy({ kind: "sqs-queue" }),
    receiveWaitTimeSeconds: withDefault(
      int(
        { min: 0, max: 20, unit: "seconds" },
        { by: "aws", aws: { operation: "sqs:CreateQueue", code: "InvalidAttributeValue" } },
      ),
      0,
    ),
    redriveAllowPolicy: json({ of: "a redrive allow policy in JSON" }),
    redrivePolicy: json({ of: "a redrive policy in JSON" }),
    sqsManagedSseEnabled: bool(),
    tags: tags(),
    visibilityTimeoutSeconds: withDefault(int({ min: 0, max: 43_200, unit: "seconds" }), 30),
  },
  relations: [
    conflictsWith(["kmsMasterKeyId", "sqsManagedSseEnabled"], { docs: PROVIDER }),
    conflictsWith(["name", "namePrefix"], { docs: PROVIDER }),
  ],
  outputs: (self) => ({
    ...(self.has("kmsDataKeyReusePeriodSeconds") ? {} : { kmsDataKeyReusePeriodSeconds: 300 }),
    ...(self.has("sqsManagedSseEnabled") ? {} : { sqsManagedSseEnabled: !self.has("kmsMasterKeyId") }),
    ...(self.inputs.fifoQueue === true && {
      deduplicationScope: self.inputs.deduplicationScope ?? "queue",
      fifoThroughputLimit: self.inputs.fifoThroughputLimit ?? "perQueue",
    }),
    ...(self.inputs.fifoQueue === true ? {} : { deduplicationScope: "", fifoThroughputLimit: "" }),
    ...(self.has("policy") ? {} : { policy: "" }),
    ...(self.has("redrivePolicy") ? {} : { redrivePolicy: "" }),
    ...(self.has("redriveAllowPolicy") ? {} : { redriveAllowPolicy: "" }),
    ...(self.has("namePrefix") ? {} : { namePrefix: "" }),
  }),
  unique: {
    "duplicate-name": {
      key: (self) => self.text("name"),
      scope: "region",
      says: (name) => `have the same name "${name}"`,
      property: "name",
      severity: "warning",
      why: "A queue of the name exists once the first is created. SQS refuses a second one with other attributes; with the same attributes both resources manage one queue, and deleting one deletes it for both.",
      fix: "Give the queues different names, or leave the name to Pulumi.",
      aws: { operation: "sqs:CreateQueue", code: "QueueNameExists" },
    },
  },
  findings: {
    "wrong-name": wrongFifoName(NAMES),
    "deduplication-without-fifo": finding<{ name: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name }) => `\`${name}\` has contentBasedDeduplication and is not a FIFO queue.`,
      why: "Only FIFO queues remove duplicates.",
      fix: 'Set fifoQueue to true (the name ends with ".fifo" then), or leave contentBasedDeduplication out.',
      quote: "content-based deduplication can only be set for FIFO queue",
      docs: PROVIDER,
    }),
    "throughput-without-fifo": finding<{ name: string; input: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "observed",
      message: ({ name, input }) => `\`${name}\` has ${input} and is not a FIFO queue.`,
      why: "High throughput is a mode of FIFO queues; standard queues have no limit that it could raise.",
      fix: ({ input }) => `Leave ${input} out, or make the queue a FIFO queue.`,
      quote: ({ input }) =>
        `You can specify the ${input.charAt(0).toUpperCase()}${input.slice(1)} only when FifoQueue is set to true.`,
      aws: { operation: "sqs:CreateQueue", code: "InvalidAttributeName" },
      docs: API,
    }),
    "throughput-per-group-needs-scope": finding<{ name: string; scope: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name, scope }) =>
        `\`${name}\` has the fifoThroughputLimit "perMessageGroupId" with the deduplicationScope "${scope}".`,
      why: "Throughput is counted per message group only where duplicates are looked for per message group.",
      fix: 'Set deduplicationScope to "messageGroup".',
      aws: { operation: "sqs:CreateQueue", code: "InvalidAttributeValue" },
      docs: API,
    }),
    "two-policies": finding<{ name: string; other: string; input: string }>({
      severity: "warning",
      effect: "broken",
      evidence: "documented",
      message: ({ name, other, input }) =>
        `\`${name}\` has ${input}, and \`${other}\` sets the same attribute of the queue.`,
      why: "A queue has one such attribute. The one that is written last replaces the other, and every update finds a difference.",
      fix: ({ input }) => `Leave ${input} out of the queue, or remove the separate resource.`,
      docs: PROVIDER,
    }),
    ...redriveFindings("sqs:CreateQueue"),
    ...redriveAllowFindings("sqs:CreateQueue"),
  },
  check(self, world, report) {
    const isFifo = self.inputs.fifoQueue;
    const { name } = self;
    const physical = self.text("name");
    if (isFifo !== undefined && physical !== undefined && !world.isPlaceholder(physical)) {
      const wanted = fifoNameProblem(physical, isFifo, NAMES);
      if (wanted !== undefined) report("wrong-name", { name, found: physical, wanted }, "name");
    }
    if (isFifo === false) {
      if (self.inputs.contentBasedDeduplication === true) {
        report("deduplication-without-fifo", { name }, "contentBasedDeduplication");
      }
      const input = (["fifoThroughputLimit", "deduplicationScope"] as const).find((one) => self.has(one));
      if (input !== undefined) report("throughput-without-fifo", { name, input }, input);
    } else if (self.inputs.fifoThroughputLimit === "perMessageGroupId") {
      const scope = self.state("deduplicationScope") === "absent" ? "queue" : self.inputs.deduplicationScope;
      if (scope === "queue")
        report("throughput-per-group-needs-scope", { name, scope }, "fifoThroughputLimit");
    }
    checkRedrivePolicy(
      self.inputs.redrivePolicy,
      { name, isFifo, arn: self.text("arn") },
      world,
      (slug, parameters, target) =>
        report(slug, parameters, "redrivePolicy", {
          ...(target !== undefined && { related: [{ view: target, note: "the dead-letter queue" }] }),
        }),
    );
    const allow = redriveAllowProblem(self.inputs.redriveAllowPolicy);
    if (allow !== undefined) report("bad-redrive-allow-policy", { name, found: allow }, "redriveAllowPolicy");
    for (const [input, token] of SEPARATE) {
      const value = self.state(input) === "known" ? self.inputs[input] : undefined;
      const other =
        value === undefined || value === "" ? undefined : world.where(token, "queueUrl", self.id)[0];
      if (other !== undefined) {
        report("two-policies", { name, other: other.name, input }, input, {
          related: [{ view: other, note: "the separate resource" }],
        });
      }
    }
  },
});

const SEPARATE = [
  ["policy", "aws:sqs/queuePolicy:QueuePolicy"],
  ["redrivePolicy", "aws:sqs/redrivePolicy:RedrivePolicy"],
  ["redriveAllowPolicy", "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy"],
] as const;
