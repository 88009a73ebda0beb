import { expect, it } from "vitest";
import { failureOf, resultOf, verdictOf } from "../../model/testing.ts";
import { getZone } from "./get-zone.ts";

const PUBLIC = { type: "aws.route53.Zone", id: "Z0123PUBLIC", properties: { name: "example.com." } };
const PRIVATE = {
  type: "aws.route53.Zone",
  id: "Z0123PRIVATE",
  properties: { name: "example.com", vpcs: [{ vpcId: "vpc-1" }] },
};

it("finds zones of the settings by name, with or without the dot, and by id", () => {
  const existing = [PUBLIC, PRIVATE];
  for (const args of [{ name: "example.com" }, { name: "Example.com." }, { zoneId: PUBLIC.id }]) {
    expect(resultOf(getZone, args, { existing })).toMatchObject({
      id: PUBLIC.id,
      zoneId: PUBLIC.id,
      name: "example.com",
      privateZone: false,
      arn: "arn:aws:route53:::hostedzone/Z0123PUBLIC",
    });
  }
  expect(resultOf(getZone, { name: "example.com", privateZone: true }, { existing })).toMatchObject({
    zoneId: PRIVATE.id,
    privateZone: true,
  });
  expect(resultOf(getZone, { vpcId: "vpc-1" }, { existing })).toMatchObject({ zoneId: PRIVATE.id });
});

it("finds the program's own zone with its name servers", () => {
  const nameServers = ["ns-1.awsdns-01.com", "ns-2.awsdns-02.net"];
  const resources = [
    {
      type: "aws:route53/zone:Zone",
      name: "zone",
      id: "Z9",
      region: "eu-west-1",
      properties: { name: "own.org", nameServers },
    },
  ];
  expect(resultOf(getZone, { name: "own.org" }, { resources })).toMatchObject({
    zoneId: "Z9",
    nameServers,
    primaryNameServer: "ns-1.awsdns-01.com",
  });
});

it("answers for undeclared zones with an id of the right form, and says so", () => {
  const result = resultOf(getZone, { name: "example.org." });
  expect(result["zoneId"]).toMatch(/^Z[A-Z2-7]{20}$/);
  expect(result).toMatchObject({ name: "example.org" });
  expect(result["nameServers"]).toHaveLength(4);
  expect(verdictOf(getZone, { name: "example.org" })).toEqual({
    kind: "schema",
    codes: ["data/looked-up-not-declared"],
  });
});

it("refuses when the account has two zones of the name", () => {
  const existing = [PUBLIC, { ...PUBLIC, id: "Z2" }];
  expect(failureOf(getZone, { name: "example.com" }, { existing }).finding.quote).toBe(
    "multiple Route 53 Hosted Zones matched; use additional constraints to reduce matches to a single Route 53 Hosted Zone",
  );
});
