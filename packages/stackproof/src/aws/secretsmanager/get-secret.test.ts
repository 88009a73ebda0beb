import { expect, it } from "vitest";
import { resultOf, verdictOf } from "../../model/testing.ts";
import { getSecret } from "./get-secret.ts";

const RESOURCE = {
  type: "aws:secretsmanager/secret:Secret",
  name: "own",
  id: "arn:aws:secretsmanager:us-east-1:123456789012:secret:db-a1b2c3",
  properties: { name: "db", arn: "arn:aws:secretsmanager:us-east-1:123456789012:secret:db-a1b2c3" },
};

it("answers from what the program created", () => {
  const result = resultOf(getSecret, { name: "db" }, { resources: [RESOURCE] });
  expect(result).toMatchObject({
    id: "arn:aws:secretsmanager:us-east-1:123456789012:secret:db-a1b2c3",
    name: "db",
    kmsKeyId: "",
  });
  expect(verdictOf(getSecret, { name: "db" }, { resources: [RESOURCE] })).toEqual({
    kind: "modelled",
    codes: [],
  });
});

it("answers from what stackproof.yaml declares", () => {
  const existing = [{ type: RESOURCE.type, id: RESOURCE.id, properties: RESOURCE.properties }];
  expect(resultOf(getSecret, { name: "db" }, { existing })).toMatchObject({
    id: "arn:aws:secretsmanager:us-east-1:123456789012:secret:db-a1b2c3",
    name: "db",
    kmsKeyId: "",
  });
});

it("says so when it is asked for something else", () => {
  const verdict = verdictOf(getSecret, { name: "other" }, { resources: [RESOURCE] });
  expect(verdict).toEqual({ kind: "schema", codes: ["data/looked-up-not-declared"] });
  expect(resultOf(getSecret, { name: "other" })).toMatchObject({
    arn: expect.stringMatching(/^arn:aws:secretsmanager:us-east-1:123456789012:secret:other-[0-9a-f]{6}$/),
  });
});
