// AWS Secrets Manager: getSecret.

import { defineLookup } from "../../model/lookup.ts";
import { textAt } from "../../model/plain.ts";
import { thingText } from "../../model/things.ts";
import { secretArn } from "./secret-names.ts";

export const getSecret = defineLookup({
  token: "aws:secretsmanager/getSecret:getSecret",
  docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/secretsmanager/secret_data_source.go",
  resource: "aws:secretsmanager/secret:Secret",
  noun: "Secrets Manager Secret",
  keys: { name: "name", arn: "arn" },
  outputs(thing, world) {
    const name = thingText(thing, "name") ?? "";
    const value = thingText(thing, "arn") ?? secretArn(name, world);
    return {
      id: value,
      arn: value,
      name,
      description: thingText(thing, "description") ?? "",
      kmsKeyId: thingText(thing, "kmsKeyId") ?? "",
    };
  },
  derived(args, world) {
    const given = textAt(args, "arn");
    const value = given ?? secretArn(textAt(args, "name") ?? "", world);
    const name = textAt(args, "name") ?? value.replace(/^.*:secret:/, "").replace(/-[A-Za-z0-9]{6}$/, "");
    return { id: value, arn: value, name, policy: "", tags: {} };
  },
});
