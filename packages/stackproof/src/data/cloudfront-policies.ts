// Data: the policies that CloudFront manages for everybody. Their ids are the same in every account.
// Sources:
// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html
// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html
// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-response-headers-policies.html
// and, for the ids, https://github.com/aws/aws-cdk/tree/main/packages/aws-cdk-lib/aws-cloudfront/lib (2.276.0).
// The API gives the names with "Managed-" before them, two of them without, as a listing of an account shows:
// https://github.com/hashicorp/terraform-provider-aws/pull/41507
// Findings rest on names and ids only. The headers of the two UseOriginCacheControlHeaders policies are inferred: their
// names agree with what emulators of the API answer, their order and case are not proven.

/** Which values a policy includes: none, all, all but some, some, or all from the viewer and some more. */
export interface Selection {
  readonly behavior: string;
  readonly items?: readonly string[];
}

/** A managed cache policy. Times in seconds. */
export interface ManagedCachePolicy {
  readonly name: string;
  readonly id: string;
  readonly minTtl: number;
  readonly maxTtl: number;
  readonly defaultTtl: number;
  readonly headers: Selection;
  readonly cookies: Selection;
  readonly queryStrings: Selection;
  readonly gzip: boolean;
  readonly brotli: boolean;
}

/** A managed origin request policy. */
export interface ManagedOriginRequestPolicy {
  readonly name: string;
  readonly id: string;
  readonly headers: Selection;
  readonly cookies: Selection;
  readonly queryStrings: Selection;
}

/** A managed response headers policy. */
export interface ManagedResponseHeadersPolicy {
  readonly name: string;
  readonly id: string;
}

const NONE: Selection = { behavior: "none" };
const ALL: Selection = { behavior: "all" };
const YEAR = 31_536_000;
const DAY = 86_400;
const ORIGIN_HEADERS = ["host", "origin", "x-http-method-override", "x-http-method", "x-method-override"];

export const CACHE_POLICIES: readonly ManagedCachePolicy[] = [
  {
    name: "Managed-Amplify",
    id: "2e54312d-136d-493c-8eb9-b001f22f67d2",
    minTtl: 2,
    maxTtl: 600,
    defaultTtl: 2,
    headers: { behavior: "whitelist", items: ["Authorization", "CloudFront-Viewer-Country", "Host"] },
    cookies: ALL,
    queryStrings: ALL,
    gzip: true,
    brotli: true,
  },
  {
    name: "Managed-CachingDisabled",
    id: "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
    minTtl: 0,
    maxTtl: 0,
    defaultTtl: 0,
    headers: NONE,
    cookies: NONE,
    queryStrings: NONE,
    gzip: false,
    brotli: false,
  },
  {
    name: "Managed-CachingOptimized",
    id: "658327ea-f89d-4fab-a63d-7e88639e58f6",
    minTtl: 1,
    maxTtl: YEAR,
    defaultTtl: DAY,
    headers: NONE,
    cookies: NONE,
    queryStrings: NONE,
    gzip: true,
    brotli: true,
  },
  {
    name: "Managed-CachingOptimizedForUncompressedObjects",
    id: "b2884449-e4de-46a7-ac36-70bc7f1ddd6d",
    minTtl: 1,
    maxTtl: YEAR,
    defaultTtl: DAY,
    headers: NONE,
    cookies: NONE,
    queryStrings: NONE,
    gzip: false,
    brotli: false,
  },
  {
    name: "Managed-Elemental-MediaPackage",
    id: "08627262-05a9-4f76-9ded-b50ca2e3a84f",
    minTtl: 0,
    maxTtl: YEAR,
    defaultTtl: DAY,
    headers: { behavior: "whitelist", items: ["Origin"] },
    cookies: NONE,
    queryStrings: { behavior: "whitelist", items: ["aws.manifestfilter", "start", "end", "m"] },
    gzip: true,
    brotli: false,
  },
  {
    name: "UseOriginCacheControlHeaders",
    id: "83da9c7e-98b4-4e11-a168-04f0df8e2c65",
    minTtl: 0,
    maxTtl: YEAR,
    defaultTtl: 0,
    headers: { behavior: "whitelist", items: ORIGIN_HEADERS },
    cookies: ALL,
    queryStrings: NONE,
    gzip: true,
    brotli: true,
  },
  {
    name: "UseOriginCacheControlHeaders-QueryStrings",
    id: "4cc15a8a-d715-48a4-82b8-cc0b614638fe",
    minTtl: 0,
    maxTtl: YEAR,
    defaultTtl: 0,
    headers: { behavior: "whitelist", items: ORIGIN_HEADERS },
    cookies: ALL,
    queryStrings: ALL,
    gzip: true,
    brotli: true,
  },
];

