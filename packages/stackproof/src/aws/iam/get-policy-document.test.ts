import { describe, expect, it } from "vitest";
import type { PropertyMap } from "../../core/value.ts";
import { failureOf, resultOf, textOf, verdictOf, worldOf } from "../../model/testing.ts";
import { getPolicyDocument } from "./get-policy-document.ts";

function json(args: PropertyMap): string {
  return textOf(resultOf(getPolicyDocument, args)["json"]);
}

function data(args: PropertyMap): unknown {
  return JSON.parse(json(args));
}

function account(digit: string): string {
  return `arn:aws:iam::${digit.repeat(12)}:root`;
}

describe("the text", () => {
  it("has two spaces of indentation, members in IAM's order, and lists of one without brackets", () => {
    const text = json({
      policyId: "policy_id",
      statements: [
        { sid: "1", actions: ["s3:ListAllMyBuckets", "s3:GetBucketLocation"], resources: ["arn:aws:s3:::*"] },
        {
          actions: ["s3:ListBucket"],
          resources: ["arn:aws:s3:::foo"],
          conditions: [
            { test: "StringLike", variable: "s3:prefix", values: ["home/", "", "home/&{aws:username}/"] },
          ],
          notPrincipals: [{ type: "AWS", identifiers: ["arn:blahblah:example"] }],
        },
        { effect: "Deny", notActions: ["s3:*"], notResources: ["arn:aws:s3:::*"] },
      ],
    });
    expect(text).toBe(`{
  "Version": "2012-10-17",
  "Id": "policy_id",
  "Statement": [
    {
      "Sid": "1",
      "Effect": "Allow",
      "Action": [
        "s3:ListAllMyBuckets",
        "s3:GetBucketLocation"
      ],
      "Resource": "arn:aws:s3:::*"
    },
    {
      "Effect": "Allow",
      "Action": "s3:ListBucket",
      "Resource": "arn:aws:s3:::foo",
      "NotPrincipal": {
        "AWS": "arn:blahblah:example"
      },
      "Condition": {
        "StringLike": {
          "s3:prefix": [
            "home/",
            "",
            "home/\${aws:username}/"
          ]
        }
      }
    },
    {
      "Effect": "Deny",
      "NotAction": "s3:*",
      "NotResource": "arn:aws:s3:::*"
    }
  ]
}`);
  });

  it("is given without spaces as minifiedJson, and its CRC-32 is the id", () => {
    const result = resultOf(getPolicyDocument, { statements: [{ actions: ["*"], resources: ["*"] }] });
    expect(result["minifiedJson"]).toBe(
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}',
    );
    expect(result["id"]).toMatch(/^\d+$/);
  });

  it("escapes what Go's encoder escapes", () => {
    const text = json({ statements: [{ actions: ["a:B"], resources: ["<x>&y"] }] });
    expect(text).toContain("\\u003cx\\u003e\\u0026y");
  });

  it("lists actions and resources in falling order, each once", () => {
    const document = data({ statements: [{ actions: ["a:A", "a:C", "a:B", "a:A"], resources: ["x", "y"] }] });
    expect(document).toMatchObject({ Statement: [{ Action: ["a:C", "a:B", "a:A"], Resource: ["y", "x"] }] });
  });

  it("is no more than the version when there is nothing else", () => {
    expect(json({})).toBe('{\n  "Version": "2012-10-17"\n}');
  });
});

describe("principals", () => {
  const principal = (principals: PropertyMap[]) => {
    const document = JSON.parse(json({ statements: [{ actions: ["*"], principals }] })) as {
      Statement: [{ Principal: unknown }];
    };
    return document.Statement[0].Principal;
  };

  it("are `*` only for type and identifier `*`", () => {
    expect(principal([{ type: "*", identifiers: ["*"] }])).toBe("*");
    expect(principal([{ type: "AWS", identifiers: ["*"] }])).toEqual({ AWS: "*" });
  });

  it("of several types stand beside each other", () => {
    const given = [
      { type: "Service", identifiers: ["lambda.amazonaws.com", "ec2.amazonaws.com"] },
      { type: "AWS", identifiers: [account("1")] },
    ];
    expect(principal(given)).toEqual({
      AWS: account("1"),
      Service: ["lambda.amazonaws.com", "ec2.amazonaws.com"],
    });
  });

  // The expected orders are those of the provider's own acceptance tests.
  it("of one type are put together in the order of Terraform's set", () => {
    const one = [
      { type: "AWS", identifiers: [account("1")] },
      { type: "AWS", identifiers: [account("2"), account("3")] },
    ];
    expect(principal(one)).toEqual({ AWS: [account("1"), account("3"), account("2")] });
    const other = [
      { type: "AWS", identifiers: [account("1"), account("2")] },
      { type: "AWS", identifiers: [account("3")] },
      { type: "AWS", identifiers: [account("4")] },
    ];
    expect(principal(other)).toEqual({ AWS: [account("3"), account("4"), account("2"), account("1")] });
  });
});

