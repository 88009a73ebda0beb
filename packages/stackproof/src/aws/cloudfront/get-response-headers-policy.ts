// AWS CloudFront: getResponseHeadersPolicy.
import { RESPONSE_HEADERS_POLICIES } from "../../data/cloudfront-policies.ts";
import { definePolicyLookup } from "./managed.ts";

export const getResponseHeadersPolicy = definePolicyLookup({
  token: "aws:cloudfront/getResponseHeadersPolicy:getResponseHeadersPolicy",
  docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/cloudfront/response_headers_policy_data_source.go",
  resource: "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy",
  noun: "CloudFront Response Headers Policy",
  arnPart: "response-headers-policy",
  managed: RESPONSE_HEADERS_POLICIES,
  facts: () => ({}),
  outputs: () => ({}),
});
