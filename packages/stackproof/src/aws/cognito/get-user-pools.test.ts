import { expect, it } from "vitest";
import { resultOf, verdictOf } from "../../model/testing.ts";
import { getUserPools } from "./get-user-pools.ts";

const RESOURCE = {
  type: "aws:cognito/userPool:UserPool",
  name: "own",
  id: "us-east-1_abc123",
  properties: { name: "users" },
};

it("answers from what the program created", () => {
  const result = resultOf(getUserPools, { name: "users" }, { resources: [RESOURCE] });
  expect(result).toMatchObject({
    ids: ["us-east-1_abc123"],
    arns: ["arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_abc123"],
  });
  expect(verdictOf(getUserPools, { name: "users" }, { resources: [RESOURCE] })).toEqual({
    kind: "modelled",
    codes: [],
  });
});

it("answers from what stackproof.yaml declares", () => {
  const existing = [{ type: RESOURCE.type, id: RESOURCE.id, properties: RESOURCE.properties }];
  expect(resultOf(getUserPools, { name: "users" }, { existing })).toMatchObject({
    ids: ["us-east-1_abc123"],
    arns: ["arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_abc123"],
  });
});

it("says so when it is asked for something else", () => {
  const verdict = verdictOf(getUserPools, { name: "other" }, { resources: [RESOURCE] });
  expect(verdict).toEqual({ kind: "schema", codes: ["data/looked-up-not-declared"] });
});
