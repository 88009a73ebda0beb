// Network: IPv4 ranges as numbers. Pure; no Pulumi here.

/** An IPv4 range. */
export interface Range {
  /** The first address, as a number from 0 to 2^32 - 1. */
  readonly base: number;
  /** Bits of the network part, 0 to 32. */
  readonly prefix: number;
}

/** Addresses in a range of this prefix. */
export function sizeOf(prefix: number): number {
  return 2 ** (32 - prefix);
}

/**
 * Reads `10.0.0.0/16`; undefined when the text is no IPv4 range. Host bits may be set; see {@link networkOf}.
 */
export function parseRange(text: string): Range | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text);
  if (match === null) return undefined;
  const [a = 0, b = 0, c = 0, d = 0, prefix = 0] = match.slice(1).map(Number);
  if ([a, b, c, d].some((octet) => octet > 255) || prefix > 32) return undefined;
  return { base: a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d, prefix };
}

/** The same range with its host bits at zero: `10.0.1.2/16` becomes `10.0.0.0/16`. */
export function networkOf(range: Range): Range {
  return { base: range.base - (range.base % sizeOf(range.prefix)), prefix: range.prefix };
}

/** Writes a range as AWS wants it. */
export function formatRange(range: Range): string {
  const octets = [24, 16, 8, 0].map((shift) => Math.floor(range.base / 2 ** shift) % 256);
  return `${octets.join(".")}/${range.prefix}`;
}