const VIEWER_HEADERS_2022 = [
  "CloudFront-Forwarded-Proto",
  "CloudFront-Is-Android-Viewer",
  "CloudFront-Is-Desktop-Viewer",
  "CloudFront-Is-IOS-Viewer",
  "CloudFront-Is-Mobile-Viewer",
  "CloudFront-Is-SmartTV-Viewer",
  "CloudFront-Is-Tablet-Viewer",
  "CloudFront-Viewer-Address",
  "CloudFront-Viewer-ASN",
  "CloudFront-Viewer-City",
  "CloudFront-Viewer-Country",
  "CloudFront-Viewer-Country-Name",
  "CloudFront-Viewer-Country-Region",
  "CloudFront-Viewer-Country-Region-Name",
  "CloudFront-Viewer-Http-Version",
  "CloudFront-Viewer-Latitude",
  "CloudFront-Viewer-Longitude",
  "CloudFront-Viewer-Metro-Code",
  "CloudFront-Viewer-Postal-Code",
  "CloudFront-Viewer-Time-Zone",
  "CloudFront-Viewer-TLS",
];
const CORS_HEADERS = ["Origin", "Access-Control-Request-Headers", "Access-Control-Request-Method"];

export const ORIGIN_REQUEST_POLICIES: readonly ManagedOriginRequestPolicy[] = [
  {
    name: "Managed-AllViewer",
    id: "216adef6-5c7f-47e4-b989-5492eafa07d3",
    headers: { behavior: "allViewer" },
    cookies: ALL,
    queryStrings: ALL,
  },
  {
    name: "Managed-AllViewerAndCloudFrontHeaders-2022-06",
    id: "33f36d7e-f396-46d9-90e0-52428a34d9dc",
    headers: { behavior: "allViewerAndWhitelistCloudFront", items: VIEWER_HEADERS_2022 },
    cookies: ALL,
    queryStrings: ALL,
  },
  {
    name: "Managed-AllViewerExceptHostHeader",
    id: "b689b0a8-53d0-40ab-baf2-68738e2966ac",
    headers: { behavior: "allExcept", items: ["host"] },
    cookies: ALL,
    queryStrings: ALL,
  },
  {
    name: "Managed-CORS-CustomOrigin",
    id: "59781a5b-3903-41f3-afcb-af62929ccde1",
    headers: { behavior: "whitelist", items: ["Origin"] },
    cookies: NONE,
    queryStrings: NONE,
  },
  {
    name: "Managed-CORS-S3Origin",
    id: "88a5eaf4-2fd4-4709-b370-b4c650ea3fcf",
    headers: { behavior: "whitelist", items: CORS_HEADERS },
    cookies: NONE,
    queryStrings: NONE,
  },
  {
    name: "Managed-Elemental-MediaTailor-PersonalizedManifests",
    id: "775133bc-15f2-49f9-abea-afb2e0bf67d2",
    headers: { behavior: "whitelist", items: [...CORS_HEADERS, "User-Agent", "X-Forwarded-For"] },
    cookies: NONE,
    queryStrings: ALL,
  },
  {
    name: "Managed-HostHeaderOnly",
    id: "bf0718e1-ba1e-49d1-88b1-f726733018ae",
    headers: { behavior: "whitelist", items: ["Host"] },
    cookies: NONE,
    queryStrings: NONE,
  },
  {
    name: "Managed-UserAgentRefererHeaders",
    id: "acba4595-bd28-49b8-b9fe-13317c0390fa",
    headers: { behavior: "whitelist", items: ["User-Agent", "Referer"] },
    cookies: NONE,
    queryStrings: NONE,
  },
];

export const RESPONSE_HEADERS_POLICIES: readonly ManagedResponseHeadersPolicy[] = [
  { name: "Managed-SimpleCORS", id: "60669652-455b-4ae9-85a4-c4c02393f86c" },
  { name: "Managed-CORS-With-Preflight", id: "5cc3b908-e619-4b99-88e5-2cf7f45965bd" },
  { name: "Managed-SecurityHeadersPolicy", id: "67f7725c-6f97-4210-82d7-5512b31e9d03" },
  { name: "Managed-CORS-and-SecurityHeadersPolicy", id: "e61eb60c-9c35-4d20-a928-2b84e02af89c" },
  {
    name: "Managed-CORS-with-preflight-and-SecurityHeadersPolicy",
    id: "eaab4381-ed33-4a86-88ca-d9558dc6cd63",
  },
];
