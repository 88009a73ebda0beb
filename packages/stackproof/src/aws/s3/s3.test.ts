import { expect, it } from "vitest";
import { resultOf, verdictOf } from "../../model/testing.ts";
import { getBucket } from "./get-bucket.ts";
import { getCanonicalUserId } from "./get-canonical-user-id.ts";

it("getBucket has the names of a bucket in its own region", () => {
  const resources = [
    {
      type: "aws:s3/bucket:Bucket",
      name: "b",
      id: "assets",
      region: "eu-west-1",
      properties: { bucket: "assets" },
    },
  ];
  expect(resultOf(getBucket, { bucket: "assets" }, { resources })).toMatchObject({
    arn: "arn:aws:s3:::assets",
    bucketRegion: "eu-west-1",
    bucketDomainName: "assets.s3.amazonaws.com",
    bucketRegionalDomainName: "assets.s3.eu-west-1.amazonaws.com",
    hostedZoneId: "Z1BKCTXD74EZPE",
    websiteEndpoint: "",
  });
});

it("getBucket says when nobody declared the bucket", () => {
  expect(verdictOf(getBucket, { bucket: "other" })).toEqual({
    kind: "schema",
    codes: ["data/looked-up-not-declared"],
  });
  expect(resultOf(getBucket, { bucket: "other" })).toMatchObject({
    arn: "arn:aws:s3:::other",
    region: "us-east-1",
  });
});

it("getCanonicalUserId is 64 digits, the same each time", () => {
  expect(resultOf(getCanonicalUserId, {})["id"]).toMatch(/^[0-9a-f]{64}$/);
  expect(resultOf(getCanonicalUserId, {})).toEqual(resultOf(getCanonicalUserId, {}));
});
