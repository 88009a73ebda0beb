// WebTier: what sizes, times and waiting must not be. Pure.
import type { WebTierArgs } from "./args.ts";
import type { ScheduleArgs } from "./instance-args.ts";
import { once, type Refuse, whole } from "./refuse.ts";
import { sizesOf } from "./scaling.ts";

export function checkScaling(refuse: Refuse, { scaling = {}, readiness }: WebTierArgs): void {
  const { min, max, desired, warmup } = sizesOf(scaling);
  whole(refuse, "scaling.min", min, 0, 100_000);
  whole(refuse, "scaling.max", max, 1, 100_000);
  if (min > max) {
    refuse(`scaling has at least ${min} and at most ${max} instances. Set scaling.max to ${min} or more.`);
  }
  if (scaling.desired !== undefined && (!Number.isInteger(desired) || desired < min || desired > max)) {
    refuse(
      `scaling.desired is ${desired}. Give a whole number from ${min} to ${max}, the limits of the group.`,
    );
  }
  const { cpuTarget = 60, requestsPerTarget, refresh = {}, schedules = [] } = scaling;
  if (cpuTarget !== "none" && !(cpuTarget > 0 && cpuTarget <= 100)) {
    refuse(`scaling.cpuTarget is ${cpuTarget}. Give more than 0 and at most 100 percent, or "none".`);
  }
  if (requestsPerTarget !== undefined && !(requestsPerTarget > 0)) {
    refuse(
      `scaling.requestsPerTarget is ${requestsPerTarget}. Give the requests per minute that one instance can take, such as 1000.`,
    );
  }
  whole(refuse, "scaling.warmup", warmup, 0, 7200);
  if (refresh !== "none") {
    const { minHealthyPercentage: least = 100, maxHealthyPercentage: most = 110 } = refresh;
    whole(refuse, "scaling.refresh.minHealthyPercentage", least, 0, 100);
    whole(refuse, "scaling.refresh.maxHealthyPercentage", most, 100, 200);
    if (most - least > 100) {
      refuse(
        `scaling.refresh keeps between ${least} and ${most} percent, and at most 100 may lie between them.`,
      );
    }
  }
  once(
    refuse,
    "scaling.schedules",
    schedules.map(({ name }) => name),
  );
  for (const schedule of schedules) checkSchedule(refuse, schedule);
  if (readiness === undefined || readiness === "none") return;
  const { instances, exactly, minutes } = readiness;
  if (instances !== undefined) whole(refuse, "readiness.instances", instances, 0, desired);
  if (exactly !== undefined) {
    if (min !== max) {
      refuse(
        `readiness.exactly is met exactly or not at all, and the group has between ${min} and ${max} instances. Leave it out, or set scaling.min and scaling.max to ${exactly}.`,
      );
    }
    whole(refuse, "readiness.exactly", exactly, 1, max);
  }
  if (minutes !== undefined) whole(refuse, "readiness.minutes", minutes, 1, 120);
}

function checkSchedule(
  refuse: Refuse,
  { name, recurrence, timeZone, min, max, desired }: ScheduleArgs,
): void {
  const at = `schedule "${name}"`;
  if (!/^[A-Za-z0-9-]+$/.test(name)) {
    refuse(
      `${at} is named with other characters than letters, digits and hyphens. Write a name like "night".`,
    );
  }
  const problem = recurrenceProblem(recurrence);
  if (problem !== undefined) {
    refuse(
      `${at} recurs at "${recurrence}", which ${problem}. Write five fields, such as "0 20 * * MON-FRI".`,
    );
  }
  if (timeZone !== undefined && !isTimeZone(timeZone)) {
    refuse(
      `${at} is in the time zone "${timeZone}". Give a name of the IANA database, such as "Europe/Berlin".`,
    );
  }
  whole(refuse, `min of ${at}`, min, 0, 100_000);
  whole(refuse, `max of ${at}`, max, 0, 100_000);
  if (min > max) refuse(`${at} has at least ${min} and at most ${max} instances. Raise max or lower min.`);
  if (desired !== undefined) whole(refuse, `desired of ${at}`, desired, min, max);
}

/** For each field of a recurrence its name, smallest and largest number, and its words. */
const FIELDS: readonly (readonly [name: string, min: number, max: number, words: string])[] = [
  ["minute", 0, 59, ""],
  ["hour", 0, 23, ""],
  ["day of the month", 1, 31, ""],
  ["month", 1, 12, "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC"],
  ["day of the week", 0, 7, "SUN MON TUE WED THU FRI SAT"],
];

/**
 * What is wrong with a recurrence; undefined when nothing is.
 * https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-scheduled-scaling.html
 */
export function recurrenceProblem(recurrence: string): string | undefined {
  const fields = recurrence.trim().split(/\s+/);
  if (/^(?:cron|rate|at)\(/.test(recurrence)) return "is written as EventBridge wants it";
  if (fields.length !== FIELDS.length) return `has ${recurrence.trim() === "" ? 0 : fields.length} fields`;
  for (const [index, [name, min, max, words]] of FIELDS.entries()) {
    const isPart = (part: string): boolean => {
      const [, base = "", step] = /^(\*|\w+(?:-\w+)?)(?:\/(\d+))?$/.exec(part) ?? [];
      if (base === "" || step === "0") return false;
      if (base === "*") return true;
      const bounds = base.split("-").map((one) => numberOf(one, words, min));
      return bounds.every((bound) => bound >= min && bound <= max);
    };
    const odd = fields[index]?.split(",").find((part) => !isPart(part));
    if (odd !== undefined) return `has "${odd}" as ${name}`;
  }
  return undefined;
}

/** NaN for what is neither a number nor a word of the field. */
function numberOf(text: string, words: string, first: number): number {
  if (/^\d+$/.test(text)) return Number(text);
  const index = words.split(" ").indexOf(text.toUpperCase());
  return text === "" || index < 0 ? Number.NaN : index + first;
}

function isTimeZone(value: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: value }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
