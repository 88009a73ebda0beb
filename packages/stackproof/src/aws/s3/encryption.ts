// S3: default encryption, in a configuration of its own and inside a bucket. Defines no resource.
import type { PropertyMap } from "../../core/value.ts";
import { bool, finding, list, object, oneOf, text } from "../../model/kernel.ts";
import { isGiven, objectAt, textAt } from "./shared.ts";

const DOCS = "https://docs.aws.amazon.com/AmazonS3/latest/API/API_ServerSideEncryptionByDefault.html";
const PUT = { operation: "s3:PutBucketEncryption", code: "InvalidArgument" } as const;

/** One rule as both types write it. */
export function encryptionRule() {
  return object({
    applyServerSideEncryptionByDefault: object({
      kmsMasterKeyId: text(),
      sseAlgorithm: oneOf(["AES256", "aws:kms", "aws:kms:dsse"], {
        by: "aws",
        aws: { operation: "s3:PutBucketEncryption", code: "MalformedXML" },
        docs: DOCS,
      }),
    }),
    blockedEncryptionTypes: list(
      oneOf(["NONE", "SSE-C"], {
        by: "aws",
        aws: { operation: "s3:PutBucketEncryption", code: "MalformedXML" },
        docs: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_BlockedEncryptionTypes.html",
      }),
    ),
    bucketKeyEnabled: bool(),
  });
}

/** The findings that both types share. */
export const ENCRYPTION_FINDINGS = {
  "key-without-kms": finding<{ algorithm: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ algorithm }) => `The default encryption has a kmsMasterKeyId and the algorithm ${algorithm}.`,
    why: "S3 takes a KMS key only when the algorithm is aws:kms or aws:kms:dsse; with AES256 it uses keys of its own.",
    fix: 'Write sseAlgorithm: "aws:kms" to use the key, or leave kmsMasterKeyId out.',
    aws: PUT,
    docs: DOCS,
  }),
};

/** The rule's algorithm and where its key stands, when it has a key that the algorithm has no use for. */
export function keyWithoutKms(
  rule: PropertyMap,
  path: string,
): { algorithm: string; at: string } | undefined {
  const byDefault = objectAt(rule, "applyServerSideEncryptionByDefault");
  const algorithm = textAt(byDefault, "sseAlgorithm");
  const isKms = algorithm === undefined || algorithm.startsWith("aws:kms");
  if (isKms || !isGiven(byDefault, "kmsMasterKeyId") || textAt(byDefault, "kmsMasterKeyId") === "")
    return undefined;
  return { algorithm, at: `${path}.applyServerSideEncryptionByDefault.kmsMasterKeyId` };
}
