// EventBridge: what can be wrong with a target of a rule, in words.
import { finding, type Report, shown } from "../../model/kernel.ts";

const PUT = "events:PutTargets";
const VALIDATION = { operation: PUT, code: "ValidationException" } as const;
const RESOURCE_POLICIES =
  "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html";

export const TARGET_FINDINGS = {
  "rule-on-other-bus": finding<{ name: string; rule: string; bus: string; own: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ name, rule, bus, own }) =>
      `Target \`${name}\` looks for its rule on the event bus ${own}, while rule \`${rule}\` is on ${bus}.`,
    why: "A rule is found by its name and its event bus; without eventBusName, a target means the default one.",
    fix: ({ rule, bus }) =>
      bus === "default" ? "Leave out eventBusName." : `Write eventBusName: ${rule}.eventBusName.`,
    quote: ({ own }) => `does not exist on EventBus ${own}.`,
    aws: { operation: PUT, code: "ResourceNotFoundException" },
    docs: "https://github.com/TerraConstructs/base/issues/88",
  }),
  "no-role": finding<{ name: string; what: string; arn: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ name, what }) => `Target \`${name}\` calls ${what} and has no roleArn.`,
    why: "EventBridge calls such a target with a role that it assumes. The roleArn of the rule is for something else.",
    fix: "Give roleArn the ARN of a role that events.amazonaws.com may assume and that may call the target.",
    quote: ({ arn }) => `RoleArn is required for target ${arn}.`,
    aws: VALIDATION,
    docs: "https://github.com/hashicorp/terraform-provider-aws/pull/19913",
  }),
  "role-not-assumable": finding<{ name: string; role: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, role }) =>
      `Target \`${name}\` is called with role \`${role}\`, which EventBridge may not assume.`,
    why: "EventBridge looks at the role's trust policy when the target is created.",
    fix: ({ role }) =>
      `Let the Service principal events.amazonaws.com assume \`${role}\` in its trust policy (scheduler.amazonaws.com is for schedules).`,
    quote: "cannot be assumed by principal 'events.amazonaws.com'.",
    aws: VALIDATION,
    docs: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-identity-based.html",
  }),
  "role-cannot-call": finding<{ name: string; role: string; action: string; arn: string }>({
    severity: "error",
    effect: "broken",
    evidence: "documented",
    message: ({ name, role, action, arn }) =>
      `Target \`${name}\` is called with role \`${role}\`, whose policies do not allow ${action} on ${arn}.`,
    why: "The target is created; each call is refused, which only the metric FailedInvocations tells.",
    fix: ({ role, action, arn }) => `Allow ${action} on ${arn} in a policy of \`${role}\`.`,
    docs: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-identity-based.html",
  }),
  "function-not-permitted": finding<{ name: string; function: string; other: string }>({
    severity: "error",
    effect: "broken",
    evidence: "documented",
    message: ({ name, function: target, other }) =>
      `Target \`${name}\` calls function \`${target}\`, which no permission lets ${other === "" ? "EventBridge" : "this rule"} call.`,
    why: ({ other }) =>
      `The target is created; each call is refused, and the function never runs.${other === "" ? "" : ` Permission \`${other}\` is for another source.`}`,
    fix: ({ function: target }) =>
      `Add an aws.lambda.Permission for \`${target}\` with the principal events.amazonaws.com and the arn of the rule as sourceArn.`,
    docs: `${RESOURCE_POLICIES}#eb-lambda-permissions`,
  }),
  "refused-by-policy": finding<{ name: string; kind: string; target: string; action: string }>({
    severity: "error",
    effect: "broken",
    evidence: "documented",
    message: ({ name, kind, target }) =>
      `Target \`${name}\` sends events to ${kind} \`${target}\`, whose policy does not let EventBridge do so.`,
    why: ({ kind }) =>
      `The target is created; its events are refused. The policy that a ${kind} has by default does not let EventBridge in.`,
    fix: ({ kind, action }) =>
      `Allow the Service principal events.amazonaws.com ${action} in an aws.${kind === "topic" ? "sns.TopicPolicy" : "sqs.QueuePolicy"}, for the rule's arn as aws:SourceArn.`,
    docs: RESOURCE_POLICIES,
  }),
  "key-refuses-events": finding<{ name: string; kind: string; target: string; key: string }>({
    severity: "error",
    effect: "broken",
    evidence: "documented",
    message: ({ name, kind, target, key }) =>
      `Target \`${name}\` sends events to ${kind} \`${target}\`, whose key (${key}) EventBridge may not use.`,
    why: "EventBridge encrypts what it sends with the key of the target, which the key's policy must allow; those of AWS managed keys do not.",
    fix: "Encrypt with a key of your own whose policy allows events.amazonaws.com kms:GenerateDataKey and kms:Decrypt.",
    docs: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-troubleshooting.html",
  }),
  "task-as-target": finding<{ name: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name }) => `Target \`${name}\` has the ARN of a task definition as its arn.`,
    why: "The target is the cluster that the task runs in; the task definition stands in ecsTarget.",
    fix: "Write the arn of the cluster, and ecsTarget: { taskDefinitionArn: … }.",
    quote: "Provided Arn is not in correct format.",
    aws: VALIDATION,
    docs: "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_EcsParameters.html",
  }),
  "missing-parameters": finding<{ name: string; what: string; input: string; parameter: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ name, what, input }) => `Target \`${name}\` calls ${what} and has no ${input}.`,
    why: "Without it, EventBridge does not know what to send.",
    fix: ({ input }) => `Give ${input}.`,
    quote: ({ parameter }) => `Parameter(s) ${parameter} must be specified for target`,
    aws: VALIDATION,
    docs: "https://github.com/hashicorp/terraform/issues/20263",
  }),
  "other-region": finding<{ name: string; region: string; own: string; arn: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ name, region, own }) => `Target \`${name}\` in ${own} calls something in ${region}.`,
    why: "A rule calls targets of its own region; only event buses can be in another one.",
    fix: ({ region }) =>
      `Send the events to an event bus in ${region}, and let a rule there call the target.`,
    quote: "Cross-region api call is not allowed.",
    aws: VALIDATION,
    docs: "https://github.com/hashicorp/terraform-provider-aws/issues/31444",
  }),
  "too-many-targets": finding<{ name: string; place: number }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, place }) => `Target \`${name}\` is number ${place} of its rule, which takes at most 5.`,
    why: "The limit of 5 targets of a rule cannot be raised.",
    fix: "Create a second rule with the same pattern, or send the events to an SNS topic that passes them on.",
    aws: { operation: PUT, code: "LimitExceededException" },
    docs: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html",
  }),
  "malformed-path": finding<{ name: string; path: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, path }) =>
      `Target \`${name}\` takes ${shown(path)} from the event, which is no JSON path.`,
    why: "Paths begin with $, the event itself.",
    fix: ({ path }) => `Write "$.${path.replace(/^[.$]+/, "")}".`,
    aws: VALIDATION,
    docs: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html",
  }),
};

export type TargetReport = Report<typeof TARGET_FINDINGS>;
