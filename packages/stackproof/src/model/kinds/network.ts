// Kinds: addresses and ranges. Pure.
import { formatCidr, hasHostBits, networkOf, parseCidr } from "../../core/cidr.ts";
import { asText, type Kind, type KindOptions, leaf, shown } from "./kind.ts";

/** Which prefix lengths a range may have. */
export interface RangeLimits {
  readonly min?: number;
  readonly max?: number;
}

/** An IPv4 range in CIDR notation whose address is the first of the range, as AWS and the provider want it. */
export function cidr4(limits: RangeLimits = {}, options: KindOptions = {}): Kind<string> {
  return range(4, limits, options);
}

/** An IPv6 range in CIDR notation. */
export function cidr6(limits: RangeLimits = {}, options: KindOptions = {}): Kind<string> {
  return range(6, limits, options);
}

function range(version: 4 | 6, limits: RangeLimits, options: KindOptions): Kind<string> {
  const { min, max } = limits;
  const size =
    min !== undefined && max !== undefined
      ? ` between /${min} and /${max}`
      : min !== undefined
        ? `, /${min} or smaller`
        : max !== undefined
          ? `, /${max} or larger`
          : "";
  const expects = `an IPv${version} range in CIDR notation${size}`;
  return leaf<string>(
    {
      expects,
      good: version === 4 ? `10.0.0.0/${min ?? 16}` : `2001:db8::/${min ?? 56}`,
      bad: "banana",
      decode: asText,
      fault(value) {
        if (value === "") return undefined;
        const parsed = parseCidr(value);
        if (parsed === undefined || parsed.version !== version) {
          return {
            says: `is ${shown(value)}; it takes ${expects}`,
            provider: () =>
              parsed === undefined
                ? `${JSON.stringify(value)} is not a valid CIDR block: invalid CIDR address: ${value}`
                : `${JSON.stringify(value)} is not a valid IPv${version} CIDR block`,
          };
        }
        if (hasHostBits(parsed)) {
          const first = formatCidr(networkOf(parsed));
          return {
            says: `is ${shown(value)}, whose address is not the first of its range; it takes ${shown(first)}`,
            // https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/verify/validate.go
            provider: () =>
              `${JSON.stringify(value)} is not a valid IPv${version} CIDR block; did you mean ${JSON.stringify(first)}?`,
          };
        }
        if ((min === undefined || parsed.prefix >= min) && (max === undefined || parsed.prefix <= max))
          return undefined;
        return { says: `is ${shown(value)}; it takes ${expects}` };
      },
    },
    options,
  );
}

const OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
const IPV4 = new RegExp(`^${OCTET}(?:\\.${OCTET}){3}$`);

/** True for an IPv4 address. */
export function isIpv4(value: string): boolean {
  return IPV4.test(value);
}

/** An IPv4 address. */
export function ip4(options: KindOptions = {}): Kind<string> {
  return leaf<string>(
    {
      expects: "an IPv4 address",
      good: "10.0.0.4",
      bad: "10.0.0.256",
      decode: asText,
      fault: (value) =>
        value === "" || isIpv4(value)
          ? undefined
          : {
              says: `is ${shown(value)}, which is no IPv4 address`,
              provider: (attribute) => `expected ${attribute} to contain a valid IPv4 address, got: ${value}`,
            },
    },
    options,
  );
}
