// EventBridge: whether a rule may call its target. Defines no resource.
// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html
import type { PropertyValue } from "../../core/value.ts";
import { parseArn } from "../../model/kernel.ts";
import type { ResourceView } from "../../model/view.ts";
import type { World } from "../../model/world.ts";
import { keyAllows, keyOf } from "../kms/shared.ts";
import { functionOf, permits } from "../lambda-permissions.ts";
import { policyAllows, roleAllows, roleOf, trusts } from "../rights.ts";
import type { TargetReport } from "./event-target-findings.ts";

const EVENTS = "events.amazonaws.com";

/** A kind of target that EventBridge calls with a role. */
interface Called {
  readonly what: string;
  /** One of these is enough. */
  readonly actions: readonly string[];
}

const BY_ROLE: readonly (readonly [string, RegExp, Called])[] = [
  ["states", /^stateMachine:/, { what: "a state machine", actions: ["states:StartExecution"] }],
  [
    "kinesis",
    /^stream\//,
    { what: "a Kinesis data stream", actions: ["kinesis:PutRecord", "kinesis:PutRecords"] },
  ],
  [
    "firehose",
    /^deliverystream\//,
    { what: "a Firehose stream", actions: ["firehose:PutRecord", "firehose:PutRecordBatch"] },
  ],
  ["ecs", /^cluster\//, { what: "an ECS cluster", actions: [] }],
  ["batch", /^job-queue\//, { what: "a Batch job queue", actions: [] }],
  ["codebuild", /^project\//, { what: "a CodeBuild project", actions: ["codebuild:StartBuild"] }],
  [
    "codepipeline",
    /./,
    { what: "a CodePipeline pipeline", actions: ["codepipeline:StartPipelineExecution"] },
  ],
  ["events", /^api-destination\//, { what: "an API destination", actions: ["events:InvokeApiDestination"] }],
];

/** What EventBridge needs a role for; undefined for what has a policy of its own. */
function calledByRole(target: string): Called | undefined {
  const parts = parseArn(target);
  if (parts === undefined) return undefined;
  return BY_ROLE.find(([service, form]) => service === parts.service && form.test(parts.resource))?.[2];
}

/** Checks the role of a target. */
export function checkRole(self: ResourceView, world: World, target: string, report: TargetReport): void {
  const { name } = self;
  const called = calledByRole(target);
  if (called === undefined) return;
  if (!self.has("roleArn")) {
    report("no-role", { name, what: called.what, arn: target }, "arn");
    return;
  }
  const role = roleOf(world, self.text("roleArn"));
  if (role === undefined) return;
  const related = { related: [{ view: role, note: "the role" }] };
  if (trusts(world, role, EVENTS) === "no") {
    report("role-not-assumable", { name, role: role.name }, "roleArn", related);
  }
  const [action] = called.actions;
  if (action === undefined) return;
  const isClosed = called.actions.every((one) => roleAllows(world, role, one, target) === "no");
  if (isClosed)
    report("role-cannot-call", { name, role: role.name, action, arn: target }, "roleArn", related);
}

/** Checks that a function, topic or queue of the program lets the rule in. */
export function checkResource(
  self: ResourceView,
  world: World,
  target: string,
  rule: ResourceView | undefined,
  report: TargetReport,
): void {
  const { name } = self;
  const parts = parseArn(target);
  if (parts?.service === "lambda") {
    const called = functionOf(world, target);
    if (called === undefined || called.node.kind !== "custom") return;
    const sourceArn = rule?.text("arn");
    const verdict = permits(world, called, {
      principals: [EVENTS],
      ...(sourceArn !== undefined && { sourceArn }),
    });
    if (verdict.allowed !== "no") return;
    const other = verdict.near?.name ?? "";
    report("function-not-permitted", { name, function: called.name, other }, "arn", {
      related: [
        { view: called, note: "the function" },
        ...(verdict.near === undefined ? [] : [{ view: verdict.near, note: "the permission" }]),
      ],
    });
  } else if (parts?.service === "sns") checkHolder(self, world, target, "topic", report);
  else if (parts?.service === "sqs") checkHolder(self, world, target, "queue", report);
}

const HOLDERS = {
  topic: {
    token: "aws:sns/topic:Topic",
    policy: "aws:sns/topicPolicy:TopicPolicy",
    property: "arn",
    action: "sns:Publish",
  },
  queue: {
    token: "aws:sqs/queue:Queue",
    policy: "aws:sqs/queuePolicy:QueuePolicy",
    property: "queueUrl",
    action: "sqs:SendMessage",
  },
} as const;

/** A topic or queue: its policy, and that of its key. */
function checkHolder(
  self: ResourceView,
  world: World,
  target: string,
  kind: "topic" | "queue",
  report: TargetReport,
): void {
  const { name } = self;
  const { token, action } = HOLDERS[kind];
  const holder = world.find(token, "arn", target, self);
  if (holder === undefined || holder.node.kind !== "custom") return;
  const related = { related: [{ view: holder, note: `the ${kind}` }] };
  const policies = policiesOf(world, holder, kind);
  const principal = { service: EVENTS };
  const isClosed = policies?.every(
    (policy) => policyAllows(policy, { principal, action, resource: target }) === "no",
  );
  if (isClosed === true) {
    report("refused-by-policy", { name, kind, target: holder.name, action }, "arn", related);
  }
  const key = holder.text("kmsMasterKeyId");
  if (key === undefined || key === "") return;
  const request = { principal, actions: ["kms:GenerateDataKey", "kms:Decrypt"] };
  if (keyAllows(world, key, request, holder) !== "no") return;
  const view = keyOf(world, key, holder);
  const shownKey = view === undefined ? key : `\`${view.name}\``;
  report("key-refuses-events", { name, kind, target: holder.name, key: shownKey }, "arn", related);
}

/** The policies of a topic or queue; undefined when one that nobody can know may be its own. */
function policiesOf(
  world: World,
  holder: ResourceView,
  kind: "topic" | "queue",
): readonly PropertyValue[] | undefined {
  const { policy, property } = HOLDERS[kind];
  const all = world.all(policy);
  if (all.some((one) => one.text(property) === undefined)) return undefined;
  const names = new Set([holder.id, holder.text("arn"), kind === "queue" ? holder.text("url") : undefined]);
  return [holder, ...all.filter((one) => names.has(one.text(property)))]
    .map((one) => one.node.inputs["policy"] ?? "")
    .filter((value) => value !== "");
}
