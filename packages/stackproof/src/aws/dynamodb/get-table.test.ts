import { expect, it } from "vitest";
import { resultOf, verdictOf } from "../../model/testing.ts";
import { getTable } from "./get-table.ts";

const RESOURCE = {
  type: "aws:dynamodb/table:Table",
  name: "own",
  id: "users",
  properties: { name: "users", hashKey: "id" },
};

it("answers from what the program created", () => {
  const result = resultOf(getTable, { name: "users" }, { resources: [RESOURCE] });
  expect(result).toMatchObject({
    arn: "arn:aws:dynamodb:us-east-1:123456789012:table/users",
    hashKey: "id",
    billingMode: "PROVISIONED",
  });
  expect(verdictOf(getTable, { name: "users" }, { resources: [RESOURCE] })).toEqual({
    kind: "modelled",
    codes: [],
  });
});

it("answers from what stackproof.yaml declares", () => {
  const existing = [{ type: RESOURCE.type, id: RESOURCE.id, properties: RESOURCE.properties }];
  expect(resultOf(getTable, { name: "users" }, { existing })).toMatchObject({
    arn: "arn:aws:dynamodb:us-east-1:123456789012:table/users",
    hashKey: "id",
    billingMode: "PROVISIONED",
  });
});

it("says so when it is asked for something else", () => {
  const verdict = verdictOf(getTable, { name: "other" }, { resources: [RESOURCE] });
  expect(verdict).toEqual({ kind: "schema", codes: ["data/looked-up-not-declared"] });
  expect(resultOf(getTable, { name: "other" })).toMatchObject({
    arn: "arn:aws:dynamodb:us-east-1:123456789012:table/other",
  });
});
