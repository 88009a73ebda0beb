import { expect, it } from "vitest";
import { resultOf, textOf, verdictOf } from "../../model/testing.ts";
import { getAlias } from "./get-alias.ts";

it("knows the aliases of AWS itself, with the same key every time", () => {
  const result = resultOf(getAlias, { name: "alias/aws/s3" });
  expect(result).toMatchObject({
    arn: "arn:aws:kms:us-east-1:123456789012:alias/aws/s3",
    targetKeyArn: `arn:aws:kms:us-east-1:123456789012:key/${textOf(result["targetKeyId"])}`,
  });
  expect(verdictOf(getAlias, { name: "alias/aws/s3" })).toEqual({ kind: "modelled", codes: [] });
});

it("leads to the key that the program gave the alias", () => {
  const resources = [
    {
      type: "aws:kms/alias:Alias",
      name: "a",
      id: "alias/app",
      properties: { name: "alias/app", targetKeyId: "k-1" },
    },
  ];
  expect(resultOf(getAlias, { name: "alias/app" }, { resources })).toMatchObject({ targetKeyId: "k-1" });
});

it("says so when nobody declared the alias", () => {
  expect(verdictOf(getAlias, { name: "alias/other" })).toEqual({
    kind: "schema",
    codes: ["data/looked-up-not-declared"],
  });
});
