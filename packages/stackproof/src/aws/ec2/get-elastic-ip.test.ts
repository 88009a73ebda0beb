import { expect, it } from "vitest";
import { resultOf, verdictOf } from "../../model/testing.ts";
import { getElasticIp } from "./get-elastic-ip.ts";

const RESOURCE = {
  type: "aws:ec2/eip:Eip",
  name: "own",
  id: "eipalloc-0f3a9c2b7d1e4a5c6",
  properties: { publicIp: "203.0.113.7", domain: "vpc", tags: { Name: "nat" } },
};

it("answers from what the program created", () => {
  const result = resultOf(getElasticIp, { tags: { Name: "nat" } }, { resources: [RESOURCE] });
  expect(result).toMatchObject({
    id: "eipalloc-0f3a9c2b7d1e4a5c6",
    publicIp: "203.0.113.7",
    arn: "arn:aws:ec2:us-east-1:123456789012:elastic-ip/eipalloc-0f3a9c2b7d1e4a5c6",
  });
  expect(verdictOf(getElasticIp, { tags: { Name: "nat" } }, { resources: [RESOURCE] })).toEqual({
    kind: "modelled",
    codes: [],
  });
});

it("answers from what stackproof.yaml declares", () => {
  const existing = [{ type: RESOURCE.type, id: RESOURCE.id, properties: RESOURCE.properties }];
  expect(resultOf(getElasticIp, { tags: { Name: "nat" } }, { existing })).toMatchObject({
    id: "eipalloc-0f3a9c2b7d1e4a5c6",
    publicIp: "203.0.113.7",
    arn: "arn:aws:ec2:us-east-1:123456789012:elastic-ip/eipalloc-0f3a9c2b7d1e4a5c6",
  });
});

it("says so when it is asked for something else", () => {
  const verdict = verdictOf(getElasticIp, { tags: { Name: "other" } }, { resources: [RESOURCE] });
  expect(verdict).toEqual({ kind: "schema", codes: ["data/looked-up-not-declared"] });
  expect(resultOf(getElasticIp, { tags: { Name: "other" } })).toMatchObject({ domain: "vpc" });
});
