// A composite alarm: its state follows from those of other alarms.
import { nearest } from "../../core/nearest.ts";
import {
  bool,
  defineResource,
  finding,
  int,
  object,
  replaces,
  shown,
  tags,
  text,
  withDefault,
} from "../../model/kernel.ts";
import type { ResourceView } from "../../model/view.ts";
import type { World } from "../../model/world.ts";
import { ACTION_INPUTS, actionFindings, actions, actionsOf, checkActions, isUsed } from "./alarm-actions.ts";
import { readAlarmRule } from "./alarm-rule.ts";
import { METRIC_ALARM } from "./shared.ts";

const COMPOSITE = "aws:cloudwatch/compositeAlarm:CompositeAlarm";
const DOCS = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html";
const PUT = { operation: "cloudwatch:PutCompositeAlarm", code: "ValidationError" } as const;

/** The alarms of the program that a rule or suppressor names, by name or ARN. */
function alarmNamed(world: World, self: ResourceView, name: string): ResourceView | undefined {
  return (
    world.find(METRIC_ALARM, "name", name, self) ??
    world.find(METRIC_ALARM, "arn", name, self) ??
    world.find(COMPOSITE, "alarmName", name, self) ??
    world.find(COMPOSITE, "arn", name, self)
  );
}

function physicalName(alarm: ResourceView): string | undefined {
  return alarm.text(alarm.is(COMPOSITE) ? "alarmName" : "name");
}

function namesOf(self: ResourceView): string[] {
  const rule = self.text("alarmRule");
  const suppressor = self.object("actionsSuppressor")?.["alarm"];
  return [
    ...(rule === undefined ? [] : readAlarmRule(rule).alarms),
    ...(typeof suppressor === "string" ? [suppressor] : []),
  ];
}

