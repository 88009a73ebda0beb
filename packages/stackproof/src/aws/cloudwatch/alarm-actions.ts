// CloudWatch: what an alarm does when its state changes. Shared by metric alarms and composite alarms. Pure.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html

import { finding, type Kind, leaf, list, parseArn, shown } from "../../model/kernel.ts";
import { asText, known } from "../../model/kinds/kind.ts";
import type { Report } from "../../model/resource.ts";
import type { ResourceView } from "../../model/view.ts";
import type { World } from "../../model/world.ts";
import { keyAllows, keyOf } from "../kms/shared.ts";
import { functionOf, permits } from "../lambda-permissions.ts";
import { policyAllows } from "../rights.ts";

const TOPIC = "aws:sns/topic:Topic";
const TOPIC_POLICY = "aws:sns/topicPolicy:TopicPolicy";

export const ACTION_INPUTS = ["alarmActions", "okActions", "insufficientDataActions"] as const;

/** `arn:aws:automate:us-east-1:ec2:stop` has no account. internal/service/cloudwatch/validate.go of the provider. */
const EC2_ACTION = /^arn:[\w-]+:automate:[\w-]+:ec2:(reboot|recover|stop|terminate)$/;

/** Actions: ARNs, at most five. */
export function actions(attribute: string): Kind<(string | undefined)[]> {
  return list(
    leaf<string>(
      {
        expects: "the ARN of an action, such as that of an SNS topic",
        good: "arn:aws:sns:us-east-1:111122223333:alerts",
        bad: "alerts",
        decode: asText,
        fault(value) {
          if (value === "" || EC2_ACTION.test(value) || parseArn(value) !== undefined) return undefined;
          return {
            says: `is ${shown(value)}, which is no ARN; it takes the ARN of an action, such as that of an SNS topic`,
          };
        },
      },
      { attribute },
    ),
    { max: 5 },
    { attribute },
  );
}

const METRIC_ACTIONS = ["sns", "lambda", "autoscaling", "automate", "swf", "ssm", "ssm-incidents", "aiops"];
const COMPOSITE_ACTIONS = ["sns", "lambda", "ssm", "ssm-incidents", "aiops"];

/** Findings about actions; the operation that AWS refuses differs. */
export function actionFindings(operation: string) {
  const docs = `https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_${operation.replace("cloudwatch:", "")}.html`;
  return {
    "unsupported-action": finding<{ name: string; action: string; service: string; can: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name, action, service }) =>
        `Alarm \`${name}\` has the action ${action}, a resource of ${service}, which an alarm cannot act on.`,
      why: "An alarm can start only a few kinds of actions.",
      fix: ({ can }) => `Choose an action of ${can}; most notify an SNS topic, which passes the message on.`,
      aws: { operation, code: "ValidationError" },
      docs,
    }),
    "action-in-other-region": finding<{ name: string; action: string; region: string; own: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "observed",
      message: ({ name, action, region, own }) =>
        `Alarm \`${name}\` in ${own} has an action in ${region}: ${action}.`,
      why: "The actions of an alarm must be in the alarm's own region.",
      fix: ({ own }) => `Create the topic in ${own}, for instance with the alarm's provider.`,
      quote: "ValidationError: Invalid region specified.",
      aws: { operation, code: "ValidationError" },
      docs: "https://github.com/cds-snc/notification-terraform/pull/128",
    }),
    "function-not-permitted": finding<{ name: string; function: string }>({
      severity: "error",
      effect: "broken",
      evidence: "documented",
      message: ({ name, function: target }) =>
        `Alarm \`${name}\` calls function \`${target}\`, which no permission lets CloudWatch alarms call.`,
      why: "The alarm is created; when it changes its state, the call is refused and the function never runs.",
      fix: ({ function: target }) =>
        `Add an aws.lambda.Permission for \`${target}\` with the principal lambda.alarms.cloudwatch.amazonaws.com and the alarm's ARN as sourceArn.`,
      docs: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-actions-Lambda.html",
    }),
    "topic-refuses-alarm": finding<{ name: string; topic: string; policy: string }>({
      severity: "error",
      effect: "broken",
      evidence: "observed",
      message: ({ name, topic, policy }) =>
        `Alarm \`${name}\` notifies topic \`${topic}\`, whose policy (\`${policy}\`) does not let it publish.`,
      why: "A policy of one's own replaces the one that lets all of the account publish. The alarm is created; its messages are refused, which only its history tells.",
      fix: "Allow the Service principal cloudwatch.amazonaws.com sns:Publish in the topic's policy.",
      docs: "https://repost.aws/knowledge-center/cloudwatch-receive-sns-for-alarm-trigger",
    }),
    "topic-key-refuses-alarm": finding<{ name: string; topic: string; key: string; isManaged: boolean }>({
      severity: "error",
      effect: "broken",
      evidence: "observed",
      message: ({ name, topic, key }) =>
        `Alarm \`${name}\` notifies topic \`${topic}\`, whose key (${key}) CloudWatch may not use.`,
      why: ({ isManaged }) =>
        `To publish to an encrypted topic, CloudWatch encrypts with its key. ${isManaged ? "The policy of alias/aws/sns does not let CloudWatch do so, and cannot be changed." : "The policy of the key does not let CloudWatch do so."} The alarm is created, and its messages never arrive.`,
      fix: ({ isManaged }) =>
        `${isManaged ? "Encrypt the topic with a key of your own, and allow" : "Allow"} the Service principal cloudwatch.amazonaws.com kms:GenerateDataKey* and kms:Decrypt in the key's policy.`,
      docs: "https://repost.aws/knowledge-center/cloudwatch-receive-sns-for-alarm-trigger",
    }),
  };
}

