// AWS DynamoDB: getTable.
import { defineLookup } from "../../model/lookup.ts";
import { textAt } from "../../model/plain.ts";
import { thingText } from "../../model/things.ts";
import { arn } from "../arn.ts";

export const getTable = defineLookup({
  token: "aws:dynamodb/getTable:getTable",
  docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/dynamodb/table_data_source.go",
  resource: "aws:dynamodb/table:Table",
  noun: "DynamoDB Table",
  keys: { name: "name" },
  outputs(thing, world) {
    const name = thingText(thing, "name") ?? thing.id ?? "";
    return {
      id: name,
      arn: thingText(thing, "arn") ?? arn(world, "dynamodb", `table/${name}`),
      billingMode: thingText(thing, "billingMode") ?? "PROVISIONED",
      rangeKey: thingText(thing, "rangeKey") ?? "",
      streamEnabled: thing.properties["streamEnabled"] === true,
      tableClass: thingText(thing, "tableClass") ?? "STANDARD",
    };
  },
  derived(args, world) {
    const name = textAt(args, "name") ?? "";
    return {
      id: name,
      arn: arn(world, "dynamodb", `table/${name}`),
      tableClass: "STANDARD",
      globalSecondaryIndexes: [],
      localSecondaryIndexes: [],
      replicas: [],
      tags: {},
    };
  },
});
