import { expect, it } from "vitest";
import { resultOf, verdictOf } from "../../model/testing.ts";
import { getKey } from "./get-key.ts";

const RESOURCE = {
  type: "aws:kms/key:Key",
  name: "own",
  id: "1234abcd-12ab-34cd-56ef-1234567890ab",
  properties: { keyId: "1234abcd-12ab-34cd-56ef-1234567890ab", description: "data" },
};

it("answers from what the program created", () => {
  const result = resultOf(
    getKey,
    { keyId: "1234abcd-12ab-34cd-56ef-1234567890ab" },
    { resources: [RESOURCE] },
  );
  expect(result).toMatchObject({
    arn: "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    description: "data",
    keyManager: "CUSTOMER",
    enabled: true,
  });
  expect(
    verdictOf(getKey, { keyId: "1234abcd-12ab-34cd-56ef-1234567890ab" }, { resources: [RESOURCE] }),
  ).toEqual({ kind: "modelled", codes: [] });
});

it("answers from what stackproof.yaml declares", () => {
  const existing = [{ type: RESOURCE.type, id: RESOURCE.id, properties: RESOURCE.properties }];
  expect(resultOf(getKey, { keyId: "1234abcd-12ab-34cd-56ef-1234567890ab" }, { existing })).toMatchObject({
    arn: "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    description: "data",
    keyManager: "CUSTOMER",
    enabled: true,
  });
});

it("says so when it is asked for something else", () => {
  const verdict = verdictOf(
    getKey,
    { keyId: "0987dcba-09fe-87dc-65ba-ab0987654321" },
    { resources: [RESOURCE] },
  );
  expect(verdict).toEqual({ kind: "schema", codes: ["data/looked-up-not-declared"] });
  expect(resultOf(getKey, { keyId: "0987dcba-09fe-87dc-65ba-ab0987654321" })).toMatchObject({
    arn: "arn:aws:kms:us-east-1:123456789012:key/0987dcba-09fe-87dc-65ba-ab0987654321",
  });
});

it("follows an alias, and knows the keys of AWS itself", () => {
  const resources = [
    RESOURCE,
    {
      type: "aws:kms/alias:Alias",
      name: "alias",
      id: "alias/app",
      properties: { name: "alias/app", targetKeyId: RESOURCE.id },
    },
  ];
  expect(resultOf(getKey, { keyId: "alias/app" }, { resources })).toMatchObject({ description: "data" });
  expect(resultOf(getKey, { keyId: "alias/aws/s3" })).toMatchObject({ keyManager: "AWS" });
  expect(verdictOf(getKey, { keyId: "alias/aws/s3" })).toEqual({ kind: "modelled", codes: [] });
});
