import { expect, it } from "vitest";
import { resultOf, verdictOf } from "../../model/testing.ts";
import { getRepository } from "./get-repository.ts";

const RESOURCE = {
  type: "aws:ecr/repository:Repository",
  name: "own",
  id: "app",
  properties: { name: "app" },
};

it("answers from what the program created", () => {
  const result = resultOf(getRepository, { name: "app" }, { resources: [RESOURCE] });
  expect(result).toMatchObject({
    repositoryUrl: "123456789012.dkr.ecr.us-east-1.amazonaws.com/app",
    arn: "arn:aws:ecr:us-east-1:123456789012:repository/app",
    registryId: "123456789012",
  });
  expect(verdictOf(getRepository, { name: "app" }, { resources: [RESOURCE] })).toEqual({
    kind: "modelled",
    codes: [],
  });
});

it("answers from what stackproof.yaml declares", () => {
  const existing = [{ type: RESOURCE.type, id: RESOURCE.id, properties: RESOURCE.properties }];
  expect(resultOf(getRepository, { name: "app" }, { existing })).toMatchObject({
    repositoryUrl: "123456789012.dkr.ecr.us-east-1.amazonaws.com/app",
    arn: "arn:aws:ecr:us-east-1:123456789012:repository/app",
    registryId: "123456789012",
  });
});

it("says so when it is asked for something else", () => {
  const verdict = verdictOf(getRepository, { name: "other" }, { resources: [RESOURCE] });
  expect(verdict).toEqual({ kind: "schema", codes: ["data/looked-up-not-declared"] });
  expect(resultOf(getRepository, { name: "other" })).toMatchObject({
    repositoryUrl: "123456789012.dkr.ecr.us-east-1.amazonaws.com/other",
  });
});
