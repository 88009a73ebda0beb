import { expect, it } from "vitest";
import { resultOf, verdictOf } from "../../model/testing.ts";
import { getKeyPair } from "./get-key-pair.ts";

const RESOURCE = {
  type: "aws:ec2/keyPair:KeyPair",
  name: "own",
  id: "ops",
  properties: { keyName: "ops", keyPairId: "key-0f3a9c2b7d1e4a5c6", fingerprint: "aa:bb" },
};

it("answers from what the program created", () => {
  const result = resultOf(getKeyPair, { keyName: "ops" }, { resources: [RESOURCE] });
  expect(result).toMatchObject({
    id: "key-0f3a9c2b7d1e4a5c6",
    keyName: "ops",
    fingerprint: "aa:bb",
    arn: "arn:aws:ec2:us-east-1:123456789012:key-pair/ops",
  });
  expect(verdictOf(getKeyPair, { keyName: "ops" }, { resources: [RESOURCE] })).toEqual({
    kind: "modelled",
    codes: [],
  });
});

it("answers from what stackproof.yaml declares", () => {
  const existing = [{ type: RESOURCE.type, id: RESOURCE.id, properties: RESOURCE.properties }];
  expect(resultOf(getKeyPair, { keyName: "ops" }, { existing })).toMatchObject({
    id: "key-0f3a9c2b7d1e4a5c6",
    keyName: "ops",
    fingerprint: "aa:bb",
    arn: "arn:aws:ec2:us-east-1:123456789012:key-pair/ops",
  });
});

it("says so when it is asked for something else", () => {
  const verdict = verdictOf(getKeyPair, { keyName: "other" }, { resources: [RESOURCE] });
  expect(verdict).toEqual({ kind: "schema", codes: ["data/looked-up-not-declared"] });
  expect(resultOf(getKeyPair, { keyName: "other" })).toMatchObject({
    arn: "arn:aws:ec2:us-east-1:123456789012:key-pair/other",
  });
});
