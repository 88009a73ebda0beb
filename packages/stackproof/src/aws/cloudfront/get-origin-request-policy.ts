// AWS CloudFront: getOriginRequestPolicy.
import { ORIGIN_REQUEST_POLICIES } from "../../data/cloudfront-policies.ts";
import { definePolicyLookup, selection } from "./managed.ts";

export const getOriginRequestPolicy = definePolicyLookup({
  token: "aws:cloudfront/getOriginRequestPolicy:getOriginRequestPolicy",
  docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/cloudfront/origin_request_policy_data_source.go",
  resource: "aws:cloudfront/originRequestPolicy:OriginRequestPolicy",
  noun: "CloudFront Origin Request Policy",
  arnPart: "origin-request-policy",
  managed: ORIGIN_REQUEST_POLICIES,
  facts: (policy) => ({
    headersConfigs: [selection(policy.headers, "headerBehavior", "headers")],
    cookiesConfigs: [selection(policy.cookies, "cookieBehavior", "cookies")],
    queryStringsConfigs: [selection(policy.queryStrings, "queryStringBehavior", "queryStrings")],
  }),
  outputs: () => ({}),
});
