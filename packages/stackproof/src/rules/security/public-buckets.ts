// Rules: buckets that everybody can read or write. New buckets block both, so somebody opened these.

import { publicStatement } from "../../aws/s3/public-policy.ts";
import { isBlocked, PUBLIC_ACLS, settingsOf } from "../../aws/s3/shared.ts";
import type { PolicyStatement } from "../../iam/document.ts";
import { globMatches } from "../../iam/glob.ts";
import type { ResourceView } from "../../model/view.ts";
import type { World } from "../../model/world.ts";
import { hasAny, textIn } from "../inputs.ts";
import { defineRule, made } from "../rule.ts";
import { textsOf, written } from "./statements.ts";

const BUCKET = "aws:s3/bucket:Bucket";
const BUCKET_POLICY = "aws:s3/bucketPolicy:BucketPolicy";
const BUCKET_ACL = "aws:s3/bucketAcl:BucketAcl";
const WEBSITE = "aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration";

export const publicBucket = defineRule<{ bucket: string; who: string; does: string; how: string }>({
  slug: "public-bucket",
  severity: "warning",
  needsWhole: true,
  message: ({ bucket, who, does, how }) => `Bucket \`${bucket}\` lets ${who} ${does}: ${how}.`,
  why: "S3 asks nobody who they are there. What is in a bucket that can be read is public, and one that can be written to is filled and emptied by strangers, at the account's cost.",
  fix: "Leave the public access block of new buckets as it is, and give access to a principal. To publish files, let CloudFront read the bucket by an origin access control.",
  docs: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
  find(world, report) {
    for (const bucket of made(world, BUCKET)) {
      const isWebsite =
        hasAny(bucket.node.inputs, ["website"]) || settingsOf(world, WEBSITE, bucket).views.length > 0;
      const related = [{ view: bucket, note: "the bucket" }];
      for (const policy of settingsOf(world, BUCKET_POLICY, bucket).views) {
        const opened = openedByPolicy(policy, bucket, world);
        if (opened === undefined || (opened.does === READ && isWebsite)) continue;
        const how = `its policy allows ${opened.action} to "*"`;
        report(policy, { bucket: bucket.name, who: "everybody", does: opened.does, how }, "policy", {
          related,
        });
      }
      for (const acl of settingsOf(world, BUCKET_ACL, bucket).views) {
        const canned = textIn(acl.node.inputs, "acl", "");
        if (canned === undefined || !PUBLIC_ACLS.includes(canned)) continue;
        if (isBlocked(world, bucket, "ignorePublicAcls")?.value !== false) continue;
        const does = canned === "public-read-write" ? WRITE : "list what is in it";
        const who = canned === "authenticated-read" ? "everybody with an AWS account" : "everybody";
        report(acl, { bucket: bucket.name, who, does, how: `its ACL is ${canned}` }, "acl", { related });
      }
    }
  },
});

const READ = "read all that is in it";
const WRITE = "write into it";

/** Conditions of a denial that keep nobody out: who asks over TLS is everybody still. */
const ABOUT_TLS = new Set(["aws:securetransport", "s3:tlsversion"]);

/** What a policy surely lets everybody do, and by which action. */
function openedByPolicy(
  policy: ResourceView,
  bucket: ResourceView,
  world: World,
): { readonly does: string; readonly action: string } | undefined {
  const { statements } = written(policy, "policy", policy.node.inputs["policy"]);
  const statement = publicStatement(policy.node.inputs["policy"]);
  if (statement === undefined || isBlocked(world, bucket, "restrictPublicBuckets")?.value !== false)
    return undefined;
  if (statements.some((one) => one.effect !== "Allow" && mayKeepOut(one))) return undefined;
  const allowed = (...actions: readonly string[]) =>
    textsOf(statement.actions).find((text) =>
      actions.some((action) => globMatches(text, action, { ignoreCase: true }) === "yes"),
    );
  const write = allowed("s3:PutObject", "s3:DeleteObject", "s3:PutBucketPolicy");
  if (write !== undefined) return { does: WRITE, action: write };
  const read = allowed("s3:GetObject");
  // Objects below a path may well be the public part of a bucket.
  const isWhole = textsOf(statement.resources).some((text) => text === "*" || /^[^/]*\/\*$/.test(text));
  return read === undefined || !isWhole ? undefined : { does: READ, action: read };
}

function mayKeepOut({ conditions }: PolicyStatement): boolean {
  return conditions.some(({ key }) => !ABOUT_TLS.has(key.toLowerCase()));
}
