// AWS EC2: how a subnet looks to the data sources. Shared by the files of this folder.
import type { PropertyMap } from "../../core/value.ts";
import { zonesOfRegion } from "../../data/zones.ts";
import type { DataSourceWorld } from "../../model/data-source.ts";
import { type Thing, thingText } from "../../model/things.ts";
import { accountOf, arn } from "../arn.ts";

/** EC2's filter names: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSubnets.html */
export const SUBNET_FILTERS = {
  "availability-zone": "availabilityZone",
  availabilityZone: "availabilityZone",
  "availability-zone-id": "availabilityZoneId",
  availabilityZoneId: "availabilityZoneId",
  cidr: "cidrBlock",
  "cidr-block": "cidrBlock",
  cidrBlock: "cidrBlock",
  "default-for-az": "defaultForAz",
  defaultForAz: "defaultForAz",
  "map-public-ip-on-launch": "mapPublicIpOnLaunch",
  "owner-id": "ownerId",
  state: "state",
  "subnet-arn": "arn",
  "subnet-id": "id",
  "vpc-id": "vpcId",
} as const;

/** AWS keeps five addresses of every subnet: https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html */
const RESERVED = 5;

/** What EC2 adds to a subnet by itself. */
export function subnetView(thing: Thing, world: DataSourceWorld): PropertyMap {
  const id = thing.id ?? "";
  const zone = thingText(thing, "availabilityZone");
  const zoneId = zonesOfRegion(world.region ?? "")?.find((candidate) => candidate.name === zone)?.id;
  const flag = (name: string) => thing.properties[name] === true;
  const bits = Number(/\/(\d+)$/.exec(thingText(thing, "cidrBlock") ?? "")?.[1]);
  return {
    arn: thingText(thing, "arn") ?? arn(world, "ec2", `subnet/${id}`),
    ownerId: thingText(thing, "ownerId") ?? accountOf(world),
    state: "available",
    assignIpv6AddressOnCreation: flag("assignIpv6AddressOnCreation"),
    defaultForAz: flag("defaultForAz"),
    enableDns64: flag("enableDns64"),
    enableLniAtDeviceIndex: 0,
    enableResourceNameDnsARecordOnLaunch: flag("enableResourceNameDnsARecordOnLaunch"),
    enableResourceNameDnsAaaaRecordOnLaunch: flag("enableResourceNameDnsAaaaRecordOnLaunch"),
    ipv6CidrBlock: thingText(thing, "ipv6CidrBlock") ?? "",
    ipv6CidrBlockAssociationId: thingText(thing, "ipv6CidrBlockAssociationId") ?? "",
    ipv6Native: flag("ipv6Native"),
    mapCustomerOwnedIpOnLaunch: false,
    mapPublicIpOnLaunch: flag("mapPublicIpOnLaunch"),
    customerOwnedIpv4Pool: "",
    outpostArn: thingText(thing, "outpostArn") ?? "",
    privateDnsHostnameTypeOnLaunch: thingText(thing, "privateDnsHostnameTypeOnLaunch") ?? "ip-name",
    ...(zoneId !== undefined && { availabilityZoneId: zoneId }),
    ...(Number.isInteger(bits) &&
      bits >= 0 &&
      bits <= 32 && { availableIpAddressCount: Math.max(0, 2 ** (32 - bits) - RESERVED) }),
  };
}
