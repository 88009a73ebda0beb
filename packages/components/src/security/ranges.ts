// Security: ranges of addresses, as security group rules take them. Pure.
import { isIPv6 } from "node:net";
import { formatRange, networkOf, parseRange } from "../network/cidr.ts";

/**
 * What is wrong with a range, as the end of a sentence that begins with the range; undefined when nothing is.
 *
 * @example rangeProblem("10.0.0.1/16") // 'which has host bits. Write "10.0.0.0/16".'
 */
export function rangeProblem(range: string): string | undefined {
  if (range.includes(":")) {
    const [address = "", prefix = ""] = range.split("/", 2);
    const isRange = isIPv6(address) && /^\d{1,3}$/.test(prefix) && Number(prefix) <= 128;
    return isRange ? undefined : 'which is no IPv6 range. Write it like "2001:db8::/32".';
  }
  const parsed = parseRange(range);
  if (parsed === undefined) {
    const isAddress = parseRange(`${range}/32`) !== undefined;
    return isAddress
      ? `which is an address and no range. Write "${range}/32" for this address alone.`
      : 'which is no IPv4 range. Write it like "10.0.0.0/16".';
  }
  const network = formatRange(networkOf(parsed));
  return network === formatRange(parsed) ? undefined : `which has host bits. Write "${network}".`;
}
