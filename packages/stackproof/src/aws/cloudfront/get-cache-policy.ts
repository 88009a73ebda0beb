// AWS CloudFront: getCachePolicy.
import { CACHE_POLICIES } from "../../data/cloudfront-policies.ts";
import { definePolicyLookup, selection } from "./managed.ts";

export const getCachePolicy = definePolicyLookup({
  token: "aws:cloudfront/getCachePolicy:getCachePolicy",
  docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/cloudfront/cache_policy_data_source.go",
  resource: "aws:cloudfront/cachePolicy:CachePolicy",
  noun: "CloudFront Cache Policy",
  arnPart: "cache-policy",
  managed: CACHE_POLICIES,
  facts: (policy) => ({
    minTtl: policy.minTtl,
    maxTtl: policy.maxTtl,
    defaultTtl: policy.defaultTtl,
    parametersInCacheKeyAndForwardedToOrigins: [
      {
        enableAcceptEncodingGzip: policy.gzip,
        enableAcceptEncodingBrotli: policy.brotli,
        headersConfigs: [selection(policy.headers, "headerBehavior", "headers")],
        cookiesConfigs: [selection(policy.cookies, "cookieBehavior", "cookies")],
        queryStringsConfigs: [selection(policy.queryStrings, "queryStringBehavior", "queryStrings")],
      },
    ],
  }),
  outputs: (thing) => ({
    minTtl: thing.properties["minTtl"] ?? 0,
    maxTtl: thing.properties["maxTtl"] ?? 31_536_000,
    defaultTtl: thing.properties["defaultTtl"] ?? 86_400,
  }),
});
