// AWS IAM: getRole.
import { defineLookup } from "../../model/lookup.ts";
import { textAt } from "../../model/plain.ts";
import { thingText } from "../../model/things.ts";
import { globalArn } from "../arn.ts";

export const getRole = defineLookup({
  token: "aws:iam/getRole:getRole",
  docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/iam/role_data_source.go",
  regional: false,
  resource: "aws:iam/role:Role",
  noun: "IAM Role",
  keys: { name: "name" },
  outputs(thing, world) {
    const name = thingText(thing, "name") ?? "";
    const path = thingText(thing, "path") ?? "/";
    return {
      id: name,
      name,
      path,
      arn: thingText(thing, "arn") ?? globalArn(world, "iam", `role${path}${name}`),
      maxSessionDuration: Number(thingText(thing, "maxSessionDuration") ?? 3600),
      permissionsBoundary: thingText(thing, "permissionsBoundary") ?? "",
    };
  },
  derived(args, world) {
    const name = textAt(args, "name") ?? "";
    return {
      id: name,
      path: "/",
      arn: globalArn(world, "iam", `role/${name}`),
      maxSessionDuration: 3600,
      permissionsBoundary: "",
      tags: {},
    };
  },
});
