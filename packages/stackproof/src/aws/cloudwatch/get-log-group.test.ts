import { expect, it } from "vitest";
import { resultOf, verdictOf } from "../../model/testing.ts";
import { getLogGroup } from "./get-log-group.ts";

const RESOURCE = {
  type: "aws:cloudwatch/logGroup:LogGroup",
  name: "own",
  id: "/app",
  properties: { name: "/app", retentionInDays: 14 },
};

it("answers from what the program created", () => {
  const result = resultOf(getLogGroup, { name: "/app" }, { resources: [RESOURCE] });
  expect(result).toMatchObject({
    arn: "arn:aws:logs:us-east-1:123456789012:log-group:/app",
    retentionInDays: 14,
  });
  expect(verdictOf(getLogGroup, { name: "/app" }, { resources: [RESOURCE] })).toEqual({
    kind: "modelled",
    codes: [],
  });
});

it("answers from what stackproof.yaml declares", () => {
  const existing = [{ type: RESOURCE.type, id: RESOURCE.id, properties: RESOURCE.properties }];
  expect(resultOf(getLogGroup, { name: "/app" }, { existing })).toMatchObject({
    arn: "arn:aws:logs:us-east-1:123456789012:log-group:/app",
    retentionInDays: 14,
  });
});

it("says so when it is asked for something else", () => {
  const verdict = verdictOf(getLogGroup, { name: "/other" }, { resources: [RESOURCE] });
  expect(verdict).toEqual({ kind: "schema", codes: ["data/looked-up-not-declared"] });
  expect(resultOf(getLogGroup, { name: "/other" })).toMatchObject({
    arn: "arn:aws:logs:us-east-1:123456789012:log-group:/other",
  });
});
