// AWS EC2: getInternetGateway.
import { defineLookup } from "../../model/lookup.ts";
import { textAt } from "../../model/plain.ts";
import { thingText } from "../../model/things.ts";
import { accountOf, arn } from "../arn.ts";
import { defaultInternetGateways } from "./default-network.ts";

export const getInternetGateway = defineLookup({
  token: "aws:ec2/getInternetGateway:getInternetGateway",
  docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/vpc_internet_gateway_data_source.go",
  resource: "aws:ec2/internetGateway:InternetGateway",
  noun: "EC2 Internet Gateway",
  keys: { internetGatewayId: "id" },
  filters: {
    "attachment.vpc-id": "vpcId",
    "internet-gateway-id": "id",
    "owner-id": "ownerId",
  },
  made: defaultInternetGateways,
  outputs(thing, world) {
    const vpcId = thingText(thing, "vpcId");
    return {
      arn: thingText(thing, "arn") ?? arn(world, "ec2", `internet-gateway/${thing.id ?? ""}`),
      internetGatewayId: thing.id ?? "",
      ownerId: thingText(thing, "ownerId") ?? accountOf(world),
      attachments: vpcId === undefined || vpcId === "" ? [] : [{ state: "available", vpcId }],
    };
  },
  derived(args, world) {
    const id = textAt(args, "internetGatewayId");
    const own = id === undefined ? {} : { id, arn: arn(world, "ec2", `internet-gateway/${id}`) };
    return { ownerId: accountOf(world), ...own };
  },
});
