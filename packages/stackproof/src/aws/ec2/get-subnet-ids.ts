// AWS EC2: getSubnetIds, which @pulumi/aws had up to version 4.
import { zonesOfRegion } from "../../data/zones.ts";
import { defaultSubnets } from "./default-network.ts";
import { definePlural } from "./plural.ts";
import { SUBNET_FILTERS, subnetView } from "./subnet-view.ts";

export const getSubnetIds = definePlural({
  token: "aws:ec2/getSubnetIds:getSubnetIds",
  docs: "https://github.com/hashicorp/terraform-provider-aws/blob/v3.76.1/website/docs/d/subnet_ids.html.markdown",
  resource: "aws:ec2/subnet:Subnet",
  filters: SUBNET_FILTERS,
  keys: { vpcId: "vpc-id" },
  made: defaultSubnets,
  view: subnetView,
  guesses: (world) => Math.min(3, zonesOfRegion(world.region ?? "")?.length ?? 2),
});
