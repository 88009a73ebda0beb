import { expect, it } from "vitest";
import { resultOf, verdictOf } from "../../model/testing.ts";
import { getTopic } from "./get-topic.ts";

const RESOURCE = {
  type: "aws:sns/topic:Topic",
  name: "own",
  id: "arn:aws:sns:us-east-1:123456789012:alerts",
  properties: { name: "alerts" },
};

it("answers from what the program created", () => {
  const result = resultOf(getTopic, { name: "alerts" }, { resources: [RESOURCE] });
  expect(result).toMatchObject({
    id: "arn:aws:sns:us-east-1:123456789012:alerts",
    arn: "arn:aws:sns:us-east-1:123456789012:alerts",
  });
  expect(verdictOf(getTopic, { name: "alerts" }, { resources: [RESOURCE] })).toEqual({
    kind: "modelled",
    codes: [],
  });
});

it("answers from what stackproof.yaml declares", () => {
  const existing = [{ type: RESOURCE.type, id: RESOURCE.id, properties: RESOURCE.properties }];
  expect(resultOf(getTopic, { name: "alerts" }, { existing })).toMatchObject({
    id: "arn:aws:sns:us-east-1:123456789012:alerts",
    arn: "arn:aws:sns:us-east-1:123456789012:alerts",
  });
});

it("says so when it is asked for something else", () => {
  const verdict = verdictOf(getTopic, { name: "other" }, { resources: [RESOURCE] });
  expect(verdict).toEqual({ kind: "schema", codes: ["data/looked-up-not-declared"] });
  expect(resultOf(getTopic, { name: "other" })).toMatchObject({
    arn: "arn:aws:sns:us-east-1:123456789012:other",
  });
});
