// AWS EC2: getSubnet.

import { zonesOfRegion } from "../../data/zones.ts";
import { defineLookup } from "../../model/lookup.ts";
import { textAt } from "../../model/plain.ts";
import { accountOf, arn } from "../arn.ts";
import { defaultSubnets } from "./default-network.ts";
import { SUBNET_FILTERS, subnetView } from "./subnet-view.ts";

export const getSubnet = defineLookup({
  token: "aws:ec2/getSubnet:getSubnet",
  docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/vpc_subnet_data_source.go",
  resource: "aws:ec2/subnet:Subnet",
  noun: "EC2 Subnet",
  keys: {
    id: "id",
    vpcId: "vpcId",
    availabilityZone: "availabilityZone",
    availabilityZoneId: "availabilityZoneId",
    cidrBlock: "cidrBlock",
    defaultForAz: "defaultForAz",
    ipv6CidrBlock: "ipv6CidrBlock",
    state: "state",
  },
  filters: SUBNET_FILTERS,
  made: defaultSubnets,
  outputs: subnetView,
  derived(args, world) {
    const id = textAt(args, "id");
    const zone = zonesOfRegion(world.region ?? "")?.[0];
    return {
      ownerId: accountOf(world),
      state: "available",
      // A zone that exists, so that what the program makes of it is checked as in a deployment.
      ...(zone !== undefined && { availabilityZone: zone.name, availabilityZoneId: zone.id }),
      ...(id !== undefined && { arn: arn(world, "ec2", `subnet/${id}`) }),
      ...args,
    };
  },
});
