import { expect, it } from "vitest";
import { resultOf, verdictOf } from "../../model/testing.ts";
import { getUser } from "./get-user.ts";

const RESOURCE = {
  type: "aws:iam/user:User",
  name: "own",
  id: "ann",
  properties: { name: "ann", uniqueId: "AIDAEXAMPLE" },
};

it("answers from what the program created", () => {
  const result = resultOf(getUser, { userName: "ann" }, { resources: [RESOURCE] });
  expect(result).toMatchObject({
    id: "AIDAEXAMPLE",
    userId: "AIDAEXAMPLE",
    arn: "arn:aws:iam::123456789012:user/ann",
  });
  expect(verdictOf(getUser, { userName: "ann" }, { resources: [RESOURCE] })).toEqual({
    kind: "modelled",
    codes: [],
  });
});

it("answers from what stackproof.yaml declares", () => {
  const existing = [{ type: RESOURCE.type, id: RESOURCE.id, properties: RESOURCE.properties }];
  expect(resultOf(getUser, { userName: "ann" }, { existing })).toMatchObject({
    id: "AIDAEXAMPLE",
    userId: "AIDAEXAMPLE",
    arn: "arn:aws:iam::123456789012:user/ann",
  });
});

it("says so when it is asked for something else", () => {
  const verdict = verdictOf(getUser, { userName: "bob" }, { resources: [RESOURCE] });
  expect(verdict).toEqual({ kind: "schema", codes: ["data/looked-up-not-declared"] });
  expect(resultOf(getUser, { userName: "bob" })).toMatchObject({ arn: "arn:aws:iam::123456789012:user/bob" });
});
