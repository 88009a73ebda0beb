// AWS EC2: getSecurityGroup.
import { defineLookup } from "../../model/lookup.ts";
import { textAt } from "../../model/plain.ts";
import { thingText } from "../../model/things.ts";
import { accountOf, arn } from "../arn.ts";
import { defaultSecurityGroups } from "./default-network.ts";
import { SECURITY_GROUP_FILTERS, securityGroupView } from "./security-group-view.ts";

export const getSecurityGroup = defineLookup({
  token: "aws:ec2/getSecurityGroup:getSecurityGroup",
  docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/vpc_security_group_data_source.go",
  resource: "aws:ec2/securityGroup:SecurityGroup",
  noun: "EC2 Security Group",
  keys: { id: "id", name: "name", vpcId: "vpcId" },
  filters: SECURITY_GROUP_FILTERS,
  made: defaultSecurityGroups,
  outputs: securityGroupView,
  view: (thing, world) => ({ ownerId: thingText(thing, "ownerId") ?? accountOf(world) }),
  derived(args, world) {
    const id = textAt(args, "id");
    return id === undefined ? {} : { arn: arn(world, "ec2", `security-group/${id}`) };
  },
});
