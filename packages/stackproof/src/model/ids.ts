// Model: ids that are the same on every run, in the forms that AWS gives them. Pure.
import { createHash } from "node:crypto";

/** `vpc-0` and sixteen more hexadecimal digits, from everything that makes the thing what it is. */
export function repeatableId(prefix: string, ...of: readonly (string | undefined)[]): string {
  return `${prefix}-0${digest(prefix, of).slice(0, 16)}`;
}

/** `prefix` and upper-case letters and digits, as IAM and Route 53 make them: `AIDA…`, `Z…`. */
export function repeatableUpper(
  prefix: string,
  length: number,
  ...of: readonly (string | undefined)[]
): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bytes = createHash("sha256").update(seed(prefix, of)).digest();
  let text = prefix;
  for (let index = 0; text.length < length; index++)
    text += alphabet[(bytes[index % bytes.length] ?? 0) % 32] ?? "A";
  return text;
}

/** Lower-case hexadecimal digits, at most 64. */
export function repeatableHex(length: number, ...of: readonly (string | undefined)[]): string {
  return digest("hex", of).slice(0, length);
}

/** A UUID-shaped text, as KMS key ids have it. */
export function repeatableUuid(...of: readonly (string | undefined)[]): string {
  const hex = digest("uuid", of);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function digest(prefix: string, of: readonly (string | undefined)[]): string {
  return createHash("sha256").update(seed(prefix, of)).digest("hex");
}

function seed(prefix: string, of: readonly (string | undefined)[]): string {
  return [prefix, ...of.map((part) => part ?? "")].join("\u0000");
}
