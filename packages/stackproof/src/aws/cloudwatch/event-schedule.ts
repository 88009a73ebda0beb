// EventBridge: the schedule of a rule. Pure.
// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html

/** What is wrong with a schedule; `says` completes "the schedule …". */
export interface ScheduleProblem {
  readonly says: string;
  readonly fix: string;
}

const MONTHS = "JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC";
const DAYS = "SUN|MON|TUE|WED|THU|FRI|SAT";

interface Field {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  /** What stands besides numbers, `*`, `,`, `-` and `/`. */
  readonly more?: RegExp;
}

const FIELDS: readonly Field[] = [
  { name: "minutes", min: 0, max: 59 },
  { name: "hours", min: 0, max: 23 },
  { name: "day of the month", min: 1, max: 31, more: /[?LW]/g },
  { name: "month", min: 1, max: 12, more: new RegExp(MONTHS, "gi") },
  { name: "day of the week", min: 1, max: 7, more: new RegExp(`[?L#]|${DAYS}`, "gi") },
  { name: "year", min: 1970, max: 2199 },
];

/** undefined for a schedule that EventBridge takes. */
export function scheduleProblem(expression: string): ScheduleProblem | undefined {
  const [, kind, inside = ""] = /^\s*(rate|cron|at)\s*\((.*)\)\s*$/.exec(expression) ?? [];
  if (kind === "rate") return rateProblem(inside.trim());
  if (kind === "cron") return cronProblem(inside.trim());
  if (kind === "at") {
    return {
      says: "is for a single time",
      fix: "Rules only repeat: use aws.scheduler.Schedule for a single time.",
    };
  }
  return { says: "is neither rate(…) nor cron(…)", fix: 'Write, for instance, "rate(5 minutes)".' };
}

function rateProblem(inside: string): ScheduleProblem | undefined {
  const [, number, unit] = /^(\d+)\s+(minute|hour|day)s?$/.exec(inside) ?? [];
  if (number === undefined || unit === undefined) {
    return {
      says: "has a rate that is no number of minutes, hours or days",
      fix: 'Write, for instance, "rate(5 minutes)", or a cron(…) for fixed times.',
    };
  }
  const value = Number(number);
  if (value === 0) return { says: "has a rate of 0", fix: 'The shortest is "rate(1 minute)".' };
  const wanted = value === 1 ? unit : `${unit}s`;
  if (inside.endsWith(` ${wanted}`)) return undefined;
  const says = value === 1 ? "has a plural after 1" : `has a singular after ${value}`;
  return { says, fix: `Write "rate(${value} ${wanted})".` };
}

function cronProblem(inside: string): ScheduleProblem | undefined {
  // EventBridge takes commas between the fields: https://github.com/boto/boto3/issues/2876
  const fields = inside.split(/\s+/).map((field) => field.replace(/,$/, ""));
  if (fields.length !== 6) {
    const fix =
      fields.length === 5
        ? `EventBridge has the year as a sixth field, and a ? for the day that is not given: ${sixFields(fields)}.`
        : "Write minutes, hours, day of the month, month, day of the week and year.";
    return { says: `has ${fields.length} fields in cron, not 6`, fix };
  }
  const [, , day = "", , weekday = ""] = fields;
  if (day !== "?" && weekday !== "?") {
    return {
      says: "gives both a day of the month and a day of the week",
      fix: "Write a ? for one of them, also where the other is *.",
    };
  }
  for (const [index, field] of FIELDS.entries()) {
    const wrong = partOutside(fields[index] ?? "", field);
    if (wrong === undefined) continue;
    return {
      says: `has ${wrong} as ${field.name}`,
      fix: `Write ${field.min} to ${field.max}${field.more === undefined ? "" : " or a name"}, or *.`,
    };
  }
  return undefined;
}

function sixFields([minutes, hours, day, month, weekday]: readonly string[]): string {
  const days = weekday === "*" ? [day, month, "?"] : ["?", month, weekday];
  return `"cron(${[minutes, hours, ...days, "*"].join(" ")})"`;
}

/** A part of a field that is out of its range, or no number. */
function partOutside(text: string, { min, max, more }: Field): string | undefined {
  return text.split(/[,-]/).find((part) => {
    const [bare = ""] = part.replace(more ?? /(?!)/g, " ").split("/");
    return bare
      .split(" ")
      .filter((one) => one !== "" && one !== "*")
      .some((one) => !/^\d+$/.test(one) || Number(one) < min || Number(one) > max);
  });
}