describe("source and override documents", () => {
  const a = json({
    statements: [{ actions: ["foo:ActionOne"] }, { sid: "overrideSid", actions: ["bar:ActionOne"] }],
  });
  const b = json({ statements: [{ sid: "validSid", effect: "Deny", actions: ["foo:ActionTwo"] }] });
  const c = json({ statements: [{ sid: "overrideSid", effect: "Deny", actions: ["bar:ActionOne"] }] });

  it("are merged in their order; an override replaces the statement with its Sid", () => {
    expect(data({ overridePolicyDocuments: [a, b, c] })).toEqual({
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Action: "foo:ActionOne" },
        { Sid: "overrideSid", Effect: "Deny", Action: "bar:ActionOne" },
        { Sid: "validSid", Effect: "Deny", Action: "foo:ActionTwo" },
      ],
    });
  });

  it("are replaced by the document's own statement with the same Sid", () => {
    const own = data({
      sourcePolicyDocuments: [c],
      statements: [{ sid: "overrideSid", actions: ["*"], resources: ["*"] }],
    });
    expect(own).toMatchObject({ Statement: [{ Sid: "overrideSid", Action: "*", Resource: "*" }] });
  });

  it("keep the lists of one that they were written with", () => {
    const source = JSON.stringify({
      Statement: [{ Effect: "Allow", Action: ["a:A"], Resource: ["*"], Principal: { AWS: ["x"] } }],
    });
    expect(data({ sourcePolicyDocuments: [source] })).toMatchObject({
      Statement: [{ Action: ["a:A"], Resource: ["*"], Principal: { AWS: ["x"] } }],
    });
  });

  it("may not share a Sid among the sources", () => {
    const { message, finding } = failureOf(getPolicyDocument, { sourcePolicyDocuments: [a, b, c] });
    expect(message).toBe(
      "invoking aws:iam/getPolicyDocument:getPolicyDocument: 1 error occurred:\n\t* writing IAM Policy Document: merging source document 2: duplicate Sid (overrideSid) in source_policy_documents (statement 0). Remove the Sid or ensure Sids are unique.\n\n",
    );
    expect(finding).toMatchObject({ code: "iam/get-policy-document/refused", severity: "error" });
  });

  it("must have a list of statements", () => {
    const { finding } = failureOf(getPolicyDocument, {
      sourcePolicyDocuments: ['{"Statement":{"Effect":"Allow"}}'],
    });
    expect(finding.quote).toContain(
      "json: cannot unmarshal object into Go struct field iamPolicyDoc.Statement",
    );
    expect(failureOf(getPolicyDocument, { sourcePolicyDocuments: ["{not json"] }).finding.quote).toContain(
      "contains an invalid JSON",
    );
  });

  it("are left out when nobody can know them", () => {
    const unknown = worldOf().placeholders.text("seed", "output `policy` of `other`");
    const args = { sourcePolicyDocuments: [unknown], statements: [{ actions: ["*"], resources: ["*"] }] };
    expect(verdictOf(getPolicyDocument, args)).toEqual({ kind: "schema", codes: [] });
    expect(data(args)).toMatchObject({ Statement: [{ Action: "*" }] });
  });
});

describe("refusals", () => {
  it.each([
    ["two statements with one Sid", { statements: [{ sid: "A" }, { sid: "A" }] }, "duplicate Sid (A)"],
    [
      "an effect in lower case",
      { statements: [{ effect: "allow" }] },
      'to be one of ["Allow" "Deny"], got allow',
    ],
    ["a date as version", { version: "2024-01-01" }, "got 2024-01-01"],
    [
      "a variable in the old version",
      { version: "2008-10-17", statements: [{ actions: ["*"], resources: ["home/&{aws:username}"] }] },
      "found &{ sequence in (home/&{aws:username}), which is not supported in document version 2008-10-17",
    ],
  ])("%s", (_title, args, quote) => {
    expect(failureOf(getPolicyDocument, args).finding.quote).toContain(quote);
  });

  it("spare what only looks alike", () => {
    // Policies of keys, buckets and topics take such Sids; 5.84 of the provider took its check back.
    expect(verdictOf(getPolicyDocument, { statements: [{ sid: "Allow use of the key" }] }).kind).toBe(
      "modelled",
    );
    expect(verdictOf(getPolicyDocument, { statements: [{ sid: "" }, { sid: "" }] }).kind).toBe("modelled");
    expect(
      verdictOf(getPolicyDocument, { version: "2008-10-17", statements: [{ sid: "A1", effect: "Deny" }] })
        .kind,
    ).toBe("modelled");
    expect(
      verdictOf(getPolicyDocument, {
        statements: [{ resources: ["home/${aws:username}"] }],
        version: "2008-10-17",
      }).kind,
    ).toBe("modelled");
  });
});
