import { expect, it } from "vitest";
import { resultOf, verdictOf } from "../../model/testing.ts";
import { getRestApi } from "./get-rest-api.ts";

const RESOURCE = {
  type: "aws:apigateway/restApi:RestApi",
  name: "own",
  id: "a1b2c3d4e5",
  properties: { name: "api", rootResourceId: "xyz" },
};

it("answers from what the program created", () => {
  const result = resultOf(getRestApi, { name: "api" }, { resources: [RESOURCE] });
  expect(result).toMatchObject({
    id: "a1b2c3d4e5",
    rootResourceId: "xyz",
    arn: "arn:aws:apigateway:us-east-1::/restapis/a1b2c3d4e5",
    executionArn: "arn:aws:execute-api:us-east-1:123456789012:a1b2c3d4e5",
  });
  expect(verdictOf(getRestApi, { name: "api" }, { resources: [RESOURCE] })).toEqual({
    kind: "modelled",
    codes: [],
  });
});

it("answers from what stackproof.yaml declares", () => {
  const existing = [{ type: RESOURCE.type, id: RESOURCE.id, properties: RESOURCE.properties }];
  expect(resultOf(getRestApi, { name: "api" }, { existing })).toMatchObject({
    id: "a1b2c3d4e5",
    rootResourceId: "xyz",
    arn: "arn:aws:apigateway:us-east-1::/restapis/a1b2c3d4e5",
    executionArn: "arn:aws:execute-api:us-east-1:123456789012:a1b2c3d4e5",
  });
});

it("says so when it is asked for something else", () => {
  const verdict = verdictOf(getRestApi, { name: "other" }, { resources: [RESOURCE] });
  expect(verdict).toEqual({ kind: "schema", codes: ["data/looked-up-not-declared"] });
});
