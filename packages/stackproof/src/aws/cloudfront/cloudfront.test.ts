import { expect, it } from "vitest";
import { failureOf, resultOf, verdictOf } from "../../model/testing.ts";
import { getCachePolicy } from "./get-cache-policy.ts";
import { getOriginRequestPolicy } from "./get-origin-request-policy.ts";
import { getResponseHeadersPolicy } from "./get-response-headers-policy.ts";

it("managed policies have their public ids", () => {
  expect(resultOf(getCachePolicy, { name: "Managed-CachingOptimized" })).toMatchObject({
    id: "658327ea-f89d-4fab-a63d-7e88639e58f6",
    minTtl: 1,
    maxTtl: 31_536_000,
    defaultTtl: 86_400,
  });
  expect(resultOf(getCachePolicy, { id: "4135ea2d-6df8-44a3-9df3-4b5a84be39ad" })).toMatchObject({
    name: "Managed-CachingDisabled",
    maxTtl: 0,
  });
  expect(resultOf(getOriginRequestPolicy, { name: "Managed-AllViewerExceptHostHeader" })).toMatchObject({
    id: "b689b0a8-53d0-40ab-baf2-68738e2966ac",
    headersConfigs: [{ headerBehavior: "allExcept", headers: [{ items: ["host"] }] }],
  });
  expect(resultOf(getResponseHeadersPolicy, { name: "Managed-SecurityHeadersPolicy" })["id"]).toBe(
    "67f7725c-6f97-4210-82d7-5512b31e9d03",
  );
});

it("a policy of the program is found by its name", () => {
  const resources = [
    {
      type: "aws:cloudfront/cachePolicy:CachePolicy",
      name: "p",
      id: "abc",
      properties: { name: "Short", maxTtl: 60 },
    },
  ];
  expect(resultOf(getCachePolicy, { name: "Short" }, { resources })).toMatchObject({ id: "abc", maxTtl: 60 });
});

it("a managed policy of another kind is refused", () => {
  const { message, finding } = failureOf(getCachePolicy, { name: "Managed-CORS-S3Origin" });
  expect(message).toContain("no matching CloudFront Cache Policy (Managed-CORS-S3Origin)");
  expect(finding.fix).toContain("aws.cloudfront.getOriginRequestPolicy");
});

it("a name without Managed- is warned of, an unknown one noted", () => {
  expect(verdictOf(getCachePolicy, { name: "CachingOptimized" })).toEqual({
    kind: "schema",
    codes: ["cloudfront/managed-policy-name"],
  });
  expect(verdictOf(getCachePolicy, { name: "UseOriginCacheControlHeaders" })).toEqual({
    kind: "modelled",
    codes: [],
  });
  expect(verdictOf(getCachePolicy, { name: "Mine" })).toEqual({
    kind: "schema",
    codes: ["data/looked-up-not-declared"],
  });
});

it("takes either an id or a name", () => {
  expect(verdictOf(getCachePolicy, {})).toEqual({ kind: "failure", codes: ["data/bad-argument"] });
  expect(verdictOf(getCachePolicy, { id: "a", name: "b" })).toEqual({
    kind: "failure",
    codes: ["data/bad-argument"],
  });
});
