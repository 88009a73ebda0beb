// Who may do what with a bucket and its objects.
import { holdsPlaceholder } from "../../core/placeholder.ts";
import { defineResource, finding, parseArn, type ResourceView, replaces } from "../../model/kernel.ts";
import { policy } from "../policy.ts";
import { bucketPolicyOf, publicStatement } from "./public-policy.ts";
import {
  BUCKET,
  bucketOf,
  bucketRef,
  decider,
  guide,
  isBlocked,
  PUBLIC_ACCESS_BLOCK,
  perBucket,
  settingsOf,
} from "./shared.ts";

const PUT = "s3:PutBucketPolicy";
const BLOCK = guide("access-control-block-public-access");

export const bucketPolicy = defineResource({
  token: "aws:s3/bucketPolicy:BucketPolicy",
  docs: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html",
  inputs: {
    // https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/s3/bucket_policy.go
    bucket: replaces(bucketRef()),
    policy: policy({ kind: "s3-bucket" }),
  },
  outputs: (self) => (self.text("bucket") === undefined ? {} : { id: self.text("bucket") ?? "" }),
  unique: {
    "second-for-bucket": {
      key: perBucket,
      scope: "global",
      says: () => "are policies of the same bucket",
      property: "bucket",
      effect: "broken",
      why: "A bucket has one policy: the one that is written last replaces the other, and with each update they change places.",
      fix: "Put all statements into one BucketPolicy.",
      docs: guide("bucket-policies"),
    },
  },
  order: {
    "before-public-access-block": {
      needs(self, world) {
        const bucket = bucketOf(self, world);
        if (bucket === undefined || publicStatement(self.node.inputs["policy"]) === undefined) return [];
        const [block, second] = settingsOf(world, PUBLIC_ACCESS_BLOCK, bucket).views;
        const allows =
          block?.state("blockPublicPolicy") !== "unknown" && block?.flag("blockPublicPolicy") !== true;
        return block === undefined || second !== undefined || !allows ? [] : [block];
      },
      because: "which allows the bucket to have a public policy",
      effect: "rejected",
      evidence: "observed",
      why: "New buckets block public policies until a BucketPublicAccessBlock allows them, and Pulumi makes both at the same time.",
      quote: "public policies are blocked by the BlockPublicPolicy block public access setting",
      aws: { operation: PUT, code: "AccessDenied" },
      docs: BLOCK,
    },
  },
  findings: {
    "resource-of-other-bucket": finding<{ resource: string; bucket: string; words: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "observed",
      message: ({ resource, bucket, words }) =>
        `The policy of the bucket "${bucket}" names the resource ${resource} in ${words}, which is another bucket's.`,
      why: "A bucket policy can speak only of its own bucket and the objects in it.",
      fix: ({ bucket }) =>
        `Write arn:aws:s3:::${bucket} and arn:aws:s3:::${bucket}/*, best from the bucket's \`arn\`.`,
      quote: "Policy has invalid resource",
      aws: { operation: PUT, code: "MalformedPolicy" },
      docs: guide("s3-arn-format"),
    }),
    "public-policy-blocked": finding<{ bucket: string; by: string; words: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "observed",
      message: ({ bucket, by, words }) =>
        `The policy of \`${bucket}\` gives everybody access in ${words}, which ${by} blocks.`,
      why: "With blockPublicPolicy S3 refuses a policy that lets everybody in; new buckets have it until a BucketPublicAccessBlock says otherwise.",
      fix: "Name a principal, such as cloudfront.amazonaws.com with the distribution's ARN as aws:SourceArn; or add a BucketPublicAccessBlock with blockPublicPolicy: false and restrictPublicBuckets: false and depend on it.",
      quote: "public policies are blocked by the BlockPublicPolicy block public access setting",
      aws: { operation: PUT, code: "AccessDenied" },
      docs: BLOCK,
    }),
  },
  check(self, world, report) {
    const bucket = bucketOf(self, world);
    const name = bucket?.text("bucket") ?? self.text("bucket");
    for (const { resource, owner, words, property } of foreignResources(self, name)) {
      const other = world.find(BUCKET, "bucket", owner);
      const related =
        other === undefined ? [] : [{ view: other, property: "bucket", note: "the bucket of that name" }];
      report("resource-of-other-bucket", { resource, bucket: name ?? "", words }, property, { related });
    }
    const statement = publicStatement(self.node.inputs["policy"]);
    if (bucket === undefined || statement === undefined) return;
    const blocked = isBlocked(world, bucket, "blockPublicPolicy");
    if (blocked?.value !== true) return;
    const related =
      blocked.by === undefined ? [] : [{ view: blocked.by, property: "blockPublicPolicy", note: "true" }];
    report(
      "public-policy-blocked",
      { bucket: bucket.name, by: decider(blocked), words: statement.words },
      "policy",
      { related },
    );
  },
});

/** Resources of the policy that are certainly another bucket's; the first of each statement. */
function foreignResources(
  self: ResourceView,
  name: string | undefined,
): { resource: string; owner: string; words: string; property: string }[] {
  if (name === undefined || name.startsWith("arn:")) return [];
  const statements = bucketPolicyOf(self.node.inputs["policy"])?.statements ?? [];
  return statements.flatMap(({ resources, words }) => {
    for (const { text } of resources?.items ?? []) {
      const arn = text === undefined || holdsPlaceholder(text) ? undefined : parseArn(text);
      if (text === undefined || arn === undefined || arn.service !== "s3" || arn.region !== "") continue;
      const owner = arn.resource.split("/", 1)[0] ?? "";
      if (owner === "" || owner === name || /[*?$]/.test(owner)) continue;
      return [{ resource: text, owner, words, property: "policy" }];
    }
    return [];
  });
}
