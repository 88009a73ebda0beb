// AWS IAM: getUser.
import { repeatableUpper } from "../../model/ids.ts";
import { defineLookup } from "../../model/lookup.ts";
import { textAt } from "../../model/plain.ts";
import { thingText } from "../../model/things.ts";
import { globalArn } from "../arn.ts";

export const getUser = defineLookup({
  token: "aws:iam/getUser:getUser",
  docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/iam/user_data_source.go",
  regional: false,
  resource: "aws:iam/user:User",
  noun: "IAM User",
  keys: { userName: "name" },
  outputs(thing, world) {
    const name = thingText(thing, "name") ?? "";
    const path = thingText(thing, "path") ?? "/";
    const userId = thingText(thing, "uniqueId") ?? repeatableUpper("AIDA", 21, world.account.id, name);
    return {
      id: userId,
      userId,
      userName: name,
      path,
      arn: thingText(thing, "arn") ?? globalArn(world, "iam", `user${path}${name}`),
    };
  },
  derived(args, world) {
    const name = textAt(args, "userName") ?? "";
    return { path: "/", permissionsBoundary: "", tags: {}, arn: globalArn(world, "iam", `user/${name}`) };
  },
});
