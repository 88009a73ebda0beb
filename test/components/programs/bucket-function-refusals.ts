import { BucketFunction, type BucketFunctionArgs, PrivateBucket } from "@stackproof/components";
import { refusals } from "../cases";

const code = { inline: "export const handler = async () => {};" };
const having = (args: object) => () =>
  new BucketFunction("uploads", { function: { code }, ...args } as BucketFunctionArgs);

export const refused = refusals({
  "no events": having({ events: [] }),
  "an unknown event": having({ events: ["s3:ObjectMoved:*"] }),
  "an event without its star": having({ events: ["s3:ObjectCreated"] }),
  "an event in another case": having({ events: ["s3:objectcreated:put"] }),
  "an event twice": having({ events: ["s3:ObjectCreated:Put", "s3:ObjectCreated:Put"] }),
  "an event inside another": having({ events: ["s3:ObjectCreated:*", "s3:ObjectCreated:Put"] }),
  "an empty prefix": having({ prefix: "" }),
  "no prefixes": having({ prefix: [] }),
  "a star in the prefix": having({ prefix: "images/*" }),
  "a slash before the prefix": having({ prefix: "/images/" }),
  "a prefix longer than a key": having({ prefix: "a".repeat(1025) }),
  "prefixes that overlap": having({ prefix: ["images/", "images/raw/"] }),
  "a prefix twice": having({ prefix: ["images/", "images/"] }),
  "an empty suffix": having({ suffix: "" }),
  "a star in the suffix": having({ suffix: "*.png" }),
  "suffixes that overlap": having({ suffix: [".gz", ".tar.gz"] }),
  "writes without a prefix": having({ writePrefix: "out/" }),
  "writes where it reads": having({ prefix: "images/", writePrefix: "images/small/" }),
  "writes above where it reads": having({ prefix: "images/in/", writePrefix: "images/" }),
  "writes everywhere": having({ prefix: "images/", writePrefix: "" }),
  "too many retries": having({ failedEvents: { retries: 3 } }),
  "an age below a minute": having({ failedEvents: { maximumAge: 30 } }),
  "kept for a month": having({ failedEvents: { retentionDays: 30 } }),
  "a queue key by its id": having({ failedEvents: { kmsKeyArn: "1234abcd-12ab-34cd-56ef-1234567890ab" } }),
  "two places for failed events": having({ function: { code, deadLetters: true } }),
  "a bucket key by its alias": having({ bucket: { kmsKeyArn: "alias/objects" } }),
  "expiring at once": having({ bucket: { expireDays: 0 } }),
  "half a day": having({ bucket: { oldVersionDays: 0.5 } }),
  "too many old versions": having({ bucket: { oldVersionsKept: 101 } }),
  "old versions without versions": having({ bucket: { versioned: false, oldVersionDays: 30 } }),
  "a function without code": having({ function: { code: { inline: "" } } }),
  "a function that takes too long": having({ function: { code, timeout: 1000 } }),
  "a name with an underscore": () => new BucketFunction("my_uploads", { function: { code } }),
  "a private bucket alone": () => new PrivateBucket("reports", { abortUploadDays: -1 }),
});
