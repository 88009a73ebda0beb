// The access control list of a bucket, which new buckets do not have.
import {
  defineResource,
  exactlyOneOf,
  finding,
  list,
  object,
  oneOf,
  type ResourceView,
  replaces,
  text,
} from "../../model/kernel.ts";
import {
  accountId,
  bucketOf,
  bucketRef,
  decider,
  guide,
  isBlocked,
  itemsOf,
  objectAt,
  ownershipOf,
  PUBLIC_ACCESS_BLOCK,
  PUBLIC_ACLS,
  PUBLIC_GROUPS,
  perBucket,
  settingsOf,
  textAt,
} from "./shared.ts";

const ERRORS = guide("object-ownership-error-responses");

export const bucketAcl = defineResource({
  token: "aws:s3/bucketAcl:BucketAcl",
  aliases: ["aws:s3/bucketAclV2:BucketAclV2"],
  docs: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketAcl.html",
  inputs: {
    // https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/s3/bucket_acl.go
    accessControlPolicy: object({
      grants: list(
        object({
          grantee: object({
            displayName: text(),
            emailAddress: text(),
            id: text(),
            type: oneOf(["CanonicalUser", "AmazonCustomerByEmail", "Group"]),
            uri: text(),
          }),
          permission: oneOf(["FULL_CONTROL", "WRITE", "WRITE_ACP", "READ", "READ_ACP"]),
        }),
      ),
      owner: object({ displayName: text(), id: text() }),
    }),
    acl: oneOf([
      "private",
      "public-read",
      "public-read-write",
      "authenticated-read",
      "aws-exec-read",
      "log-delivery-write",
    ]),
    bucket: replaces(bucketRef()),
    expectedBucketOwner: replaces(accountId()),
  },
  relations: [exactlyOneOf(["accessControlPolicy", "acl"])],
  outputs: (self, make) => {
    const parts = [self.text("bucket"), self.text("expectedBucketOwner"), self.text("acl")];
    return {
      ...(parts[0] !== undefined && {
        id: parts.filter((part) => part !== undefined && part !== "").join(","),
      }),
      ...(!self.has("accessControlPolicy") && {
        accessControlPolicy: { grants: [], owner: { displayName: "", id: make.hex(64, "owner") } },
      }),
    };
  },
  unique: {
    "second-for-bucket": {
      key: perBucket,
      scope: "global",
      says: () => "are ACLs of the same bucket",
      property: "bucket",
      effect: "broken",
      why: "A bucket has one ACL: the one that is written last replaces the other.",
      fix: "Put all grants into one BucketAcl.",
      docs: guide("acl-overview"),
    },
  },
  order: {
    "before-ownership-controls": {
      needs(self, world) {
        const bucket = bucketOf(self, world);
        const ownership = bucket === undefined ? undefined : ownershipOf(world, bucket);
        return ownership?.by === undefined || ownership.value === "BucketOwnerEnforced" ? [] : [ownership.by];
      },
      because: "which allows the bucket to have ACLs",
      effect: "rejected",
      evidence: "observed",
      why: "A new bucket has no ACLs until its object ownership is changed, and Pulumi makes both at the same time.",
      aws: { operation: "s3:PutBucketAcl", code: "AccessControlListNotSupported" },
      docs: ERRORS,
    },
    "before-public-access-block": {
      needs(self, world) {
        const bucket = bucketOf(self, world);
        if (bucket === undefined || !isPublicAcl(self)) return [];
        const [block, second] = settingsOf(world, PUBLIC_ACCESS_BLOCK, bucket).views;
        const allows =
          block?.state("blockPublicAcls") !== "unknown" && block?.flag("blockPublicAcls") !== true;
        return block === undefined || second !== undefined || !allows ? [] : [block];
      },
      because: "which allows the bucket to have a public ACL",
      effect: "rejected",
      evidence: "observed",
      why: "New buckets block public ACLs until a BucketPublicAccessBlock allows them, and Pulumi makes both at the same time.",
      aws: { operation: "s3:PutBucketAcl", code: "AccessDenied" },
      docs: guide("access-control-block-public-access"),
    },
  },
  findings: {
    "acl-with-owner-enforced": finding<{ bucket: string; acl: string; by: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "observed",
      message: ({ bucket, acl, by }) =>
        `The ACL ${acl} of \`${bucket}\` cannot be set: ${by} has switched the bucket's ACLs off.`,
      why: "With the object ownership BucketOwnerEnforced, which all new buckets have, S3 refuses every ACL, `private` as well.",
      fix: "Leave the BucketAcl out and give access by a bucket policy; for `private` nothing is needed. Where ACLs are wanted, add a BucketOwnershipControls with ObjectWriter or BucketOwnerPreferred and depend on it.",
      quote: "The bucket does not allow ACLs",
      aws: { operation: "s3:PutBucketAcl", code: "AccessControlListNotSupported" },
      docs: ERRORS,
    }),
    "public-acl-blocked": finding<{ bucket: string; by: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "observed",
      message: ({ bucket, by }) => `The ACL gives everybody access to \`${bucket}\`, which ${by} blocks.`,
      why: "With blockPublicAcls S3 refuses ACLs that name everybody; new buckets have it until a BucketPublicAccessBlock says otherwise.",
      fix: "Use a private ACL, or add a BucketPublicAccessBlock with blockPublicAcls: false and ignorePublicAcls: false and depend on it.",
      aws: { operation: "s3:PutBucketAcl", code: "AccessDenied" },
      docs: guide("access-control-block-public-access"),
    }),
  },
  check(self, world, report) {
    const bucket = bucketOf(self, world);
    if (bucket === undefined) return;
    const property = self.has("acl") ? "acl" : "accessControlPolicy";
    const ownership = ownershipOf(world, bucket);
    if (ownership?.value === "BucketOwnerEnforced") {
      const related =
        ownership.by === undefined
          ? []
          : [{ view: ownership.by, property: "rule.objectOwnership", note: "BucketOwnerEnforced" }];
      const acl = self.text("acl") === undefined ? "policy" : `"${self.text("acl") ?? ""}"`;
      report("acl-with-owner-enforced", { bucket: bucket.name, acl, by: decider(ownership) }, property, {
        related,
      });
      return;
    }
    const blocked =
      ownership === undefined || !isPublicAcl(self) ? undefined : isBlocked(world, bucket, "blockPublicAcls");
    if (blocked?.value !== true) return;
    const related =
      blocked.by === undefined ? [] : [{ view: blocked.by, property: "blockPublicAcls", note: "true" }];
    report("public-acl-blocked", { bucket: bucket.name, by: decider(blocked) }, property, { related });
  },
});

/** True for a list that certainly gives something to everybody. */
function isPublicAcl(self: ResourceView): boolean {
  if (PUBLIC_ACLS.includes(self.text("acl") ?? "")) return true;
  const grants = itemsOf(objectAt(self.node.inputs, "accessControlPolicy")?.["grants"]);
  return grants.some(({ map }) => PUBLIC_GROUPS.includes(textAt(objectAt(map, "grantee"), "uri") ?? ""));
}
