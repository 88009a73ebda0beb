// AWS SNS: getTopic.
import { defineLookup } from "../../model/lookup.ts";
import { textAt } from "../../model/plain.ts";
import { thingText } from "../../model/things.ts";
import { arn } from "../arn.ts";

export const getTopic = defineLookup({
  token: "aws:sns/getTopic:getTopic",
  docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/sns/topic_data_source.go",
  resource: "aws:sns/topic:Topic",
  noun: "SNS Topic",
  keys: { name: "name" },
  outputs(thing, world) {
    const value = thingText(thing, "arn") ?? thing.id ?? arn(world, "sns", thingText(thing, "name") ?? "");
    return { id: value, arn: value };
  },
  derived(args, world) {
    const value = arn(world, "sns", textAt(args, "name") ?? "");
    return { id: value, arn: value, tags: {} };
  },
});
