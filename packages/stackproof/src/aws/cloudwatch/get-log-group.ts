// AWS CloudWatch Logs: getLogGroup.
import { defineLookup } from "../../model/lookup.ts";
import { textAt } from "../../model/plain.ts";
import { thingText } from "../../model/things.ts";
import { arn } from "../arn.ts";

export const getLogGroup = defineLookup({
  token: "aws:cloudwatch/getLogGroup:getLogGroup",
  docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/logs/group_data_source.go",
  resource: "aws:cloudwatch/logGroup:LogGroup",
  noun: "CloudWatch Logs Log Group",
  keys: { name: "name" },
  outputs(thing, world) {
    const name = thingText(thing, "name") ?? "";
    return {
      id: name,
      arn: arn(world, "logs", `log-group:${name}`),
      kmsKeyId: thingText(thing, "kmsKeyId") ?? "",
      logGroupClass: thingText(thing, "logGroupClass") ?? "STANDARD",
      retentionInDays: Number(thingText(thing, "retentionInDays") ?? 0),
    };
  },
  derived(args, world) {
    const name = textAt(args, "name") ?? "";
    return {
      id: name,
      arn: arn(world, "logs", `log-group:${name}`),
      logGroupClass: "STANDARD",
      kmsKeyId: "",
      retentionInDays: 0,
      tags: {},
    };
  },
});
