// Amazon EC2 Auto Scaling: the times of scheduled actions. Pure.
// https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-scheduled-scaling.html

/** For each field of a cron expression, its name and its smallest and largest number. */
const FIELDS = [
  ["minute", 0, 59],
  ["hour", 0, 23],
  ["day of the month", 1, 31],
  ["month", 1, 12],
  ["day of the week", 0, 7],
] as const;

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const DAYS = "sun mon tue wed thu fri sat".split(" ");

/** What is wrong with a recurrence; undefined when nothing is. */
export function recurrenceProblem(value: string): string | undefined {
  if (/^(?:cron|rate|at)\(/.test(value)) return "is written as EventBridge wants it";
  const fields = value.trim().split(/\s+/);
  if (fields.length !== 5) return `has ${fields.length} fields`;
  for (const [index, field] of fields.entries()) {
    const [name, min, max] = FIELDS[index] ?? ["field", 0, 0];
    if (field.includes("?")) return `has "?" as ${name}`;
    const problem = field.split(",").find((part) => !isPart(part, index, min, max));
    if (problem !== undefined) return `has ${JSON.stringify(problem)} as ${name}`;
  }
  return undefined;
}

function isPart(part: string, index: number, min: number, max: number): boolean {
  const found = /^(\*|[a-z0-9]+(?:-[a-z0-9]+)?)(?:\/(\d+))?$/i.exec(part);
  if (found === null) return false;
  const [, base = "", step] = found;
  if (step !== undefined && Number(step) === 0) return false;
  if (base === "*") return true;
  return base.split("-").every((one) => {
    const value = numberOf(one.toLowerCase(), index);
    return value !== undefined && value >= min && value <= max;
  });
}

function numberOf(text: string, index: number): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  const names = index === 3 ? MONTHS : index === 4 ? DAYS : [];
  const found = names.indexOf(text.slice(0, 3));
  return found < 0 ? undefined : index === 3 ? found + 1 : found;
}

/** True for a time zone that this runtime knows; AWS takes the names of the IANA database. */
export function isTimeZone(value: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: value }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
