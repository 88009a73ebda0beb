// AWS SQS: getQueue.
import { defineLookup } from "../../model/lookup.ts";
import { textAt } from "../../model/plain.ts";
import { thingText } from "../../model/things.ts";
import { accountOf, arn, partitionOf } from "../arn.ts";

export const getQueue = defineLookup({
  token: "aws:sqs/getQueue:getQueue",
  docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/sqs/queue_data_source.go",
  resource: "aws:sqs/queue:Queue",
  noun: "SQS Queue",
  keys: { name: "name" },
  outputs(thing, world) {
    const name = thingText(thing, "name") ?? "";
    const url =
      thingText(thing, "url") ??
      `https://sqs.${world.region ?? ""}.${partitionOf(world).dnsSuffix}/${accountOf(world)}/${name}`;
    return { id: url, url, arn: thingText(thing, "arn") ?? arn(world, "sqs", name) };
  },
  derived(args, world) {
    const name = textAt(args, "name") ?? "";
    const url = `https://sqs.${world.region ?? ""}.${partitionOf(world).dnsSuffix}/${accountOf(world)}/${name}`;
    return { id: url, url, arn: arn(world, "sqs", name), tags: {} };
  },
});
