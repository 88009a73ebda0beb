import { expect, it } from "vitest";
import { resultOf, verdictOf } from "../../model/testing.ts";
import { getTransitGateway } from "./get-transit-gateway.ts";

const RESOURCE = {
  type: "aws:ec2transitgateway/transitGateway:TransitGateway",
  name: "own",
  id: "tgw-0f3a9c2b7d1e4a5c6",
  properties: { amazonSideAsn: 65000, tags: { Name: "hub" } },
};

it("answers from what the program created", () => {
  const result = resultOf(
    getTransitGateway,
    { filters: [{ name: "tag:Name", values: ["hub"] }] },
    { resources: [RESOURCE] },
  );
  expect(result).toMatchObject({
    id: "tgw-0f3a9c2b7d1e4a5c6",
    amazonSideAsn: 65000,
    ownerId: "123456789012",
  });
  expect(
    verdictOf(
      getTransitGateway,
      { filters: [{ name: "tag:Name", values: ["hub"] }] },
      { resources: [RESOURCE] },
    ),
  ).toEqual({ kind: "modelled", codes: [] });
});

it("answers from what stackproof.yaml declares", () => {
  const existing = [{ type: RESOURCE.type, id: RESOURCE.id, properties: RESOURCE.properties }];
  expect(
    resultOf(getTransitGateway, { filters: [{ name: "tag:Name", values: ["hub"] }] }, { existing }),
  ).toMatchObject({ id: "tgw-0f3a9c2b7d1e4a5c6", amazonSideAsn: 65000, ownerId: "123456789012" });
});

it("says so when it is asked for something else", () => {
  const verdict = verdictOf(getTransitGateway, { id: "tgw-0c6a5e4d1b7f2c9a3" }, { resources: [RESOURCE] });
  expect(verdict).toEqual({ kind: "schema", codes: ["data/looked-up-not-declared"] });
  expect(resultOf(getTransitGateway, { id: "tgw-0c6a5e4d1b7f2c9a3" })).toMatchObject({
    arn: "arn:aws:ec2:us-east-1:123456789012:transit-gateway/tgw-0c6a5e4d1b7f2c9a3",
  });
});
