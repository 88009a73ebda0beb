// WebTier: how arguments are refused. Pure.

/** Something in a web tier's arguments that cannot be. The message says what to change. */
export class WebTierError extends Error {
  override readonly name = "WebTierError";
}

/** Ends with a problem of the arguments. */
export type Refuse = (problem: string) => never;

/** Refuses what is no whole number in a range. */
export function whole(refuse: Refuse, argument: string, value: number, least: number, most: number): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  refuse(`${argument} is ${value}. Give a whole number from ${least} to ${most}.`);
}

/** Refuses the same text twice. */
export function once(refuse: Refuse, argument: string, values: readonly string[]): void {
  const twice = values.find((value, index) => values.indexOf(value) !== index);
  if (twice !== undefined) refuse(`${argument} has "${twice}" twice. Give each once.`);
}
