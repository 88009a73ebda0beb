// AWS EC2: getNatGateway.
import { defineLookup } from "../../model/lookup.ts";
import { thingText } from "../../model/things.ts";

export const getNatGateway = defineLookup({
  token: "aws:ec2/getNatGateway:getNatGateway",
  docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/vpc_nat_gateway_data_source.go",
  resource: "aws:ec2/natGateway:NatGateway",
  noun: "EC2 NAT Gateway",
  keys: { id: "id", subnetId: "subnetId", vpcId: "vpcId", state: "state" },
  filters: { "nat-gateway-id": "id", "subnet-id": "subnetId", "vpc-id": "vpcId", state: "state" },
  outputs: (thing) => ({
    connectivityType: thingText(thing, "connectivityType") ?? "public",
    state: thingText(thing, "state") ?? "available",
  }),
  derived: () => ({ connectivityType: "public", state: "available" }),
});
