// AWS EC2: how a VPC looks to the data sources. Shared by the files of this folder.
import type { PropertyMap } from "../../core/value.ts";
import type { DataSourceWorld } from "../../model/data-source.ts";
import { repeatableId } from "../../model/ids.ts";
import { type Thing, thingText } from "../../model/things.ts";
import { accountOf, arn } from "../arn.ts";

/** EC2's filter names: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcs.html */
export const VPC_FILTERS = {
  cidr: "cidrBlock",
  "cidr-block": "cidrBlock",
  cidrBlock: "cidrBlock",
  "dhcp-options-id": "dhcpOptionsId",
  dhcpOptionsId: "dhcpOptionsId",
  isDefault: "default",
  "is-default": "default",
  "owner-id": "ownerId",
  state: "state",
  "vpc-id": "id",
} as const;

/** What EC2 adds to a VPC by itself. */
export function vpcView(thing: Thing, world: DataSourceWorld): PropertyMap {
  const id = thing.id ?? thingText(thing, "id") ?? "";
  const cidrBlock = thingText(thing, "cidrBlock");
  return {
    arn: thingText(thing, "arn") ?? arn(world, "ec2", `vpc/${id}`),
    default: thing.properties["default"] === true,
    state: thingText(thing, "state") ?? "available",
    ownerId: thingText(thing, "ownerId") ?? accountOf(world),
    enableDnsSupport: thing.properties["enableDnsSupport"] !== false,
    enableDnsHostnames: thing.properties["enableDnsHostnames"] === true,
    instanceTenancy: thingText(thing, "instanceTenancy") ?? "default",
    ipv6CidrBlock: thingText(thing, "ipv6CidrBlock") ?? "",
    ipv6AssociationId: thingText(thing, "ipv6AssociationId") ?? "",
    ipv6CidrBlockAssociations: [],
    cidrBlockAssociations:
      cidrBlock === undefined
        ? []
        : [{ associationId: repeatableId("vpc-cidr-assoc", id), cidrBlock, state: "associated" }],
  };
}
