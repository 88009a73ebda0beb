import { expect, it } from "vitest";
import { resultOf, verdictOf } from "../../model/testing.ts";
import { getRole } from "./get-role.ts";

const RESOURCE = {
  type: "aws:iam/role:Role",
  name: "own",
  id: "admin",
  properties: { name: "admin", path: "/ops/", assumeRolePolicy: "{}" },
};

it("answers from what the program created", () => {
  const result = resultOf(getRole, { name: "admin" }, { resources: [RESOURCE] });
  expect(result).toMatchObject({
    id: "admin",
    arn: "arn:aws:iam::123456789012:role/ops/admin",
    path: "/ops/",
    assumeRolePolicy: "{}",
    maxSessionDuration: 3600,
  });
  expect(verdictOf(getRole, { name: "admin" }, { resources: [RESOURCE] })).toEqual({
    kind: "modelled",
    codes: [],
  });
});

it("answers from what stackproof.yaml declares", () => {
  const existing = [{ type: RESOURCE.type, id: RESOURCE.id, properties: RESOURCE.properties }];
  expect(resultOf(getRole, { name: "admin" }, { existing })).toMatchObject({
    id: "admin",
    arn: "arn:aws:iam::123456789012:role/ops/admin",
    path: "/ops/",
    assumeRolePolicy: "{}",
    maxSessionDuration: 3600,
  });
});

it("says so when it is asked for something else", () => {
  const verdict = verdictOf(getRole, { name: "other" }, { resources: [RESOURCE] });
  expect(verdict).toEqual({ kind: "schema", codes: ["data/looked-up-not-declared"] });
  expect(resultOf(getRole, { name: "other" })).toMatchObject({ arn: "arn:aws:iam::123456789012:role/other" });
});
