// AWS EC2: getVpc.
import { defineLookup } from "../../model/lookup.ts";
import { textAt } from "../../model/plain.ts";
import { accountOf, arn } from "../arn.ts";
import { defaultVpcs } from "./default-network.ts";
import { VPC_FILTERS, vpcView } from "./vpc-view.ts";

export const getVpc = defineLookup({
  token: "aws:ec2/getVpc:getVpc",
  docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/vpc_data_source.go",
  resource: "aws:ec2/vpc:Vpc",
  noun: "EC2 VPC",
  keys: {
    id: "id",
    cidrBlock: "cidrBlock",
    default: "default",
    dhcpOptionsId: "dhcpOptionsId",
    state: "state",
  },
  filters: VPC_FILTERS,
  made: defaultVpcs,
  outputs: vpcView,
  derived(args, world) {
    const id = textAt(args, "id");
    const common = {
      default: false,
      state: "available",
      ownerId: accountOf(world),
      ipv6CidrBlock: "",
      ipv6AssociationId: "",
    };
    return id === undefined ? common : { ...common, id, arn: arn(world, "ec2", `vpc/${id}`) };
  },
  provenAbsent(args, world) {
    if (args["default"] !== true || world.account.defaultVpc || world.region === undefined) return undefined;
    return "Create the VPC in the program, look another one up by its id or tags, or, if the account has a default VPC, set account.defaultVpc to true in stackproof.yaml.";
  },
});
