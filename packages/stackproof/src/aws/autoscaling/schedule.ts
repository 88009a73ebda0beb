// A change of a group's size at a certain time. The provider's side:
// https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/autoscaling/schedule.go
import {
  defineResource,
  finding,
  int,
  type Kind,
  leaf,
  ref,
  replaces,
  shown,
  text,
} from "../../model/kernel.ts";
import { asText } from "../../model/kinds/kind.ts";
import { isTimeZone, recurrenceProblem } from "./recurrence.ts";
import { API, GROUP, GUIDE, groupOf, nameInGroup, PROVIDER } from "./shared.ts";

const PUT = { operation: "autoscaling:PutScheduledUpdateGroupAction", code: "ValidationError" } as const;

/** A time as the provider parses it: 2026-12-24T06:00:00Z. */
function utcTime(): Kind<string> {
  return leaf<string>(
    {
      expects: "a time such as 2027-01-31T06:00:00Z",
      good: "2027-01-31T06:00:00Z",
      bad: "2027-01-31 06:00",
      decode: asText,
      fault(value) {
        const isTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value) && !Number.isNaN(Date.parse(value));
        if (value === "" || isTime) return undefined;
        return {
          says: `is ${shown(value)}; it takes a time such as 2027-01-31T06:00:00Z`,
          provider: (attribute) => `"${attribute}" cannot be parsed as iso8601 Timestamp Format`,
        };
      },
    },
    { docs: `${PROVIDER}/schedule.go` },
  );
}

const zone = leaf<string>(
  {
    expects: "the name of a time zone, such as Europe/Berlin",
    good: "Europe/Berlin",
    bad: "Berlin Time",
    decode: asText,
    fault: (value) =>
      value === "" || isTimeZone(value)
        ? undefined
        : { says: `is ${shown(value)}, which is no time zone of the IANA database` },
  },
  { by: "aws", docs: `${API}/API_PutScheduledUpdateGroupAction.html`, aws: PUT },
);

const recurrence = leaf<string>(
  {
    expects: "five fields of cron: minute, hour, day of the month, month, day of the week",
    good: "0 6 * * 1-5",
    bad: "cron(0 6 * * ? *)",
    decode: asText,
    fault(value) {
      const problem = value === "" ? undefined : recurrenceProblem(value);
      return problem === undefined
        ? undefined
        : {
            says: `is ${shown(value)}, which ${problem}; it takes five fields of cron, such as "0 6 * * 1-5"`,
          };
    },
  },
  { by: "aws", docs: `${GUIDE}/scheduled-scaling-create-action.html`, aws: PUT },
);

/** -1 leaves a size as it is. */
const size = int({ min: -1 }, { by: "aws", docs: `${PROVIDER}/schedule.go` });

