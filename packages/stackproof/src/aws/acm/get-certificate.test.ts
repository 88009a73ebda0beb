import { expect, it } from "vitest";
import { resultOf, verdictOf } from "../../model/testing.ts";
import { getCertificate } from "./get-certificate.ts";

const RESOURCE = {
  type: "aws:acm/certificate:Certificate",
  name: "own",
  id: "arn:aws:acm:us-east-1:123456789012:certificate/1",
  properties: { domainName: "example.com" },
};

it("answers from what the program created", () => {
  const result = resultOf(getCertificate, { domain: "example.com" }, { resources: [RESOURCE] });
  expect(result).toMatchObject({
    arn: "arn:aws:acm:us-east-1:123456789012:certificate/1",
    domain: "example.com",
    status: "ISSUED",
  });
  expect(verdictOf(getCertificate, { domain: "example.com" }, { resources: [RESOURCE] })).toEqual({
    kind: "modelled",
    codes: [],
  });
});

it("answers from what stackproof.yaml declares", () => {
  const existing = [{ type: RESOURCE.type, id: RESOURCE.id, properties: RESOURCE.properties }];
  expect(resultOf(getCertificate, { domain: "example.com" }, { existing })).toMatchObject({
    arn: "arn:aws:acm:us-east-1:123456789012:certificate/1",
    domain: "example.com",
    status: "ISSUED",
  });
});

it("says so when it is asked for something else", () => {
  const verdict = verdictOf(
    getCertificate,
    { domain: "www.example.com", mostRecent: true },
    { resources: [RESOURCE] },
  );
  expect(verdict).toEqual({ kind: "schema", codes: ["data/looked-up-not-declared"] });
  expect(resultOf(getCertificate, { domain: "www.example.com", mostRecent: true })).toMatchObject({
    domain: "www.example.com",
    status: "ISSUED",
  });
});
