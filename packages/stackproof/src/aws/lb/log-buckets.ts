// AWS Elastic Load Balancing: whether a bucket takes the logs of a load balancer. Pure.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html and
// https://docs.aws.amazon.com/elasticloadbalancing/latest/network/enable-access-logs.html
import { loadBalancerLogAccount } from "../../data/load-balancing.ts";
import type { ResourceView, World } from "../../model/kernel.ts";
import { asText, known } from "../../model/kinds/kind.ts";
import { type Caller, policyAllows } from "../rights.ts";
import { BUCKET, inputMap, inputObjects } from "./shared.ts";

const POLICY = "aws:s3/bucketPolicy:BucketPolicy";
const ENCRYPTION = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
const SERVICE = "logdelivery.elasticloadbalancing.amazonaws.com";

/** The inputs of a load balancer that send logs to a bucket. */
export const LOG_INPUTS = ["accessLogs", "connectionLogs", "healthCheckLogs"] as const;

/** A kind of log that is switched on. */
export interface EnabledLog {
  readonly input: (typeof LOG_INPUTS)[number];
  readonly bucket: ResourceView;
  readonly prefix: string | undefined;
  /** Policies of the bucket that the program makes. */
  readonly policies: readonly ResourceView[];
}

/** The logs of a load balancer that go to buckets which the program makes. */
export function enabledLogs(self: ResourceView, world: World): EnabledLog[] {
  return LOG_INPUTS.flatMap((input) => {
    const map = inputMap(self, input);
    if (known(map["enabled"] ?? false) !== true) return [];
    const value = known(map["bucket"] ?? null);
    const name = value === undefined ? undefined : asText(value);
    const bucket = world.find(BUCKET, "bucket", name, self) ?? world.find(BUCKET, "id", name, self);
    if (bucket === undefined || bucket.node.kind !== "custom") return [];
    const given = known(map["prefix"] ?? "");
    const prefix = given === undefined ? undefined : asText(given);
    return [{ input, bucket, prefix, policies: world.where(POLICY, "bucket", name) }];
  });
}

/** Who writes the logs of a load balancer: one of these must be let in. */
export function writersOf(
  type: string,
  region: string,
): { readonly callers: readonly Caller[]; readonly words: string } {
  if (type === "network") {
    const service = "delivery.logs.amazonaws.com";
    return { callers: [{ service }], words: `{ Service: "${service}" }` };
  }
  const account = loadBalancerLogAccount(region);
  const byService = { callers: [{ service: SERVICE }], words: `{ Service: "${SERVICE}" }` };
  if (account === undefined) return byService;
  return {
    callers: [{ account }, ...byService.callers],
    words: `{ AWS: "arn:aws:iam::${account}:root" }, the account that writes the logs in ${region}`,
  };
}

/** True when no policy of the bucket lets the writer in. */
export function isRefused(log: EnabledLog, type: string, region: string, world: World): boolean {
  const name = log.bucket.text("bucket");
  if (name === undefined || log.prefix === undefined) return false;
  if (world.all(POLICY).some((policy) => policy.text("bucket") === undefined)) return false;
  const folder = log.prefix === "" ? "" : `${log.prefix.replace(/^\/|\/$/g, "")}/`;
  // Nobody knows the account's number: policies hold it or a wildcard.
  const resource = `arn:aws:s3:::${name}/${folder}AWSLogs/rehearsed-0123456789ab/elasticloadbalancing/log.gz`;
  const documents = [
    ...log.policies.map((policy) => policy.node.inputs["policy"]),
    ...(log.bucket.has("policy") ? [log.bucket.node.inputs["policy"]] : []),
  ];
  const { callers } = writersOf(type, region);
  return documents.every((document) =>
    callers.every((principal) => {
      const context = { "s3:x-amz-acl": "bucket-owner-full-control" };
      return policyAllows(document, { principal, action: "s3:PutObject", resource, context }) === "no";
    }),
  );
}

/** True when a bucket encrypts with a key of KMS, which Application Load Balancers cannot use. */
export function usesKms(bucket: ResourceView, world: World): boolean {
  const name = bucket.text("bucket");
  return world.where(ENCRYPTION, "bucket", name).some((configuration) =>
    inputObjects(configuration, "rules").some((rule) => {
      const byDefault = known(rule["applyServerSideEncryptionByDefault"] ?? null);
      const algorithm =
        typeof byDefault === "object" && byDefault !== null && "sseAlgorithm" in byDefault
          ? byDefault["sseAlgorithm"]
          : undefined;
      return typeof algorithm === "string" && algorithm.startsWith("aws:kms");
    }),
  );
}
