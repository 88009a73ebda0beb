import { expect, it } from "vitest";
import { resultOf, verdictOf } from "../../model/testing.ts";
import { getNatGateway } from "./get-nat-gateway.ts";

const RESOURCE = {
  type: "aws:ec2/natGateway:NatGateway",
  name: "own",
  id: "nat-0f3a9c2b7d1e4a5c6",
  properties: { subnetId: "subnet-0f3a9c2b7d1e4a5c6", publicIp: "203.0.113.7" },
};

it("answers from what the program created", () => {
  const result = resultOf(getNatGateway, { subnetId: "subnet-0f3a9c2b7d1e4a5c6" }, { resources: [RESOURCE] });
  expect(result).toMatchObject({
    id: "nat-0f3a9c2b7d1e4a5c6",
    publicIp: "203.0.113.7",
    connectivityType: "public",
    state: "available",
  });
  expect(
    verdictOf(getNatGateway, { subnetId: "subnet-0f3a9c2b7d1e4a5c6" }, { resources: [RESOURCE] }),
  ).toEqual({ kind: "modelled", codes: [] });
});

it("answers from what stackproof.yaml declares", () => {
  const existing = [{ type: RESOURCE.type, id: RESOURCE.id, properties: RESOURCE.properties }];
  expect(resultOf(getNatGateway, { subnetId: "subnet-0f3a9c2b7d1e4a5c6" }, { existing })).toMatchObject({
    id: "nat-0f3a9c2b7d1e4a5c6",
    publicIp: "203.0.113.7",
    connectivityType: "public",
    state: "available",
  });
});

it("says so when it is asked for something else", () => {
  const verdict = verdictOf(
    getNatGateway,
    { subnetId: "subnet-0c6a5e4d1b7f2c9a3" },
    { resources: [RESOURCE] },
  );
  expect(verdict).toEqual({ kind: "schema", codes: ["data/looked-up-not-declared"] });
  expect(resultOf(getNatGateway, { subnetId: "subnet-0c6a5e4d1b7f2c9a3" })).toMatchObject({
    state: "available",
  });
});
