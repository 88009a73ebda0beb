// S3: rules for requests from other origins, in a configuration of their own and inside a bucket. Defines no resource.
// https://docs.aws.amazon.com/AmazonS3/latest/API/API_CORSRule.html
import { type Kind, type KindOptions, leaf, list, oneOf, shown } from "../../model/kernel.ts";

const PUT: KindOptions = {
  by: "aws",
  aws: { operation: "s3:PutBucketCors", code: "InvalidRequest" },
  docs: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/ManageCorsUsing.html",
};

/** How many `*` a text may have. */
function pattern(most: number, good: string, bad: string): Kind<string> {
  const words = most === 0 ? "a text without *" : "a text with at most one *";
  return leaf<string>(
    {
      expects: words,
      good,
      bad,
      decode: (value) => (typeof value === "string" ? value : undefined),
      fault(value) {
        const count = value.split("*").length - 1;
        return count <= most ? undefined : { says: `is ${shown(value)}; it takes ${words}` };
      },
    },
    PUT,
  );
}

/** The inputs of a rule that both types have. */
export const CORS_FIELDS = {
  allowedHeaders: list(pattern(1, "*", "*-*")),
  allowedMethods: list(
    oneOf(["GET", "PUT", "POST", "DELETE", "HEAD"], {
      ...PUT,
      why: "S3 answers the browser's OPTIONS request by itself and has no other methods.",
      fix: "Keep only GET, PUT, POST, DELETE and HEAD; OPTIONS needs no rule.",
    }),
  ),
  allowedOrigins: list(pattern(1, "https://example.com", "https://*.*.example.com")),
  exposeHeaders: list(pattern(0, "ETag", "x-amz-*")),
} as const;

/** At most 100 rules. */
export const CORS_LIMITS = { max: 100 } as const;
export const CORS_OPTIONS = PUT;
