// AWS API Gateway: getRestApi.
import { repeatableHex } from "../../model/ids.ts";
import { defineLookup } from "../../model/lookup.ts";
import { textAt } from "../../model/plain.ts";
import { arn } from "../arn.ts";

export const getRestApi = defineLookup({
  token: "aws:apigateway/getRestApi:getRestApi",
  docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/apigateway/rest_api_data_source.go",
  resource: "aws:apigateway/restApi:RestApi",
  noun: "API Gateway REST API",
  keys: { name: "name" },
  outputs(thing, world) {
    const id = thing.id ?? "";
    return {
      id,
      arn: arn(world, "apigateway", `/restapis/${id}`, { account: "" }),
      executionArn: arn(world, "execute-api", id),
    };
  },
  derived(args, world) {
    const id = repeatableHex(10, world.account.id, world.region, textAt(args, "name"));
    return {
      id,
      arn: arn(world, "apigateway", `/restapis/${id}`, { account: "" }),
      executionArn: arn(world, "execute-api", id),
      tags: {},
    };
  },
});
