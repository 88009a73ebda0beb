// AWS EC2: how a security group looks to the data sources. Shared by the files of this folder.
import type { PropertyMap } from "../../core/value.ts";
import type { DataSourceWorld } from "../../model/data-source.ts";
import { type Thing, thingText } from "../../model/things.ts";
import { arn } from "../arn.ts";

/** EC2's filter names: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSecurityGroups.html */
export const SECURITY_GROUP_FILTERS = {
  description: "description",
  "group-id": "id",
  "group-name": "name",
  "owner-id": "ownerId",
  "vpc-id": "vpcId",
} as const;

/** What EC2 adds to a security group by itself. */
export function securityGroupView(thing: Thing, world: DataSourceWorld): PropertyMap {
  return {
    arn: thingText(thing, "arn") ?? arn(world, "ec2", `security-group/${thing.id ?? ""}`),
    description: thingText(thing, "description") ?? "Managed by Pulumi",
  };
}
