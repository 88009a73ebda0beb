import { describe, expect, it } from "vitest";
import { type PropertyValue, Unknown } from "../core/value.ts";
import type { Finding } from "../findings/finding.ts";
import { POLICY_KINDS } from "../iam/kinds.ts";
import type { KindAt } from "../model/kinds/kind.ts";
import { policy } from "./policy.ts";

function findingsOf(value: PropertyValue, kind: (typeof POLICY_KINDS)[number]): Finding[] {
  const findings: Finding[] = [];
  const at: KindAt = {
    path: ["inlinePolicies", 0, "policy"],
    attribute: undefined,
    self: undefined,
    world: undefined,
    report: ({ finding }) => {
      if (finding !== undefined) findings.push(finding({ urn: "urn", property: "policy" }));
    },
  };
  const input = policy({ kind });
  if (value instanceof Unknown) input.checkUnknown(value, at);
  else if (value !== null) input.check(value as string, at);
  return findings;
}

describe("an input that holds a policy", () => {
  it.each(POLICY_KINDS)("takes its own example: %s", (kind) => {
    const { good, bad } = policy({ kind });
    expect(findingsOf(good, kind)).toEqual([]);
    expect(findingsOf(bad ?? "", kind).map(({ code }) => code)).toEqual(["iam/policy-document/no-json"]);
  });

  it("reports under the code of the problem, wherever the document stands", () => {
    const document = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "s3:GetObject" }] };
    expect(findingsOf(document, "identity-inline-role")).toMatchObject([
      {
        code: "iam/policy-document/missing-resource",
        severity: "error",
        message: "`inlinePolicies[0].policy` of `` has neither Resource nor NotResource in its statement.",
        aws: { operation: "iam:PutRolePolicy", code: "MalformedPolicyDocument" },
      },
    ]);
  });

  it("reads around placeholders", () => {
    const text =
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObjekt","Resource":"rehearsed-0123456789ab"}]}';
    const found = findingsOf(new Unknown(text, "output `arn` of `bucket`"), "identity-inline-role");
    expect(found.map(({ code }) => code)).toEqual(["iam/policy-document/unknown-action"]);
  });

  it("reads the document for checks", () => {
    const trust = policy({ kind: "trust" });
    expect(trust.decode("{}")).toBe("{}");
    expect(trust.decode({ Version: "2012-10-17" })).toEqual({ Version: "2012-10-17" });
    expect(trust.decode([])).toBeUndefined();
  });
});
