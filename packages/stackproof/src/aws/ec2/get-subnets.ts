// AWS EC2: getSubnets.
import { zonesOfRegion } from "../../data/zones.ts";
import { defaultSubnets } from "./default-network.ts";
import { definePlural } from "./plural.ts";
import { SUBNET_FILTERS, subnetView } from "./subnet-view.ts";

export const getSubnets = definePlural({
  token: "aws:ec2/getSubnets:getSubnets",
  docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/vpc_subnets_data_source.go",
  resource: "aws:ec2/subnet:Subnet",
  filters: SUBNET_FILTERS,
  made: defaultSubnets,
  view: subnetView,
  // As many as a network over three zones has, where the region has three.
  guesses: (world) => Math.min(3, zonesOfRegion(world.region ?? "")?.length ?? 2),
});
