// Requirements: phrases that `require` knows beside types.
import type { Finding } from "../findings/finding.ts";
import type { ResourceView } from "../model/view.ts";
import type { World } from "../model/world.ts";
import type { Requirement } from "../project/requirements.ts";
import { defineRequirement, unmetBy } from "./asked.ts";
import type { RequirementInputs } from "./inputs.ts";

type Phrase = (inputs: RequirementInputs, requirement: Requirement<unknown>) => Finding[];

const FUNCTION = "aws:lambda/function:Function";
const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";
const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";

const withoutLogs = defineRequirement<{ name: string; group: string }>("function-without-logs", {
  message: ({ name, group }) => `Function \`${name}\` has no log group: nothing makes \`${group}\`.`,
  fix: ({ group }) =>
    `Create an aws.cloudwatch.LogGroup called \`${group}\` with a retention, before the function. Lambda makes one that keeps logs for ever.`,
});

const sharedRole = defineRequirement<{ name: string; other: string }>("function-shares-role", {
  message: ({ name, other }) => `Function \`${name}\` has the role of \`${other}\`.`,
  fix: "Give each function a role of its own, with just the rights that it needs.",
});

const withoutAlarm = defineRequirement<{ name: string }>("function-without-alarm", {
  message: ({ name }) => `No alarm watches the errors of function \`${name}\`.`,
  fix: "Create an aws.cloudwatch.MetricAlarm on the metric Errors of AWS/Lambda with the function's name as dimension.",
});

/** What can be required in words. */
export const PHRASES: Readonly<Record<string, Phrase>> = {
  "logs per function": ({ world }, requirement) =>
    world.all(FUNCTION).flatMap((view) => {
      const group = logGroupOf(view);
      if (group === undefined || world.where(LOG_GROUP, "name", group).length > 0) return [];
      return [unmetBy(withoutLogs, view.node, requirement, { name: view.name, group })];
    }),
  "role per function": ({ world }, requirement) => {
    const first = new Map<string, ResourceView>();
    return world.all(FUNCTION).flatMap((view) => {
      const role = view.text("role");
      const other = role === undefined ? undefined : first.get(role);
      if (role !== undefined && other === undefined) first.set(role, view);
      return other === undefined
        ? []
        : [unmetBy(sharedRole, view.node, requirement, { name: view.name, other: other.name }, "role")];
    });
  },
  "alarm per function": ({ world }, requirement) =>
    world
      .all(FUNCTION)
      .flatMap((view) =>
        isWatched(world, view) ? [] : [unmetBy(withoutAlarm, view.node, requirement, { name: view.name })],
      ),
};

/** The group that a function writes to; undefined when it cannot be known. */
function logGroupOf(view: ResourceView): string | undefined {
  const given = view.object("loggingConfig")?.["logGroup"];
  if (given !== undefined && given !== null) return typeof given === "string" ? given : undefined;
  const name = view.text("name");
  return name === undefined ? undefined : `/aws/lambda/${name}`;
}

/** True when an alarm names the function, or one whose function nobody can know does. */
function isWatched(world: World, view: ResourceView): boolean {
  const name = view.text("name");
  return world.all(ALARM).some((alarm) => {
    if (alarm.text("namespace") !== "AWS/Lambda" || alarm.text("metricName") !== "Errors") return false;
    const dimension = alarm.object("dimensions")?.["FunctionName"];
    return name === undefined || typeof dimension !== "string" || dimension === name;
  });
}
