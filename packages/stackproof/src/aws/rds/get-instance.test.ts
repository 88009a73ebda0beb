import { expect, it } from "vitest";
import { resultOf, verdictOf } from "../../model/testing.ts";
import { getDbInstance } from "./get-instance.ts";

const RESOURCE = {
  type: "aws:rds/instance:Instance",
  name: "own",
  id: "db",
  properties: { identifier: "db", engine: "postgres", instanceClass: "db.t4g.micro", username: "root" },
};

it("answers from what the program created", () => {
  const result = resultOf(getDbInstance, { dbInstanceIdentifier: "db" }, { resources: [RESOURCE] });
  expect(result).toMatchObject({
    dbInstanceArn: "arn:aws:rds:us-east-1:123456789012:db:db",
    port: 5432,
    dbInstanceClass: "db.t4g.micro",
    masterUsername: "root",
  });
  expect(verdictOf(getDbInstance, { dbInstanceIdentifier: "db" }, { resources: [RESOURCE] })).toEqual({
    kind: "modelled",
    codes: [],
  });
});

it("answers from what stackproof.yaml declares", () => {
  const existing = [{ type: RESOURCE.type, id: RESOURCE.id, properties: RESOURCE.properties }];
  expect(resultOf(getDbInstance, { dbInstanceIdentifier: "db" }, { existing })).toMatchObject({
    dbInstanceArn: "arn:aws:rds:us-east-1:123456789012:db:db",
    port: 5432,
    dbInstanceClass: "db.t4g.micro",
    masterUsername: "root",
  });
});

it("says so when it is asked for something else", () => {
  const verdict = verdictOf(getDbInstance, { dbInstanceIdentifier: "other" }, { resources: [RESOURCE] });
  expect(verdict).toEqual({ kind: "schema", codes: ["data/looked-up-not-declared"] });
  expect(resultOf(getDbInstance, { dbInstanceIdentifier: "other" })).toMatchObject({
    address: expect.stringMatching(/^other\.[0-9a-f]{12}\.us-east-1\.rds\.amazonaws\.com$/),
  });
});