export const compositeAlarm = defineResource({
  token: COMPOSITE,
  docs: DOCS,
  inputs: {
    actionsEnabled: replaces(withDefault(bool(), true)),
    actionsSuppressor: object({
      alarm: text({ min: 1, max: 1600 }),
      extensionPeriod: int({ unit: "seconds" }),
      waitPeriod: int({ unit: "seconds" }),
    }),
    alarmActions: actions("alarm_actions"),
    alarmDescription: text({ max: 1024 }),
    alarmName: replaces(text({ min: 1, max: 255 })),
    alarmRule: text({ min: 1, max: 10_240 }),
    insufficientDataActions: actions("insufficient_data_actions"),
    okActions: actions("ok_actions"),
    tags: tags(),
  },
  outputs: (self, make) => {
    const name = self.text("alarmName") ?? make.id("alarm");
    return { id: name, arn: make.arn("cloudwatch", `alarm:${name}`) };
  },
  unique: {
    "duplicate-name": {
      key: (self) => self.text("alarmName"),
      scope: "region",
      says: (name) => `have the same name "${name}"`,
      property: "alarmName",
      effect: "broken",
      why: "Putting an alarm under a name that exists already replaces the older one.",
      fix: "Give one of them another name.",
    },
  },
  order: {
    "before-its-alarms": {
      needs: (self, world) => namesOf(self).flatMap((name) => alarmNamed(world, self, name) ?? []),
      because: "an alarm that its rule asks",
      severity: "error",
      effect: "rejected",
      evidence: "observed",
      why: "The alarms of the rule must exist when the composite alarm is created. Pulumi creates all at once when the rule names them by text.",
      aws: PUT,
      quote: "Could not save the composite alarm as alarms [...] in the alarm rule do not exist",
      docs: "https://github.com/awsdocs/aws-cloudformation-user-guide/issues/911",
    },
  },
  findings: {
    ...actionFindings("cloudwatch:PutCompositeAlarm"),
    "invalid-rule": finding<{ name: string; rule: string; problem: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name, rule, problem }) =>
        `The rule ${shown(rule)} of composite alarm \`${name}\` ${problem}.`,
      why: "CloudWatch parses the rule when the alarm is created.",
      fix: 'Join conditions such as ALARM("name") and NOT OK("name") with AND or OR.',
      aws: PUT,
    }),
    "too-many-alarms": finding<{ name: string; count: number; what: string; limit: number }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name, count, what, limit }) =>
        `The rule of composite alarm \`${name}\` has ${count} ${what}; it takes at most ${limit}.`,
      why: "A rule can ask 100 alarms and have 500 elements: alarms, TRUE, FALSE and parentheses.",
      fix: "Split the rule between several composite alarms, and ask these.",
      aws: PUT,
    }),
    "logical-name": finding<{ name: string; asked: string; alarm: string; physical: string }>({
      severity: "warning",
      effect: "rejected",
      evidence: "observed",
      message: ({ name, asked, alarm, physical }) =>
        `The rule of composite alarm \`${name}\` asks "${asked}", while alarm \`${alarm}\` gets the name "${physical}" in CloudWatch.`,
      why: "Pulumi adds a random end to names that the program does not give, so the name in the program is not the alarm's.",
      fix: ({ alarm }) => `Build the rule with ${alarm}.name, or give the alarm the name itself.`,
      aws: PUT,
      quote: "Could not save the composite alarm as alarms [...] in the alarm rule do not exist",
      docs: "https://github.com/awsdocs/aws-cloudformation-user-guide/issues/911",
    }),
    "misspelt-alarm": finding<{ name: string; asked: string; near: string }>({
      severity: "warning",
      effect: "rejected",
      evidence: "observed",
      message: ({ name, asked }) =>
        `The rule of composite alarm \`${name}\` asks "${asked}", which is no alarm of the program.`,
      why: "The alarms of a rule must exist when the composite alarm is created.",
      fix: ({ near }) => `Write "${near}", if that one is meant.`,
      aws: PUT,
      docs: "https://github.com/awsdocs/aws-cloudformation-user-guide/issues/911",
    }),
    "asks-itself": finding<{ name: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name }) => `The rule of composite alarm \`${name}\` asks the alarm itself.`,
      why: "CloudWatch stops the evaluation of alarms that ask each other in a circle.",
      fix: "Ask other alarms.",
      aws: PUT,
    }),
    "no-action": finding<{ name: string }>({
      severity: "note",
      effect: "risky",
      evidence: "documented",
      message: ({ name }) => `Composite alarm \`${name}\` has no action, and nothing in the program uses it.`,
      why: "Its state is seen only by those who look at the console.",
      fix: "Give alarmActions the ARN of an SNS topic.",
      docs: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Create_Composite_Alarm.html",
    }),
  },
  check(self, world, report) {
    const name = self.name;
    const rule = self.inputs.alarmRule;
    if (rule !== undefined) {
      const { alarms, elements, problem } = readAlarmRule(rule);
      if (problem !== undefined) report("invalid-rule", { name, rule, problem }, "alarmRule");
      else if (alarms.length > 100) {
        report("too-many-alarms", { name, count: alarms.length, what: "alarms", limit: 100 }, "alarmRule");
      } else if (elements > 500) {
        report("too-many-alarms", { name, count: elements, what: "elements", limit: 500 }, "alarmRule");
      }
      const own = self.text("alarmName");
      const known = [...world.all(METRIC_ALARM), ...world.all(COMPOSITE)];
      for (const asked of alarms) {
        if (asked === own) {
          report("asks-itself", { name }, "alarmRule");
          continue;
        }
        if (asked.startsWith("arn:") || alarmNamed(world, self, asked) !== undefined) continue;
        const logical = known.find((alarm) => alarm.name === asked);
        const physical = logical === undefined ? undefined : physicalName(logical);
        if (logical !== undefined && physical !== undefined) {
          report("logical-name", { name, asked, alarm: logical.name, physical }, "alarmRule", {
            related: [{ view: logical, note: "the alarm" }],
          });
          continue;
        }
        const names = known.flatMap((alarm) => physicalName(alarm) ?? []);
        const near = nearest(asked, names);
        if (near !== undefined && near !== own) report("misspelt-alarm", { name, asked, near }, "alarmRule");
      }
    }
    checkActions(self, world, "composite", report);
    const isSilent =
      actionsOf(self).length === 0 && !ACTION_INPUTS.some((input) => self.state(input) === "unknown");
    if (isSilent && !isUsed(self, world)) report("no-action", { name });
  },
});
