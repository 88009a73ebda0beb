// Project: what Go's yaml.v3 makes of one scalar. Pure.
// Rules: https://github.com/go-yaml/yaml/blob/v3/resolve.go

/** A single value. `source` is what stands in the file, where that matters. */
export type ScalarData =
  | { readonly kind: "null" }
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "integer"; readonly value: bigint; readonly source: string }
  | { readonly kind: "float"; readonly value: number; readonly source: string }
  | { readonly kind: "string"; readonly value: string }
  /** An unquoted date. `value` is how Go prints a time, which is what a program then reads. */
  | { readonly kind: "timestamp"; readonly value: string; readonly source: string };

const FLOAT = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;
const TIMESTAMP =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:[Tt](\d{1,2}):(\d{1,2}):(\d{1,2})(\.\d+)?(Z|[-+]\d{2}:\d{2}))|(?: (\d{1,2}):(\d{1,2}):(\d{1,2})(\.\d+)?))?$/;
const LARGEST = (1n << 64n) - 1n;
const SMALLEST = -(1n << 63n);

/**
 * Resolves a scalar.
 *
 * @param style the parser's word for how it was written; only `PLAIN` ones are guessed at
 * @param tag an explicit tag such as `tag:yaml.org,2002:str`
 */
export function resolveScalar(
  style: string | undefined,
  tag: string | undefined,
  source: string,
): ScalarData {
  const text: ScalarData = { kind: "string", value: source };
  if (style !== "PLAIN" || tag?.endsWith(":str") === true) return text;
  if (/^(?:|~|null|Null|NULL)$/.test(source)) return { kind: "null" };
  if (/^(?:true|True|TRUE)$/.test(source)) return { kind: "boolean", value: true };
  if (/^(?:false|False|FALSE)$/.test(source)) return { kind: "boolean", value: false };
  const special = specialFloat(source);
  if (special !== undefined) return { kind: "float", value: special, source };
  if (!/^[-+.0-9]/.test(source)) return text;
  const time = timestamp(source);
  if (time !== undefined) return { kind: "timestamp", value: time, source };
  const plain = source.replaceAll("_", "");
  const whole = wholeNumber(plain);
  if (whole !== undefined && whole >= SMALLEST && whole <= LARGEST)
    return { kind: "integer", value: whole, source };
  if (FLOAT.test(plain)) return { kind: "float", value: Number(plain), source };
  return text;
}

function specialFloat(source: string): number | undefined {
  if (/^\.(?:nan|NaN|NAN)$/.test(source)) return Number.NaN;
  const infinite = /^([-+]?)\.(?:inf|Inf|INF)$/.exec(source);
  if (infinite === null) return undefined;
  return infinite[1] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

/** Go's strconv.ParseInt with base 0: 0x, 0b, 0o and, from C, a leading 0 for octal. */
function wholeNumber(plain: string): bigint | undefined {
  const parts = /^([-+]?)(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|0|[1-9][0-9]*)$/.exec(plain);
  if (parts === null) return undefined;
  const digits = parts[2] ?? "0";
  const size = /^0[0-7]+$/.test(digits) ? BigInt(`0o${digits.slice(1)}`) : BigInt(digits.toLowerCase());
  return parts[1] === "-" ? -size : size;
}

/** `2012-10-17 00:00:00 +0000 UTC`, as Go's time.Time prints itself; undefined when it is no date. */
function timestamp(source: string): string | undefined {
  const parts = TIMESTAMP.exec(source);
  if (parts === null) return undefined;
  const number = (index: number): number => Number(parts[index] ?? "0");
  const [year, month, day] = [number(1), number(2), number(3)];
  const [hour, minute, second] = [number(4) || number(9), number(5) || number(10), number(6) || number(11)];
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  const isReal =
    date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
  if (!isReal) return undefined;
  const zone = parts[8];
  const offset =
    zone === undefined || zone === "Z" ? "+0000 UTC" : `${zone.replace(":", "")} ${zone.replace(":", "")}`;
  const fraction = (parts[7] ?? parts[12] ?? "").replace(/\.?0+$/, "");
  return `${parts[1]}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}:${two(second)}${fraction} ${offset}`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
