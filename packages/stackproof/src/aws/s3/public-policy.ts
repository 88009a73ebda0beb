// S3: what a bucket policy says: its statements as far as they are known, and whether it gives everybody access.
// Defines no resource.
import type { PropertyValue } from "../../core/value.ts";
import type { PolicyDocument, PolicyStatement } from "../../iam/document.ts";
import { parsePolicy } from "../../iam/parse.ts";

/** The document of a bucket policy; undefined when it is absent or not known. What is wrong with it is said elsewhere. */
export function bucketPolicyOf(value: PropertyValue | undefined): PolicyDocument | undefined {
  return parsePolicy(value, "s3-bucket").document;
}

// A statement for everybody is not public when it holds for fixed values of one of these keys.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status
const NARROWING =
  /^(aws:(principal|source|userid|username|calledvia|via|vpc|resource)|s3:(x-amz-server-side-encryption|dataaccesspoint))/i;

/** True when S3 certainly counts the policy as public: a statement allows everybody something, without a condition that narrows it. */
export function isPublic(value: PropertyValue | undefined): boolean {
  return publicStatement(value) !== undefined;
}

/** The first statement that makes a policy public. */
export function publicStatement(value: PropertyValue | undefined): PolicyStatement | undefined {
  return bucketPolicyOf(value)?.statements.find((statement) => {
    const { effect, principals, conditions } = statement;
    if (effect !== "Allow" || principals === undefined || principals.isNegated || principals.isUnknown)
      return false;
    const isEveryone =
      principals.isStar ||
      principals.entries.some(({ type, value: name }) => type === "AWS" && name.text === "*");
    return isEveryone && !conditions.some(({ key }) => NARROWING.test(key));
  });
}
