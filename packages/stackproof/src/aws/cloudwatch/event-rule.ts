// A rule of EventBridge: which events, or at which times, its targets are called.
import {
  arn,
  atLeastOneOf,
  bool,
  conflictsWith,
  defineResource,
  finding,
  json,
  oneOf,
  replaces,
  shown,
  tags,
  text,
  withDefault,
} from "../../model/kernel.ts";
import { busOf, eventBus, eventName, RULE } from "./event-bus.ts";
import { patternProblem } from "./event-pattern.ts";
import { scheduleProblem } from "./event-schedule.ts";

const PUT = "events:PutRule";
const VALIDATION = { operation: PUT, code: "ValidationException" } as const;
const PATTERNS = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html";

export const eventRule = defineResource({
  token: RULE,
  docs: "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html",
  inputs: {
    description: text({ max: 512 }),
    eventBusName: replaces(withDefault(eventBus(), "default")),
    eventPattern: json({ of: "an event pattern in JSON" }),
    forceDestroy: withDefault(bool(), false),
    isEnabled: bool(),
    name: replaces(eventName()),
    namePrefix: replaces(eventName()),
    roleArn: arn({
      service: "iam",
      resource: /^role\//,
      of: "the ARN of an IAM role",
      good: "arn:aws:iam::111122223333:role/events",
    }),
    scheduleExpression: text({ max: 256 }),
    state: oneOf(["ENABLED", "DISABLED", "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS"]),
    tags: tags(),
  },
  relations: [
    conflictsWith(["name", "namePrefix"]),
    conflictsWith(["isEnabled", "state"]),
    atLeastOneOf(["eventPattern", "scheduleExpression"]),
  ],
  outputs: (self) => ({
    ...(self.has("namePrefix") ? {} : { namePrefix: "" }),
    ...(self.has("isEnabled") ? {} : { isEnabled: self.text("state") !== "DISABLED" }),
    ...(self.has("state") ? {} : { state: self.flag("isEnabled") === false ? "DISABLED" : "ENABLED" }),
  }),
  unique: {
    "duplicate-name": {
      key: (self) => {
        const [bus, name] = [busOf(self), self.text("name")];
        return bus === undefined || name === undefined ? undefined : `${bus}/${name}`;
      },
      scope: "region",
      says: (key) => `are both the rule ${key.replace(/^default\//, "")}`,
      property: "name",
      effect: "broken",
      why: "Putting a rule under a name that its event bus has already replaces the older one.",
      fix: "Give one of them another name.",
    },
  },
  findings: {
    "invalid-schedule": finding<{ name: string; schedule: string; says: string; fix: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name, schedule, says }) => `The schedule ${shown(schedule)} of rule \`${name}\` ${says}.`,
      why: "EventBridge parses the schedule when the rule is created.",
      fix: ({ fix }) => fix,
      quote: "Parameter ScheduleExpression is not valid.",
      aws: VALIDATION,
      docs: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html",
    }),
    "schedule-on-custom-bus": finding<{ name: string; bus: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "observed",
      message: ({ name, bus }) => `Rule \`${name}\` on the event bus ${bus} has a schedule.`,
      why: "Only the default event bus has rules with schedules.",
      fix: "Leave out eventBusName, or use aws.scheduler.Schedule.",
      quote: "ScheduleExpression is supported only on the default event bus.",
      aws: VALIDATION,
      docs: "https://github.com/aws-controllers-k8s/community/issues/1984",
    }),
    "invalid-pattern": finding<{ name: string; says: string; fix: string; reason: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "observed",
      message: ({ name, says }) => `The event pattern of rule \`${name}\` ${says}.`,
      why: "EventBridge reads the pattern when the rule is created.",
      fix: ({ fix }) => fix,
      quote: ({ reason }) => `Event pattern is not valid. Reason: ${reason}`,
      aws: { operation: PUT, code: "InvalidEventPatternException" },
      docs: PATTERNS,
    }),
    "unmatchable-pattern": finding<{ name: string; says: string; fix: string }>({
      severity: "warning",
      effect: "broken",
      evidence: "documented",
      message: ({ name, says }) => `The event pattern of rule \`${name}\` ${says}.`,
      why: "The rule is created; no event has such a field, so it never matches.",
      fix: ({ fix }) => fix,
      docs: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html",
    }),
    "pattern-too-long": finding<{ name: string; length: number }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name, length }) =>
        `The event pattern of rule \`${name}\` is ${length} characters long without spaces; it takes at most 4096.`,
      why: "EventBridge limits the length of patterns.",
      fix: "Match by prefixes or wildcards instead of long lists, or split the rule.",
      quote: '"event_pattern" cannot be longer than 4096 characters',
      aws: VALIDATION,
    }),
  },
  check(self, _world, report) {
    const { name } = self;
    const { scheduleExpression: schedule, eventPattern: pattern } = self.inputs;
    const bus = busOf(self);
    if (schedule !== undefined && schedule !== "") {
      const problem = scheduleProblem(schedule);
      if (problem !== undefined)
        report("invalid-schedule", { name, schedule, ...problem }, "scheduleExpression");
      if (bus !== undefined && bus !== "default") {
        report("schedule-on-custom-bus", { name, bus }, "scheduleExpression");
      }
    }
    if (pattern === undefined || pattern === "") return;
    const problem = patternProblem(pattern);
    if (problem === undefined) {
      const length = lengthOf(pattern);
      if (length > 4096) report("pattern-too-long", { name, length }, "eventPattern");
      return;
    }
    const { says, fix, reason } = problem;
    if (reason === undefined) report("unmatchable-pattern", { name, says, fix }, "eventPattern");
    else report("invalid-pattern", { name, says, fix, reason }, "eventPattern");
  },
});

/** The provider counts the bytes of the pattern without spaces. */
function lengthOf(pattern: string): number {
  try {
    return new TextEncoder().encode(JSON.stringify(JSON.parse(pattern))).length;
  } catch {
    return 0;
  }
}
