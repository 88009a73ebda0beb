// S3: whether CloudFront's standard logs can be written to a bucket. Defines no resource.
// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logging-legacy-s3.html
import { finding, type Report, type ResourceView, type World } from "../../model/kernel.ts";
import { decider, objectAt, ownershipOf, textAt } from "./shared.ts";

const DISTRIBUTION = "aws:cloudfront/distribution:Distribution";

export const CLOUDFRONT_FINDINGS = {
  "no-acls-for-cloudfront-logs": finding<{ bucket: string; distribution: string; by: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ bucket, distribution, by }) =>
      `The logs of the distribution \`${distribution}\` go to \`${bucket}\`, whose ACLs ${by} has switched off.`,
    why: "CloudFront gives itself access to the bucket for its standard logs by an ACL.",
    fix: "Add a BucketOwnershipControls with BucketOwnerPreferred to the bucket and let the distribution depend on it.",
    quote: "The S3 bucket that you specified for CloudFront logs does not enable ACL access",
    aws: { operation: "cloudfront:CreateDistribution", code: "InvalidArgument" },
    docs: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logging-legacy-s3.html",
  }),
};

/** Holds a bucket against the distributions that log to it. */
export function checkCloudFrontLogs(
  self: ResourceView,
  world: World,
  report: Report<typeof CLOUDFRONT_FINDINGS>,
): void {
  const name = self.text("bucket");
  if (name === undefined) return;
  for (const distribution of world.all(DISTRIBUTION)) {
    const target = textAt(objectAt(distribution.node.inputs, "loggingConfig"), "bucket");
    if (target?.startsWith(`${name}.s3.`) !== true) continue;
    const ownership = ownershipOf(world, self);
    if (ownership?.value !== "BucketOwnerEnforced") return;
    const words = { bucket: self.name, distribution: distribution.name, by: decider(ownership) };
    report("no-acls-for-cloudfront-logs", words, "loggingConfig.bucket", {
      at: distribution,
      related: [{ view: self, note: "the bucket" }],
    });
  }
}
