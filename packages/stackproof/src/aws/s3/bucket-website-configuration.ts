// A bucket as a website: index and error documents, redirects.
import { s3WebsiteDomain } from "../../data/s3-endpoints.ts";
import {
  conflictsWith,
  defineResource,
  finding,
  json,
  list,
  object,
  oneOf,
  replaces,
  text,
} from "../../model/kernel.ts";
import { isPublic } from "./public-policy.ts";
import {
  accountId,
  bucketOf,
  bucketRef,
  decider,
  guide,
  isBlocked,
  isGiven,
  itemsOf,
  objectAt,
  perBucket,
  settingId,
  settingsOf,
} from "./shared.ts";

const BUCKET_POLICY = "aws:s3/bucketPolicy:BucketPolicy";
const PUT = { operation: "s3:PutBucketWebsite", code: "InvalidArgument" } as const;
const protocol = oneOf(["http", "https"]);

const findings = {
  "no-index": finding({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: () => "The website has neither an indexDocument nor redirectAllRequestsTo.",
    why: "S3 must know what to answer for the root of the site.",
    fix: 'Add indexDocument: { suffix: "index.html" }.',
    aws: PUT,
    docs: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_WebsiteConfiguration.html",
  }),
  "replaces-key-twice": finding({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: () => "The routing rule has both replaceKeyPrefixWith and replaceKeyWith.",
    why: "A redirect replaces either the beginning of the key or the whole key.",
    fix: "Leave out one of the two.",
    aws: { operation: "s3:PutBucketWebsite", code: "InvalidRequest" },
    docs: guide("how-to-page-redirect"),
  }),
  "nobody-can-read": finding<{ bucket: string; by: string }>({
    severity: "warning",
    effect: "broken",
    evidence: "documented",
    message: ({ bucket, by }) => `Nobody can read the website of \`${bucket}\`: ${by} keeps everybody out.`,
    why: "The website endpoint knows no signatures, so it answers 403 for all that is not public; it cannot be used behind an origin access control either.",
    fix: "Add a BucketPublicAccessBlock with blockPublicPolicy: false and restrictPublicBuckets: false and a policy that lets everybody read; or leave the website out and let CloudFront read the bucket itself.",
    docs: guide("WebsiteAccessPermissionsReqd"),
  }),
};

export const bucketWebsiteConfiguration = defineResource({
  token: "aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration",
  aliases: ["aws:s3/bucketWebsiteConfigurationV2:BucketWebsiteConfigurationV2"],
  docs: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketWebsite.html",
  inputs: {
    // https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/s3/bucket_website_configuration.go
    bucket: replaces(bucketRef()),
    errorDocument: object({ key: text() }),
    expectedBucketOwner: replaces(accountId()),
    indexDocument: object({
      suffix: text(
        { pattern: /^[^/]+$/, of: "a name without a slash", good: "index.html", bad: "/index.html" },
        {
          by: "aws",
          aws: PUT,
          docs: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_IndexDocument.html",
        },
      ),
    }),
    redirectAllRequestsTo: object({ hostName: text(), protocol }),
    routingRuleDetails: json(),
    routingRules: list(
      object({
        condition: object({ httpErrorCodeReturnedEquals: text(), keyPrefixEquals: text() }),
        redirect: object({
          hostName: text(),
          httpRedirectCode: text(),
          protocol,
          replaceKeyPrefixWith: text(),
          replaceKeyWith: text(),
        }),
      }),
    ),
  },
  relations: [
    // The provider calls the two `routing_rules` and `routing_rule`, so its words are not repeated.
    conflictsWith(["redirectAllRequestsTo", "errorDocument"]),
    conflictsWith(["redirectAllRequestsTo", "indexDocument"]),
    conflictsWith(["redirectAllRequestsTo", "routingRules"], { by: "framework" }),
    conflictsWith(["routingRuleDetails", "routingRules"], { by: "framework" }),
  ],
  outputs: (self, make) => {
    const domain = s3WebsiteDomain(make.region, make.dnsSuffix);
    const bucket = self.text("bucket");
    return {
      ...settingId(self),
      ...(bucket !== undefined && { websiteEndpoint: `${bucket}.${domain}` }),
      websiteDomain: domain,
      ...(!self.has("routingRuleDetails") && { routingRuleDetails: "" }),
      ...(!self.has("routingRules") && { routingRules: [] }),
    };
  },
  unique: {
    "second-for-bucket": {
      key: perBucket,
      scope: "global",
      says: () => "are website configurations of the same bucket",
      property: "bucket",
      effect: "broken",
      why: "A bucket has one website configuration: the one that is written last replaces the other.",
      fix: "Keep one of them.",
      docs: guide("WebsiteHosting"),
    },
  },
  findings,
  check(self, world, report) {
    if (!isGiven(self.node.inputs, "indexDocument") && !isGiven(self.node.inputs, "redirectAllRequestsTo")) {
      report("no-index", {});
    }
    for (const { map, index } of itemsOf(self.node.inputs["routingRules"])) {
      const redirect = objectAt(map, "redirect");
      if (isGiven(redirect, "replaceKeyPrefixWith") && isGiven(redirect, "replaceKeyWith")) {
        report("replaces-key-twice", {}, `routingRules[${index}].redirect`);
      }
    }
    const bucket = bucketOf(self, world);
    if (bucket === undefined || !isGiven(self.node.inputs, "indexDocument")) return;
    const blocked = isBlocked(world, bucket, "restrictPublicBuckets");
    const ignored = isBlocked(world, bucket, "ignorePublicAcls");
    if (blocked?.value !== true || ignored?.value !== true) return;
    // A public policy under the block is refused, and reported there.
    if (settingsOf(world, BUCKET_POLICY, bucket).views.some((view) => isPublic(view.node.inputs["policy"])))
      return;
    const related =
      blocked.by === undefined ? [] : [{ view: blocked.by, property: "restrictPublicBuckets", note: "true" }];
    report("nobody-can-read", { bucket: bucket.name, by: decider(blocked) }, "bucket", { related });
  },
});
