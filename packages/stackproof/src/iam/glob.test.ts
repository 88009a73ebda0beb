import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arnMatches, fitsTemplate, globMatches, globsOverlap } from "./glob.ts";

const PLACEHOLDER = "rehearsed-0123456789ab";

describe("patterns", () => {
  it.each([
    ["*", "anything", "yes"],
    ["s3:Get*", "s3:GetObject", "yes"],
    ["s3:Get*", "s3:PutObject", "no"],
    ["a?c", "abc", "yes"],
    ["a?c", "ac", "no"],
    ["a*b*c", "aXbYc", "yes"],
    ["a*b*c", "aXcYb", "no"],
    ["", "", "yes"],
    ["", "a", "no"],
  ])("%s against %s: %s", (pattern, text, verdict) => {
    expect(globMatches(pattern, text)).toBe(verdict);
  });

  it("ignore case on demand", () => {
    expect(globMatches("S3:getobject", "s3:GetObject")).toBe("no");
    expect(globMatches("S3:getobject", "s3:GetObject", { ignoreCase: true })).toBe("yes");
  });

  it.each([
    [`bucket-${PLACEHOLDER}/*`, "bucket-a/key", "unknown"],
    [`bucket-${PLACEHOLDER}/*`, "queue/key", "no"],
    [`bucket-${PLACEHOLDER}/*`, `bucket-${PLACEHOLDER}/key`, "yes"],
    ["bucket/*", `bucket/${PLACEHOLDER}`, "yes"],
    ["bucket/a", `bucket/${PLACEHOLDER}`, "unknown"],
    ["bucket/a", `queue/${PLACEHOLDER}`, "no"],
  ])("with placeholders: %s against %s: %s", (pattern, text, verdict) => {
    expect(globMatches(pattern, text)).toBe(verdict);
  });

  it("have variables in documents of the current version only", () => {
    expect(globMatches("home/${aws:username}/*", "home/ann/a", { variables: true })).toBe("unknown");
    expect(globMatches("home/${aws:username}/*", "tmp/ann/a", { variables: true })).toBe("no");
    expect(globMatches("home/${aws:username}/*", "home/ann/a")).toBe("no");
    expect(globMatches("a${*}b", "a*b", { variables: true })).toBe("yes");
    expect(globMatches("a${*}b", "aXb", { variables: true })).toBe("no");
  });

  it("match what they are made of", () => {
    const part = fc.stringMatching(/^[a-z:/]{0,6}$/);
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), fc.array(part), (parts, fillers) => {
        const text = parts
          .map((one, index) => one + (index < parts.length - 1 ? (fillers[index] ?? "") : ""))
          .join("");
        expect(globMatches(parts.join("*"), text)).toBe("yes");
      }),
    );
  });

  it("agree with regular expressions", () => {
    const pattern = fc.stringMatching(/^[ab*?]{0,7}$/);
    const text = fc.stringMatching(/^[ab]{0,7}$/);
    fc.assert(
      fc.property(pattern, text, (one, other) => {
        const regex = new RegExp(`^${one.replaceAll("*", ".*").replaceAll("?", ".")}$`);
        expect(globMatches(one, other)).toBe(regex.test(other) ? "yes" : "no");
      }),
    );
  });

  it("overlap in both directions", () => {
    const pattern = fc.stringMatching(/^[ab*?]{0,6}$/);
    fc.assert(
      fc.property(pattern, pattern, (one, other) => {
        expect(globsOverlap(one, other)).toBe(globsOverlap(other, one));
      }),
    );
    expect(globsOverlap("a*", "*b")).toBe(true);
    expect(globsOverlap("a*", "b*")).toBe(false);
  });
});

describe("ARNs", () => {
  it.each([
    ["*", "arn:aws:s3:::a", "yes"],
    ["arn:aws:s3:::*", "arn:aws:s3:::a/b", "yes"],
    ["arn:aws:sqs:*:123456789012:*", "arn:aws:sqs:us-east-1:123456789012:q", "yes"],
    ["arn:aws:sqs:*:123456789012:*", "arn:aws:sqs:us-east-1:210987654321:q", "no"],
    ["arn:aws:sqs", "arn:aws:sqs:us-east-1:123456789012:q", "yes"],
    ["arn:aws:s3:::a*b", "arn:aws:s3:::a/x:y/b", "yes"],
    // A star does not reach over a colon between segments.
    ["arn:aws:sqs:*:q", "arn:aws:sqs:us-east-1:123456789012:q", "no"],
    ["arn:aws:s3:::a", "*", "no"],
    [`arn:aws:s3:::${PLACEHOLDER}`, "arn:aws:s3:::a", "unknown"],
    [PLACEHOLDER, "arn:aws:s3:::a", "unknown"],
    [PLACEHOLDER, PLACEHOLDER, "yes"],
  ])("%s against %s: %s", (pattern, arn, verdict) => {
    expect(arnMatches(pattern, arn)).toBe(verdict);
  });

  it("keep variables with colons in one segment", () => {
    const pattern = "arn:aws:sqs:us-east-2:*:${aws:username}-queue";
    expect(arnMatches(pattern, "arn:aws:sqs:us-east-2:1:ann-queue", { variables: true })).toBe("unknown");
    expect(arnMatches(pattern, "arn:aws:sqs:us-east-2:1:topic", { variables: true })).toBe("no");
  });

  it("fit templates", () => {
    expect(fitsTemplate("table/orders", "table/{TableName}")).toBe(true);
    expect(fitsTemplate("table/*", "table/{TableName}/index/{IndexName}")).toBe(true);
    expect(fitsTemplate("tables/orders", "table/{TableName}")).toBe(false);
    expect(fitsTemplate(PLACEHOLDER, "table/{TableName}")).toBe(true);
  });
});
