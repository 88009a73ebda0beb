// AWS Secrets Manager: schedules of rotations. Pure.
// https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_schedule.html

/** What is wrong with a schedule: completes "the schedule …". */
export function scheduleProblem(expression: string): string | undefined {
  const text = expression.trim();
  const rate = /^rate\(\s*(.*?)\s*\)$/.exec(text)?.[1];
  if (rate !== undefined) return rateProblem(rate);
  const cron = /^cron\(\s*(.*?)\s*\)$/.exec(text)?.[1];
  if (cron !== undefined) return cronProblem(cron);
  return "is neither rate(…) nor cron(…)";
}

function rateProblem(rate: string): string | undefined {
  const [, number, unit] = /^(\d+)\s+(hours?|days?)$/.exec(rate) ?? [];
  if (number === undefined || unit === undefined) return "has a rate that is not in hours or days";
  const value = Number(number);
  if (unit.startsWith("hour") && value < 4)
    return `rotates every ${value} hours; the shortest interval is 4 hours`;
  if (value === 0) return "has a rate of 0";
  const days = unit.startsWith("hour") ? value / 24 : value;
  return days > 999 ? "has a rate of more than 999 days" : undefined;
}

/** Minutes must be 0, and hours a single one or every so many: Secrets Manager opens windows at whole hours. */
function cronProblem(cron: string): string | undefined {
  const fields = cron.split(/\s+/);
  if (fields.length !== 6)
    return `has ${fields.length} fields in cron; it takes 6: minutes hours day month weekday year`;
  const [minutes, hours = "", , , , year] = fields;
  if (minutes !== "0") return `begins with the minutes ${minutes ?? ""}; Secrets Manager takes 0 only`;
  const step = /^(?:\*|\d+)\/(\d+)$/.exec(hours)?.[1];
  if (step !== undefined && Number(step) < 4)
    return `rotates every ${step} hours; the shortest interval is 4 hours`;
  if (hours === "*") return "rotates every hour; the shortest interval is 4 hours";
  return year !== "*" ? `ends with the year ${year ?? ""}; Secrets Manager takes * only` : undefined;
}
