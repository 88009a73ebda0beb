// AWS Lambda: getFunction.
import { defineLookup } from "../../model/lookup.ts";
import { textAt } from "../../model/plain.ts";
import { thingText } from "../../model/things.ts";
import { arn, type Place, partitionOf } from "../arn.ts";

export const getFunction = defineLookup({
  token: "aws:lambda/getFunction:getFunction",
  docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/lambda/function_data_source.go",
  resource: "aws:lambda/function:Function",
  noun: "Lambda Function",
  keys: { functionName: "name" },
  outputs(thing, world) {
    const name = thingText(thing, "name") ?? thing.id ?? "";
    return {
      id: name,
      functionName: name,
      ...functionNames(name, thingText(thing, "version") ?? "$LATEST", world),
    };
  },
  derived(args, world) {
    // The argument may be an ARN as well as a name.
    const name = (textAt(args, "functionName") ?? "").replace(/^arn:.*:function:/, "");
    return {
      id: name,
      tags: {},
      layers: [],
      ...functionNames(name, textAt(args, "qualifier") ?? "$LATEST", world),
    };
  },
});
/** https://docs.aws.amazon.com/lambda/latest/api/API_FunctionConfiguration.html, and the form that API Gateway invokes. */
function functionNames(name: string, version: string, world: Place) {
  const own = arn(world, "lambda", `function:${name}`);
  const gateway = (target: string) =>
    `arn:${partitionOf(world).id}:apigateway:${world.region ?? ""}:lambda:path/2015-03-31/functions/${target}/invocations`;
  const qualified = `${own}:${version}`;
  return {
    arn: own,
    qualifiedArn: qualified,
    invokeArn: gateway(own),
    qualifiedInvokeArn: gateway(qualified),
    version,
  };
}
