// AWS EC2: getSecurityGroups.
import { thingText } from "../../model/things.ts";
import { accountOf, arn } from "../arn.ts";
import { defaultSecurityGroups } from "./default-network.ts";
import { definePlural } from "./plural.ts";
import { SECURITY_GROUP_FILTERS, securityGroupView } from "./security-group-view.ts";

export const getSecurityGroups = definePlural({
  token: "aws:ec2/getSecurityGroups:getSecurityGroups",
  docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/vpc_security_groups_data_source.go",
  resource: "aws:ec2/securityGroup:SecurityGroup",
  filters: SECURITY_GROUP_FILTERS,
  made: defaultSecurityGroups,
  view: (thing, world) => ({ ...securityGroupView(thing, world), ownerId: accountOf(world) }),
  guesses: () => 1,
  lists: {
    arns: (thing, world) => arn(world, "ec2", `security-group/${thing.id ?? ""}`),
    vpcIds: (thing) => thingText(thing, "vpcId") ?? "",
  },
});
