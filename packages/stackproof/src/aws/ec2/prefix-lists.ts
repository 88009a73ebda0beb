// AWS EC2: the prefix lists that AWS keeps in every region. Shared by getPrefixList and getManagedPrefixList.
// https://docs.aws.amazon.com/vpc/latest/userguide/working-with-aws-managed-prefix-lists.html#available-aws-managed-prefix-lists
import type { DataSourceWorld } from "../../model/data-source.ts";
import { repeatableHex } from "../../model/ids.ts";
import type { Thing } from "../../model/things.ts";

/** Those that every region has. */
const EVERYWHERE = ["dynamodb", "s3"];
/** Those that the documentation names and that not every region needs to have. */
const SOMEWHERE = [
  "ec2-instance-connect",
  "ipv6.ec2-instance-connect",
  "ipv6.route53-healthchecks",
  "ipv6.vpc-lattice",
  "route53-healthchecks",
  "s3express",
  "vpc-lattice",
];
const GLOBAL = [
  "com.amazonaws.global.cloudfront.origin-facing",
  "com.amazonaws.global.groundstation",
  "com.amazonaws.global.ipv6.cloudfront.origin-facing",
];

/**
 * Ids that are the same in every account, as many public programs write them; the others are made up, but the same
 * on every run.
 */
const SEEN: Readonly<Record<string, string>> = {
  "com.amazonaws.us-east-1.s3": "pl-63a5400a",
  "us-east-1|com.amazonaws.global.cloudfront.origin-facing": "pl-3b927c52",
  "us-west-2|com.amazonaws.global.cloudfront.origin-facing": "pl-82a045eb",
};

/** The lists of AWS in the request's region. */
export function managedPrefixLists(world: DataSourceWorld): Thing[] {
  const region = world.region;
  if (region === undefined) return [];
  const local = (service: string): string => `com.amazonaws.${region}.${service}`;
  const certain = new Set(EVERYWHERE.map(local));
  return [...certain, ...SOMEWHERE.map(local), ...GLOBAL].map((name) => ({
    type: "aws:ec2/managedPrefixList:ManagedPrefixList",
    id: SEEN[name] ?? SEEN[`${region}|${name}`] ?? `pl-${repeatableHex(8, region, name)}`,
    region,
    properties: {
      name,
      ownerId: "AWS",
      addressFamily: name.includes("ipv6") ? "IPv6" : "IPv4",
      tags: {},
      version: 1,
    },
    origin: certain.has(name) ? "aws" : "assumed",
  }));
}
