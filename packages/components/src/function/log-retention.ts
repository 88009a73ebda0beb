// Logs: how long they can be kept. Pure.

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
const DAYS: readonly number[] = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** What is wrong with `logRetentionInDays`; undefined when nothing is. */
export function retentionFault(days: number | undefined): string | undefined {
  if (days === undefined || DAYS.includes(days)) return undefined;
  const next = DAYS.find((one) => one > days);
  const advice = next === undefined ? "The longest is 3653." : `The next is ${next}.`;
  return `logRetentionInDays is ${days}, which CloudWatch Logs does not take. Give one of ${DAYS.join(", ")}. ${advice}`;
}
