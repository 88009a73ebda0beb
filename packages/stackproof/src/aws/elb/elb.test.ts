import { expect, it } from "vitest";
import { failureOf, resultOf, verdictOf } from "../../model/testing.ts";
import { getClassicHostedZoneId } from "./get-hosted-zone-id.ts";
import { getServiceAccount } from "./get-service-account.ts";

it("getServiceAccount is AWS's account of the region", () => {
  expect(resultOf(getServiceAccount, {})).toMatchObject({
    id: "127311923021",
    arn: "arn:aws:iam::127311923021:root",
  });
  expect(resultOf(getServiceAccount, { region: "cn-north-1" })).toMatchObject({
    id: "638102146993",
    arn: "arn:aws-cn:iam::638102146993:root",
  });
});

it("getServiceAccount is refused in regions that have none", () => {
  const { message, finding } = failureOf(getServiceAccount, {}, { region: "me-central-1" });
  expect(message).toContain("unsupported AWS Region: me-central-1");
  expect(finding.fix).toContain("logdelivery.elasticloadbalancing.amazonaws.com");
  expect(verdictOf(getServiceAccount, {}, { region: "xx-nowhere-1" }).kind).toBe("schema");
});

it("getHostedZoneId is the zone of the region", () => {
  expect(resultOf(getClassicHostedZoneId, {})["id"]).toBe("Z35SXDOTRQ7X7K");
  expect(verdictOf(getClassicHostedZoneId, {}, { region: "me-west-1" }).kind).toBe("schema");
});
