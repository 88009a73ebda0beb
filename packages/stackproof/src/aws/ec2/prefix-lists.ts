// AWS EC2: the prefix lists that AWS keeps in every region. Shared by getPrefixList and getManagedPrefixList.
// https://docs.aws.amazon.com/vpc/latest/userguide/working-with-aws-managed-prefix-lists.html#available-aws-managed-prefix-lists
import type { DataSourceWorld } from "../../model/data-source.ts";
import { repeatableHex } from "../../model/ids.ts";
import type { Thing } from "../../model/things.ts";
import { partitionOf } from "../arn.ts";

const SERVICES = ["dynamodb", "ec2-instance-connect", "ground-station", "ipv6.route53-healthchecks", "route53-healthchecks", "s3", "s3express", "vpc-lattice"];
const GLOBAL = ["com.amazonaws.global.cloudfront.origin-facing", "com.amazonaws.global.groundstation"];

/** Ids that are the same in every account and were seen; the others are made up, but the same on every run. */
const SEEN: Readonly<Record<string, string>> = {
  "com.amazonaws.us-east-1.s3": "pl-63a5400a",
  "us-east-1|com.amazonaws.global.cloudfront.origin-facing": "pl-3b927c52",
  "us-west-2|com.amazonaws.global.cloudfront.origin-facing": "pl-82a045eb",
};

/** The lists of AWS in the request's region. */
export function managedPrefixLists(world: DataSourceWorld): Thing[] {
  const region = world.region;
  if (region === undefined) return [];
  const prefix = partitionOf(world).dnsSuffix === "amazonaws.com.cn" ? "cn.com.amazonaws" : "com.amazonaws";
  const names = [...SERVICES.map((service) => `${prefix}.${region}.${service}`), ...GLOBAL];
  return names.map((name) => ({
    type: "aws:ec2/managedPrefixList:ManagedPrefixList",
    id: SEEN[name] ?? SEEN[`${region}|${name}`] ?? `pl-${repeatableHex(8, region, name)}`,
    region,
    properties: { name, ownerId: "AWS", addressFamily: name.includes("ipv6") ? "IPv6" : "IPv4", tags: {}, version: 1 },
    origin: "aws",
  }));
}

