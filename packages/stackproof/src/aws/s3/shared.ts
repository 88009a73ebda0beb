// S3: the bucket that a setting belongs to, and what AWS holds for it when the program says nothing. Defines no resource.
import { isPropertyMap, type PropertyMap, type PropertyValue } from "../../core/value.ts";
import {
  type Kind,
  type KindOptions,
  leaf,
  parseArn,
  type ResourceView,
  ref,
  shown,
  type World,
} from "../../model/kernel.ts";
import { asFlag, asNumber, asText, known } from "../../model/kinds/kind.ts";
import { type Caller, policyAllows, type RequestContext, type Verdict } from "../rights.ts";

export const BUCKET = "aws:s3/bucket:Bucket";
export const OWNERSHIP_CONTROLS = "aws:s3/bucketOwnershipControls:BucketOwnershipControls";
export const PUBLIC_ACCESS_BLOCK = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
const ACCOUNT_BLOCK = "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock";

const USER_GUIDE = "https://docs.aws.amazon.com/AmazonS3/latest/userguide";

/** A page of S3's user guide. */
export function guide(page: string): string {
  return `${USER_GUIDE}/${page}.html`;
}

/** The page of an operation in S3's API reference. */
export function api(operation: string): string {
  return `https://docs.aws.amazon.com/AmazonS3/latest/API/API_${operation}.html`;
}

/** The name of a bucket, which is also its id. */
export function bucketRef(options: KindOptions = {}): Kind<string> {
  return ref(BUCKET, ["id", "bucket"], {
    why: "S3 finds a bucket by its name, in the region that it is in.",
    fix: "Give the bucket's `bucket` (its name), and make this with the provider of the bucket's region.",
    ...options,
  });
}

/** The ARN of a bucket, which may be in another region. */
export function bucketArn(): Kind<string> {
  const reference = ref(BUCKET, "arn", { anyRegion: true });
  const plain = leaf<string>({
    expects: reference.expects,
    good: "arn:aws:s3:::example",
    bad: "example",
    decode: (value) => (typeof value === "string" ? value : undefined),
    fault(value) {
      if (parseArn(value) !== undefined || value === "") return undefined;
      return {
        says: `is ${shown(value)}, which is no ARN; it takes ${reference.expects}`,
        provider: (attribute) => `"${attribute}" (${value}) is an invalid ARN: arn: invalid prefix`,
      };
    },
  });
  return {
    ...plain,
    ...(reference.target !== undefined && { target: reference.target }),
    check(value, at) {
      const isOfProgram = typeof value === "string" && (at.world?.identify(value).length ?? 0) > 0;
      (isOfProgram ? reference : plain).check(value, at);
    },
  };
}

/** Twelve digits. */
export function accountId(): Kind<string> {
  // https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/verify/validate.go (ValidAccountID)
  return leaf<string>({
    expects: "an account number of 12 digits",
    good: "111122223333",
    bad: "1234",
    decode: (value) => (typeof value === "string" ? value : undefined),
    fault: (value) =>
      value === "" || /^\d{12}$/.test(value)
        ? undefined
        : {
            says: `is ${shown(value)}; it takes an account number of 12 digits`,
            provider: (attribute) =>
              `"${attribute}" doesn't look like AWS Account ID (exactly 12 digits): "${value}"`,
          },
  });
}

/** The bucket of the program that a setting names in an input. */
export function bucketOf(self: ResourceView, world: World, input = "bucket"): ResourceView | undefined {
  const byName = self.ref(input);
  if (byName !== undefined) return byName;
  // A name that is not known still tells which bucket it came from.
  const sources = (self.node.propertyDependencies[input] ?? []).map((urn) => world.byUrn(urn));
  const buckets = sources.filter((source) => source?.is(BUCKET));
  return buckets.length === 1 ? buckets[0] : undefined;
}

/** The settings of one type that a bucket has. */
export interface Settings {
  readonly views: readonly ResourceView[];
  /** False when another setting of the type may be the bucket's as well. */
  readonly isComplete: boolean;
}

export function settingsOf(world: World, token: string, bucket: ResourceView): Settings {
  const views: ResourceView[] = [];
  let isComplete = true;
  for (const setting of world.all(token)) {
    const owner = bucketOf(setting, world);
    if (owner?.urn === bucket.urn) views.push(setting);
    else if (owner === undefined && setting.text("bucket") === undefined) isComplete = false;
  }
  return { views, isComplete };
}

/** True for a bucket that the program makes: AWS's defaults for new buckets hold for it. */
export function isNew(bucket: ResourceView): boolean {
  return bucket.node.kind === "custom" && bucket.node.options.importId === undefined;
}

/** What decides about a bucket, and the resource that says so: none where it is a default of new buckets. */
export interface Decided<T> {
  readonly value: T;
  readonly by?: ResourceView;
}

/**
 * The object ownership of a bucket; undefined when it cannot be known. New buckets have BucketOwnerEnforced, which
 * switches ACLs off: https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
 */
export function ownershipOf(world: World, bucket: ResourceView): Decided<string> | undefined {
  const { views, isComplete } = settingsOf(world, OWNERSHIP_CONTROLS, bucket);
  const [controls] = views;
  if (controls !== undefined) {
    const value = controls.object("rule")?.["objectOwnership"];
    return views.length === 1 && typeof value === "string" ? { value, by: controls } : undefined;
  }
  return isComplete && isNew(bucket) ? { value: "BucketOwnerEnforced" } : undefined;
}

export type BlockFlag =
  | "blockPublicAcls"
  | "blockPublicPolicy"
  | "ignorePublicAcls"
  | "restrictPublicBuckets";

