import { expect, it } from "vitest";
import { resultOf, verdictOf } from "../../model/testing.ts";
import { getFunction } from "./get-function.ts";

const RESOURCE = {
  type: "aws:lambda/function:Function",
  name: "own",
  id: "hello",
  properties: { name: "hello", runtime: "nodejs22.x" },
};

it("answers from what the program created", () => {
  const result = resultOf(getFunction, { functionName: "hello" }, { resources: [RESOURCE] });
  expect(result).toMatchObject({
    runtime: "nodejs22.x",
    arn: "arn:aws:lambda:us-east-1:123456789012:function:hello",
    invokeArn:
      "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:hello/invocations",
  });
  expect(verdictOf(getFunction, { functionName: "hello" }, { resources: [RESOURCE] })).toEqual({
    kind: "modelled",
    codes: [],
  });
});

it("answers from what stackproof.yaml declares", () => {
  const existing = [{ type: RESOURCE.type, id: RESOURCE.id, properties: RESOURCE.properties }];
  expect(resultOf(getFunction, { functionName: "hello" }, { existing })).toMatchObject({
    runtime: "nodejs22.x",
    arn: "arn:aws:lambda:us-east-1:123456789012:function:hello",
    invokeArn:
      "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:hello/invocations",
  });
});

it("says so when it is asked for something else", () => {
  const verdict = verdictOf(getFunction, { functionName: "other" }, { resources: [RESOURCE] });
  expect(verdict).toEqual({ kind: "schema", codes: ["data/looked-up-not-declared"] });
  expect(resultOf(getFunction, { functionName: "other" })).toMatchObject({
    arn: "arn:aws:lambda:us-east-1:123456789012:function:other",
  });
});
