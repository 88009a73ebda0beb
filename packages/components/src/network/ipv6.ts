// Network: IPv6 ranges of subnets. Pure.

/**
 * The `index`-th /64 of a VPC's /56, which is what a subnet takes
 * (https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html).
 *
 * @param range the VPC's range as AWS writes it: "2600:1f18:4a2c:5600::/56"
 * @param index 0 to 255
 * @throws RangeError when the text is no such range, or the index is none of its parts
 */
export function ipv6Subnet(range: string, index: number): string {
  const found = /^([0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,3})::\/56$/i.exec(range);
  if (found === null)
    throw new RangeError(`"${range}" is no IPv6 range of a VPC, such as 2600:1f18:4a2c:5600::/56.`);
  if (!Number.isInteger(index) || index < 0 || index > 255) {
    throw new RangeError(`A /56 has the parts 0 to 255, and ${index} is none of them.`);
  }
  const groups = (found[1] ?? "").split(":").map((group) => Number.parseInt(group, 16));
  while (groups.length < 4) groups.push(0);
  groups[3] = ((groups[3] ?? 0) & 0xff00) | index;
  return `${groups.map((group) => group.toString(16)).join(":")}::/64`;
}