/**
 * Whether public access to a bucket is blocked; undefined when it cannot be known. New buckets have all four flags,
 * a BucketPublicAccessBlock replaces them, and those of the account come on top:
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 */
export function isBlocked(world: World, bucket: ResourceView, flag: BlockFlag): Decided<boolean> | undefined {
  for (const account of world.all(ACCOUNT_BLOCK)) {
    if (account.flag(flag) === true && world.sameAccount(account, bucket))
      return { value: true, by: account };
  }
  const { views, isComplete } = settingsOf(world, PUBLIC_ACCESS_BLOCK, bucket);
  const [block] = views;
  if (block !== undefined) {
    const value = block.has(flag) ? block.flag(flag) : false;
    return views.length === 1 && value !== undefined ? { value, by: block } : undefined;
  }
  return isComplete && isNew(bucket) ? { value: true } : undefined;
}

/** Canned ACLs that give something to everybody, or to everybody with an AWS account. */
export const PUBLIC_ACLS: readonly string[] = ["public-read", "public-read-write", "authenticated-read"];

/** Groups of everybody. https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html */
export const PUBLIC_GROUPS: readonly string[] = [
  "http://acs.amazonaws.com/groups/global/AllUsers",
  "http://acs.amazonaws.com/groups/global/AuthenticatedUsers",
];

/** The one key under which two settings of a type compete for a bucket. */
export function perBucket(self: ResourceView, world: World): string | undefined {
  return bucketOf(self, world)?.urn ?? self.text("bucket");
}

/** The id of a bucket's setting: the bucket, with its owner when the program names one. */
export function settingId(self: ResourceView): { readonly id?: string } {
  const bucket = self.text("bucket");
  if (bucket === undefined) return {};
  const parts = [bucket, self.text("expectedBucketOwner")];
  return { id: parts.filter((part) => part !== undefined && part !== "").join(",") };
}

/** How a message says who decided: "`block`" or "AWS's default for new buckets". */
export function decider(decided: Decided<unknown>): string {
  return decided.by === undefined ? "AWS's default for new buckets" : `\`${decided.by.name}\``;
}

/** An object of a list, or the one object that stands in its place, with its index. */
export interface Item {
  readonly map: PropertyMap;
  readonly index: number;
}

/** The objects of an input; those that are not known are left out, and the others keep their index. */
export function itemsOf(value: PropertyValue | undefined): Item[] {
  const list = value === undefined ? undefined : known(value);
  const items = Array.isArray(list) ? list : list === undefined ? [] : [list];
  return items.flatMap((item, index) => {
    const map = known(item);
    return map !== undefined && isPropertyMap(map) ? [{ map, index }] : [];
  });
}

/** The object behind a key. */
export function objectAt(map: PropertyMap | undefined, key: string): PropertyMap | undefined {
  return itemsOf(map?.[key])[0]?.map;
}

export function textAt(map: PropertyMap | undefined, key: string): string | undefined {
  const value = known(map?.[key]);
  return value === undefined ? undefined : asText(value);
}

export function numberAt(map: PropertyMap | undefined, key: string): number | undefined {
  const value = known(map?.[key]);
  return value === undefined ? undefined : asNumber(value);
}

export function flagAt(map: PropertyMap | undefined, key: string): boolean | undefined {
  const value = known(map?.[key]);
  return value === undefined ? undefined : asFlag(value);
}

/** True when the program gave something there, known or not. */
export function isGiven(map: PropertyMap | undefined, key: string): boolean {
  const value = map?.[key];
  return value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);
}

const BUCKET_POLICY = "aws:s3/bucketPolicy:BucketPolicy";
const ENCRYPTION = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";

/** Somebody who wants to do something with a bucket or its objects. */
export interface BucketRequest {
  readonly principal: Caller;
  /** "s3:PutObject". */
  readonly action: string;
  /** Key, or pattern of keys, behind the bucket's ARN; without one it is about the bucket itself. */
  readonly key?: string;
  readonly context?: RequestContext;
}

/** Whether the policy of a bucket lets somebody in. Only "no" is certain: a bucket of the program without such a policy. */
export function bucketAllows(world: World, bucket: ResourceView, request: BucketRequest): Verdict {
  const { views, isComplete } = settingsOf(world, BUCKET_POLICY, bucket);
  const name = bucket.text("bucket");
  if (!isNew(bucket) || !isComplete || name === undefined || views.length > 1) return "unknown";
  const value = views[0]?.node.inputs["policy"] ?? bucket.node.inputs["policy"];
  if (value === undefined || value === null) return "no";
  const { key, ...rest } = request;
  const arn = bucket.text("arn") ?? `arn:aws:s3:::${name}`;
  return policyAllows(value, { ...rest, resource: key === undefined ? arn : `${arn}/${key}` });
}

/** Whether a bucket encrypts with KMS by default; undefined when it cannot be known. New buckets use keys of S3's own. */
export function isEncryptedByKms(world: World, bucket: ResourceView): boolean | undefined {
  const { views, isComplete } = settingsOf(world, ENCRYPTION, bucket);
  const separate = views.flatMap((view) => itemsOf(view.node.inputs["rules"]).map(({ map }) => map));
  const inline = objectAt(objectAt(bucket.node.inputs, "serverSideEncryptionConfiguration"), "rule");
  const rules = inline === undefined ? separate : [...separate, inline];
  const algorithms = rules.map((rule) =>
    textAt(objectAt(rule, "applyServerSideEncryptionByDefault"), "sseAlgorithm"),
  );
  if (algorithms.some((algorithm) => algorithm?.startsWith("aws:kms") === true)) return true;
  const isKnown = isComplete && isNew(bucket) && !algorithms.includes(undefined);
  return isKnown && !isGiven(bucket.node.inputs, "serverSideEncryptionConfigurations") ? false : undefined;
}