type ActionReport = Report<ReturnType<typeof actionFindings>>;

/** The known actions of an alarm, each with the path of its property. */
export function actionsOf(self: ResourceView): { readonly property: string; readonly action: string }[] {
  return ACTION_INPUTS.flatMap((input) => {
    const value = known(self.node.inputs[input]);
    if (!Array.isArray(value)) return [];
    return value.flatMap((item, index) => {
      const inner = known(item);
      const action = inner === undefined ? undefined : asText(inner);
      return action === undefined || action === "" ? [] : [{ property: `${input}[${index}]`, action }];
    });
  });
}

/** Checks what each action names. */
export function checkActions(
  self: ResourceView,
  world: World,
  kind: "metric" | "composite",
  report: ActionReport,
): void {
  const services = kind === "metric" ? METRIC_ACTIONS : COMPOSITE_ACTIONS;
  const reported = new Set<string>();
  for (const { property, action } of actionsOf(self)) {
    if (reported.has(action)) continue;
    reported.add(action);
    const service = EC2_ACTION.test(action) ? "automate" : parseArn(action)?.service;
    if (service === undefined) continue;
    if (!services.includes(service)) {
      const can = services.filter((one) => one !== "swf" && one !== "automate").join(", ");
      report("unsupported-action", { name: self.name, action, service, can }, property);
      continue;
    }
    const region = action.split(":")[3] ?? "";
    if (region !== "" && self.region !== undefined && region !== self.region) {
      report("action-in-other-region", { name: self.name, action, region, own: self.region }, property);
      continue;
    }
    if (service === "sns") checkTopic(self, world, { property, action }, report);
    const target = service === "lambda" ? functionOf(world, action) : undefined;
    if (target === undefined) continue;
    const verdict = permits(world, target, {
      principals: ["lambda.alarms.cloudwatch.amazonaws.com"],
      ...alarmArn(self),
    });
    if (verdict.allowed === "no" && verdict.near === undefined) {
      report("function-not-permitted", { name: self.name, function: target.name }, property, {
        related: [{ view: target, note: "the function" }],
      });
    }
  }
}

/** Whether CloudWatch may publish to a topic of the program, and use its key. */
function checkTopic(
  self: ResourceView,
  world: World,
  { property, action }: { readonly property: string; readonly action: string },
  report: ActionReport,
): void {
  const topic = world.find(TOPIC, "arn", action, self);
  if (topic === undefined || topic.node.kind !== "custom") return;
  const holders = [topic, ...world.where(TOPIC_POLICY, "arn", action)].filter(
    (view) => view.has("policy") && view.node.inputs["policy"] !== "",
  );
  const refusing = holders.every((holder) => refuses(holder, action)) ? holders.at(-1) : undefined;
  if (refusing !== undefined) {
    const names = { name: self.name, topic: topic.name, policy: refusing.name };
    report("topic-refuses-alarm", names, property, {
      related: [{ view: refusing, property: "policy", note: "the topic's policy" }],
    });
  }
  const key = topic.text("kmsMasterKeyId");
  if (key === undefined || key === "") return;
  const request = {
    principal: { service: "cloudwatch.amazonaws.com" },
    actions: ["kms:GenerateDataKey", "kms:Decrypt"],
  };
  if (keyAllows(world, key, request, topic) !== "no") return;
  const view = keyOf(world, key, topic);
  const shownKey = view === undefined ? key : `\`${view.name}\``;
  const isManaged = view === undefined;
  report(
    "topic-key-refuses-alarm",
    { name: self.name, topic: topic.name, key: shownKey, isManaged },
    property,
    { related: [{ view: view ?? topic, note: view === undefined ? "the topic" : "the topic's key" }] },
  );
}

/** True when a policy certainly lets neither CloudWatch nor the account publish. */
function refuses(holder: ResourceView, topicArn: string): boolean {
  const account = topicArn.split(":")[4] ?? "";
  return [{ service: "cloudwatch.amazonaws.com" }, { account }].every(
    (principal) =>
      policyAllows(holder.node.inputs["policy"], { principal, action: "sns:Publish", resource: topicArn }) ===
      "no",
  );
}

function alarmArn(self: ResourceView): { readonly sourceArn?: string } {
  const sourceArn = self.text("arn");
  return sourceArn === undefined ? {} : { sourceArn };
}

/** True when something of the program uses the alarm: a composite alarm, a health check, a deployment. */
export function isUsed(self: ResourceView, world: World): boolean {
  const name = self.text(self.type.endsWith(":CompositeAlarm") ? "alarmName" : "name");
  for (const node of world.graph.resources) {
    if (node.urn === self.urn) continue;
    if (Object.values(node.propertyDependencies).some((urns) => urns.includes(self.urn))) return true;
    if (name === undefined || name === "") continue;
    const view = world.view(node);
    if (node.type.endsWith(":CompositeAlarm") && view.text("alarmRule")?.includes(name) === true) return true;
    if (node.type.endsWith(":HealthCheck") && view.text("cloudwatchAlarmName") === name) return true;
  }
  return false;
}
