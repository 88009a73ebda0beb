// AWS EC2: getPrefixList. The ranges of AWS's lists change, so they are placeholders.
import { defineLookup } from "../../model/lookup.ts";
import { thingText } from "../../model/things.ts";
import { managedPrefixLists } from "./prefix-lists.ts";

export const getPrefixList = defineLookup({
  token: "aws:ec2/getPrefixList:getPrefixList",
  formerly: ["aws:index/getPrefixList:getPrefixList"],
  docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/vpc_prefix_list_data_source.go",
  resource: "aws:ec2/managedPrefixList:ManagedPrefixList",
  noun: "EC2 Prefix List",
  keys: { name: "name", prefixListId: "id" },
  filters: { "prefix-list-id": "id", "prefix-list-name": "name" },
  made: managedPrefixLists,
  outputs: (thing) => ({ name: thingText(thing, "name") ?? "" }),
});
