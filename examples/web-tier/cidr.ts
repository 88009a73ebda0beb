// Divides an IPv4 range into equal parts.

/**
 * `divide("10.0.0.0/16", 4)` is 10.0.0.0/18, 10.0.64.0/18, 10.0.128.0/18, 10.0.192.0/18.
 *
 * @param parts rounded up to a power of two, so that every part starts at a multiple of its size
 */
export function divide(cidr: string, parts: number): string[] {
  const match = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\/(\d+)$/.exec(cidr);
  if (match === null) throw new Error(`"${cidr}" is no IPv4 range; write it like 10.0.0.0/16.`);
  const [a = 0, b = 0, c = 0, d = 0, prefix = 0] = match.slice(1).map(Number);
  const partPrefix = prefix + Math.ceil(Math.log2(parts));
  if (prefix < 16 || partPrefix > 28) {
    throw new Error(`"${cidr}" does not hold ${parts} subnets: a VPC is at most /16, a subnet at least /28.`);
  }
  const base = ((a * 256 + b) * 256 + c) * 256 + d;
  const size = 2 ** (32 - partPrefix);
  return Array.from({ length: parts }, (_, part) => {
    const start = base + part * size;
    const octets = [24, 16, 8, 0].map((bits) => Math.floor(start / 2 ** bits) % 256);
    return `${octets.join(".")}/${partPrefix}`;
  });
}
