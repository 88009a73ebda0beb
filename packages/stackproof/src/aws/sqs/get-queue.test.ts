import { expect, it } from "vitest";
import { resultOf, verdictOf } from "../../model/testing.ts";
import { getQueue } from "./get-queue.ts";

const RESOURCE = {
  type: "aws:sqs/queue:Queue",
  name: "own",
  id: "https://sqs.us-east-1.amazonaws.com/123456789012/jobs",
  properties: { name: "jobs" },
};

it("answers from what the program created", () => {
  const result = resultOf(getQueue, { name: "jobs" }, { resources: [RESOURCE] });
  expect(result).toMatchObject({
    arn: "arn:aws:sqs:us-east-1:123456789012:jobs",
    url: "https://sqs.us-east-1.amazonaws.com/123456789012/jobs",
  });
  expect(verdictOf(getQueue, { name: "jobs" }, { resources: [RESOURCE] })).toEqual({
    kind: "modelled",
    codes: [],
  });
});

it("answers from what stackproof.yaml declares", () => {
  const existing = [{ type: RESOURCE.type, id: RESOURCE.id, properties: RESOURCE.properties }];
  expect(resultOf(getQueue, { name: "jobs" }, { existing })).toMatchObject({
    arn: "arn:aws:sqs:us-east-1:123456789012:jobs",
    url: "https://sqs.us-east-1.amazonaws.com/123456789012/jobs",
  });
});

it("says so when it is asked for something else", () => {
  const verdict = verdictOf(getQueue, { name: "other" }, { resources: [RESOURCE] });
  expect(verdict).toEqual({ kind: "schema", codes: ["data/looked-up-not-declared"] });
  expect(resultOf(getQueue, { name: "other" })).toMatchObject({
    arn: "arn:aws:sqs:us-east-1:123456789012:other",
  });
});
