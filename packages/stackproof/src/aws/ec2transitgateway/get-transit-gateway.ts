// AWS EC2: getTransitGateway.
import { defineLookup } from "../../model/lookup.ts";
import { textAt } from "../../model/plain.ts";
import { thingText } from "../../model/things.ts";
import { accountOf, arn } from "../arn.ts";

export const getTransitGateway = defineLookup({
  token: "aws:ec2transitgateway/getTransitGateway:getTransitGateway",
  docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/transitgateway_data_source.go",
  resource: "aws:ec2transitgateway/transitGateway:TransitGateway",
  noun: "EC2 Transit Gateway",
  keys: { id: "id" },
  filters: { "transit-gateway-id": "id", "owner-id": "ownerId" },
  outputs(thing, world) {
    const id = thing.id ?? "";
    return {
      arn: thingText(thing, "arn") ?? arn(world, "ec2", `transit-gateway/${id}`),
      ownerId: thingText(thing, "ownerId") ?? accountOf(world),
    };
  },
  derived(args, world) {
    const id = textAt(args, "id");
    return {
      ownerId: accountOf(world),
      amazonSideAsn: 64512,
      ...(id !== undefined && { arn: arn(world, "ec2", `transit-gateway/${id}`) }),
    };
  },
});
