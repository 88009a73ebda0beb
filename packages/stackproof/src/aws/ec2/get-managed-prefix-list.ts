// AWS EC2: getManagedPrefixList.
import { defineLookup } from "../../model/lookup.ts";
import { thingText } from "../../model/things.ts";
import { accountOf, arn } from "../arn.ts";
import { managedPrefixLists } from "./prefix-lists.ts";

export const getManagedPrefixList = defineLookup({
  token: "aws:ec2/getManagedPrefixList:getManagedPrefixList",
  docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/vpc_managed_prefix_list_data_source.go",
  resource: "aws:ec2/managedPrefixList:ManagedPrefixList",
  noun: "EC2 Managed Prefix List",
  keys: { name: "name", id: "id" },
  filters: { "owner-id": "ownerId", "prefix-list-id": "id", "prefix-list-name": "name" },
  made: managedPrefixLists,
  outputs: (thing, world) => ({
    name: thingText(thing, "name") ?? "",
    ownerId: thingText(thing, "ownerId") ?? accountOf(world),
    arn:
      thingText(thing, "arn") ??
      arn(
        world,
        "ec2",
        `prefix-list/${thing.id ?? ""}`,
        thing.properties["ownerId"] === "AWS" ? { account: "aws" } : {},
      ),
  }),
});