export const schedule = defineResource({
  token: "aws:autoscaling/schedule:Schedule",
  docs: `${API}/API_PutScheduledUpdateGroupAction.html`,
  inputs: {
    autoscalingGroupName: replaces(ref(GROUP, ["name", "id"])),
    desiredCapacity: size,
    endTime: utcTime(),
    maxSize: size,
    minSize: size,
    recurrence,
    scheduledActionName: replaces(text({ min: 1, max: 255 }, { by: "aws" })),
    startTime: utcTime(),
    timeZone: zone,
  },

  outputs: (self, make) => ({
    id: self.text("scheduledActionName") ?? "",
    arn: make.arn(
      "autoscaling",
      `scheduledUpdateGroupAction:${make.uuid()}:autoScalingGroupName/${self.text("autoscalingGroupName") ?? make.hex(16)}:scheduledActionName/${self.text("scheduledActionName") ?? ""}`,
    ),
    desiredCapacity: self.inputs.desiredCapacity ?? 0,
    maxSize: self.inputs.maxSize ?? 0,
    minSize: self.inputs.minSize ?? 0,
    recurrence: self.inputs.recurrence ?? "",
    startTime: self.inputs.startTime ?? "2027-01-01T00:00:00Z",
    endTime: self.inputs.endTime ?? "",
    timeZone: self.inputs.timeZone ?? "",
  }),

  unique: {
    "duplicate-name": nameInGroup("action", "scheduledActionName"),
    "same-start": {
      key(self) {
        const [group, start] = [self.text("autoscalingGroupName"), self.inputs["startTime"]];
        if (group === undefined || typeof start !== "string" || self.has("recurrence")) return undefined;
        return `${group} ${start}`;
      },
      scope: "region",
      says: (key) => `start at ${key.split(" ")[1] ?? ""} for one group`,
      property: "startTime",
      why: "Each scheduled action of a group has a start time of its own.",
      fix: "Let one of them start a minute later.",
      aws: PUT,
      docs: `${GUIDE}/ec2-auto-scaling-scheduled-scaling.html`,
    },
  },

  findings: {
    "size-set-to-zero": finding<{ name: string; inputs: string; given: string }>({
      severity: "warning",
      effect: "broken",
      evidence: "documented",
      message: (p) =>
        `\`${p.name}\` gives ${p.given} and not ${p.inputs}, which the provider then sets to 0.`,
      why: "The provider sends 0 for a size that is left out. -1 leaves a size as it is.",
      fix: (p) => `Write -1 for ${p.inputs}.`,
      docs: "https://github.com/buildkite/terraform-buildkite-elastic-ci-stack-for-aws/pull/139",
    }),
    "sizes-do-not-fit": finding<{ name: string; problem: string; quote: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: (p) => `\`${p.name}\` sets ${p.problem}.`,
      why: "The desired capacity lies between the smallest and the largest size. The provider sends 0 for a size that is left out; -1 leaves it as it is.",
      fix: "Give all three sizes, or -1 for those that stay.",
      aws: PUT,
      quote: (p) => (p.quote === "" ? undefined : p.quote),
      docs: "https://github.com/buildkite/terraform-buildkite-elastic-ci-stack-for-aws/pull/139",
    }),
    "end-before-start": finding<{ name: string; start: string; end: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: (p) => `\`${p.name}\` ends at ${p.end}, before it starts at ${p.start}.`,
      fix: "Write a later `endTime`.",
      aws: PUT,
      docs: `${API}/API_PutScheduledUpdateGroupAction.html`,
    }),
    "no-time": finding<{ name: string }>({
      severity: "warning",
      effect: "broken",
      evidence: "inferred",
      message: (p) => `\`${p.name}\` has neither startTime nor recurrence.`,
      why: "An action without a time runs at once, and once only.",
      fix: "Give `recurrence` or `startTime`.",
      docs: `${API}/API_PutScheduledUpdateGroupAction.html`,
    }),
    "outside-group-limits": finding<{
      name: string;
      desired: number;
      group: string;
      min: number;
      max: number;
    }>({
      severity: "warning",
      effect: "rejected",
      evidence: "inferred",
      message: (p) =>
        `\`${p.name}\` sets the desired capacity ${p.desired}, and \`${p.group}\` has between ${p.min} and ${p.max}.`,
      fix: "Set `minSize` or `maxSize` as well.",
      aws: PUT,
      docs: `${API}/API_PutScheduledUpdateGroupAction.html`,
    }),
  },

  check(self, _world, report) {
    const { name } = self;
    const inputs = ["minSize", "maxSize", "desiredCapacity"] as const;
    const absent = inputs.filter((input) => self.state(input) === "absent");
    const given = inputs.filter((input) => self.has(input));
    const valueOf = (input: (typeof inputs)[number]): number | undefined =>
      self.state(input) === "absent" ? 0 : self.inputs[input];
    const [min, max, desired] = [valueOf("minSize"), valueOf("maxSize"), valueOf("desiredCapacity")];
    const problem = sizeProblem(min, max, desired);
    if (given.length > 0 && problem !== undefined) {
      report("sizes-do-not-fit", { name, ...problem }, given[0]);
    } else if (given.length > 0 && absent.length > 0) {
      report(
        "size-set-to-zero",
        { name, inputs: absent.join(" and "), given: given.join(" and ") },
        given[0],
      );
    }
    const group = groupOf(self);
    const [low, high] = [group?.number("minSize"), group?.number("maxSize")];
    if (
      group !== undefined &&
      min === -1 &&
      max === -1 &&
      desired !== undefined &&
      desired >= 0 &&
      low !== undefined &&
      high !== undefined &&
      (desired < low || desired > high)
    ) {
      const related = [{ view: group, note: `${low} to ${high}` }];
      report(
        "outside-group-limits",
        { name, desired, group: group.name, min: low, max: high },
        "desiredCapacity",
        { related },
      );
    }
    const { startTime: start, endTime: end } = self.inputs;
    if (start !== undefined && end !== undefined && Date.parse(end) <= Date.parse(start)) {
      report("end-before-start", { name, start, end }, "endTime");
    }
    if (!self.has("startTime") && !self.has("recurrence")) report("no-time", { name });
  },
});

/** What is wrong with sizes among themselves; -1 stands for one that stays. */
function sizeProblem(
  min: number | undefined,
  max: number | undefined,
  desired: number | undefined,
): { readonly problem: string; readonly quote: string } | undefined {
  if (min === undefined || max === undefined || desired === undefined) return undefined;
  if (min >= 0 && max >= 0 && min > max) return { problem: `minSize ${min} and maxSize ${max}`, quote: "" };
  if (desired >= 0 && min >= 0 && desired < min) {
    return {
      problem: `desiredCapacity ${desired} and minSize ${min}`,
      quote: "Desired capacity must be greater than or equal to min size",
    };
  }
  if (desired >= 0 && max >= 0 && desired > max) {
    return { problem: `desiredCapacity ${desired} and maxSize ${max}`, quote: "" };
  }
  return undefined;
}
