import { describe, expect, test } from "vitest";
import { type Given, type Inputs, interpolate, jsonText, out } from "../../aws/testing.ts";
import { rendered, resource, type Stack, short } from "../testing.ts";

const statement = (more: object = {}): Inputs => ({
  Effect: "Allow",
  Principal: "*",
  Action: "s3:GetObject",
  Resource: interpolate`${out("files.arn")}/*`,
  ...more,
});
const BUCKET: Stack = { files: resource("aws:s3/bucket:Bucket", {}) };
const opened = (flags: object = {}): Given =>
  resource("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", {
    bucket: out("files.id"),
    blockPublicAcls: false,
    blockPublicPolicy: false,
    ignorePublicAcls: false,
    restrictPublicBuckets: false,
    ...flags,
  });
const policyOf = (...all: Inputs[]): Given =>
  resource(
    "aws:s3/bucketPolicy:BucketPolicy",
    { bucket: out("files.id"), policy: jsonText({ Version: "2012-10-17", Statement: all }) },
    { dependsOn: ["block"] },
  );
const open = (one: Inputs, more: Stack = {}): Stack => ({
  open: policyOf(one),
  block: opened(),
  ...BUCKET,
  ...more,
});
const website: Stack = {
  site: resource("aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration", {
    bucket: out("files.id"),
    indexDocument: { suffix: "index.html" },
  }),
};
const acl = (canned: string, more: Stack = {}): Stack => ({
  open: resource(
    "aws:s3/bucketAcl:BucketAcl",
    { bucket: out("files.id"), acl: canned },
    { dependsOn: ["owner", "block"] },
  ),
  owner: resource("aws:s3/bucketOwnershipControls:BucketOwnershipControls", {
    bucket: out("files.id"),
    rule: { objectOwnership: "BucketOwnerPreferred" },
  }),
  block: opened(),
  ...BUCKET,
  ...more,
});

describe("public buckets", () => {
  test.each<[string, Stack, string[]]>([
    ["read", open(statement()), ["warning public-bucket open policy"]],
    [
      "written",
      open(statement({ Action: ["s3:GetObject", "s3:PutObject"] })),
      ["warning public-bucket open policy"],
    ],
    ["everything", open(statement({ Action: "s3:*" })), ["warning public-bucket open policy"]],
    [
      "a website that everybody writes",
      open(statement({ Action: "s3:Put*" }), website),
      ["warning public-bucket open policy"],
    ],
    [
      "read, over TLS alone",
      open(statement(), {
        open: policyOf(
          statement(),
          statement({ Effect: "Deny", Condition: { Bool: { "aws:SecureTransport": "false" } } }),
        ),
      }),
      ["warning public-bucket open policy"],
    ],
    ["an ACL", acl("public-read"), ["warning public-bucket open acl"]],
    [
      "an ACL on a website lists its objects too",
      acl("public-read", website),
      ["warning public-bucket open acl"],
    ],
  ])("%s", (_, stack, expected) => {
    expect(short(stack)).toEqual(expected);
  });

  test.each<[string, Stack]>([
    ["a website", open(statement(), website)],
    ["a public part", open(statement({ Resource: interpolate`${out("files.arn")}/public/*` }))],
    ["CloudFront", open(statement({ Principal: { Service: "cloudfront.amazonaws.com" } }))],
    ["everybody in a VPC", open(statement({ Condition: { StringEquals: { "aws:SourceVpce": "vpce-0a" } } }))],
    [
      "a denial",
      open(
        statement({
          Effect: "Deny",
          Action: "s3:*",
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        }),
      ),
    ],
    [
      "a policy that the block makes void",
      open(statement(), { block: opened({ restrictPublicBuckets: true }) }),
    ],
    [
      "a new bucket, which blocks all",
      {
        open: policyOf(statement()),
        block: opened({ blockPublicPolicy: true, restrictPublicBuckets: true }),
        ...BUCKET,
      },
    ],
    ["a block that only weakens", { block: opened(), ...BUCKET }],
    [
      "everybody but strangers",
      open(statement(), {
        open: policyOf(
          statement(),
          statement({ Effect: "Deny", Condition: { NotIpAddress: { "aws:SourceIp": "203.0.113.0/24" } } }),
        ),
      }),
    ],
    ["a private ACL", acl("private")],
    ["an ACL that is ignored", acl("public-read", { block: opened({ ignorePublicAcls: true }) })],
  ])("silent: %s", (_, stack) => {
    expect(short(stack)).toEqual([]);
  });

  test("is not judged when the program ended early: the website may come later", () => {
    expect(short(open(statement()), false)).toEqual([]);
  });

  test("texts", () => {
    expect(
      rendered(
        open(statement()),
        open(statement({ Action: "s3:*" })),
        acl("public-read-write"),
        acl("authenticated-read"),
      ),
    ).toMatchSnapshot();
  });
});
