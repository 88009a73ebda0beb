// S3: the findings about lifecycle rules, in a configuration of its own or inside a bucket. Defines no resource.
import { finding } from "../../model/kernel.ts";

const TRANSITIONS =
  "https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html";
const ELEMENTS = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html";
const PUT = "s3:PutBucketLifecycleConfiguration";

/** What is wrong, in words; the finding adds the rest. */
export interface Words {
  readonly says: string;
  readonly fix: string;
}

const texts = {
  severity: "error",
  effect: "rejected",
  message: ({ says }: Words) => `${says}.`,
  fix: ({ fix }: Words) => fix,
} as const;

/** The findings that both types share. */
export const LIFECYCLE_FINDINGS = {
  "transition-too-early": finding<Words>({
    ...texts,
    evidence: "observed",
    why: "S3 moves objects to the infrequent access classes after 30 days at the earliest.",
    aws: { operation: PUT, code: "InvalidArgument" },
    docs: TRANSITIONS,
  }),
  "archive-too-early": finding<Words>({
    ...texts,
    evidence: "documented",
    why: "The infrequent access classes are charged for 30 days at least, and S3 takes no rule that moves objects on before.",
    aws: { operation: PUT, code: "InvalidArgument" },
    docs: TRANSITIONS,
  }),
  "expires-before-transition": finding<Words>({
    ...texts,
    evidence: "observed",
    why: "An object that is deleted cannot be moved, so the expiration must come after every transition of the rule.",
    aws: { operation: PUT, code: "InvalidArgument" },
    docs: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-lifecycle.html",
  }),
  "transition-backwards": finding<Words>({
    ...texts,
    evidence: "documented",
    why: "S3 moves objects down its list of storage classes only.",
    aws: { operation: PUT, code: "InvalidArgument" },
    docs: TRANSITIONS,
  }),
  "storage-class-twice": finding<Words>({
    ...texts,
    evidence: "observed",
    why: "Within one rule each transition needs a storage class of its own.",
    aws: { operation: PUT, code: "InvalidRequest" },
    docs: ELEMENTS,
  }),
  "days-and-dates": finding<Words>({
    ...texts,
    evidence: "observed",
    why: "S3 compares the actions of a rule with each other, so all of them count days or all of them name dates.",
    aws: { operation: PUT, code: "InvalidRequest" },
    docs: ELEMENTS,
  }),
  "transition-without-time": finding<Words>({
    ...texts,
    evidence: "documented",
    why: "A transition happens after a number of days or on a date, and needs exactly one of them.",
    aws: { operation: PUT, code: "MalformedXML" },
    docs: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_Transition.html",
  }),
  "date-not-midnight": finding<Words>({
    ...texts,
    evidence: "observed",
    why: "Lifecycle actions run once a day, at midnight UTC.",
    aws: { operation: PUT, code: "InvalidArgument" },
    docs: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_LifecycleExpiration.html",
  }),
  "several-expirations": finding<Words>({
    ...texts,
    evidence: "documented",
    why: "An expiration is a number of days, a date, or the removal of expired delete markers.",
    aws: { operation: PUT, code: "MalformedXML" },
    docs: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_LifecycleExpiration.html",
  }),
  "tag-filter-not-allowed": finding<Words>({
    ...texts,
    evidence: "documented",
    why: "Delete markers and parts of uploads have no tags.",
    aws: { operation: PUT, code: "InvalidRequest" },
    docs: ELEMENTS,
  }),
  "no-action": finding<Words>({
    ...texts,
    evidence: "observed",
    why: "S3 takes no rule that does nothing.",
    aws: { operation: PUT, code: "InvalidRequest" },
    docs: ELEMENTS,
  }),
  "rule-id-twice": finding<Words>({
    ...texts,
    evidence: "observed",
    why: "The id tells the rules of a bucket apart.",
    aws: { operation: PUT, code: "InvalidArgument" },
    docs: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_LifecycleRule.html",
  }),
};
