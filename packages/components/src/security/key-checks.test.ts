// What a key cannot be.
import { describe, expect, test } from "vitest";
import { checkKey, type KeyRequest } from "./key-checks.ts";

const ROLE = "arn:aws:iam::111122223333:role/reader";
const READ = { Effect: "Allow", Principal: { AWS: ROLE }, Action: "kms:Decrypt", Resource: "*" } as const;

function refusal(change: Partial<KeyRequest>): string {
  try {
    checkKey("data", { description: "Data", ...change });
    return "accepted";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

describe("a key", () => {
  test.each<Partial<KeyRequest>>([
    {},
    { deletionWindowInDays: 7, rotationPeriodInDays: 90 },
    { iamPolicies: false, roles: [ROLE, Symbol("later")] },
    { iamPolicies: false, uses: ["sns"] },
    { statements: [READ, { ...READ, Sid: "Reader" }] },
  ])("is accepted: %o", (change) => expect(refusal(change)).toBe("accepted"));

  test.each<[Partial<KeyRequest>, RegExp]>([
    [{ deletionWindowInDays: 6 }, /7 to 30/],
    [{ deletionWindowInDays: 7.5 }, /7 to 30/],
    [{ rotationPeriodInDays: 30 }, /90 to 2560/],
    [{ description: "a".repeat(8193) }, /8193 characters/],
    [{ iamPolicies: false }, /nobody else/],
    [{ roles: ["reader"] }, /no ARN of a role/],
    [{ roles: [ROLE, ROLE] }, /twice/],
    [{ statements: [{ Effect: "Allow", Action: "kms:Decrypt", Resource: "*" }] }, /no Principal/],
    [{ statements: [{ ...READ, Action: [] }] }, /no Action/],
    [{ statements: [{ ...READ, Action: ["kms:Decrypt", "s3:GetObject"] }] }, /"s3:GetObject"/],
    [{ statements: [{ ...READ, Resource: "arn:aws:kms:us-west-2:111122223333:key/a" }] }, /Resource: "\*"/],
    [{ statements: [{ ...READ, Sid: "Account" }] }, /Sid "Account"/],
  ])("is refused: %o", (change, message) => expect(refusal(change)).toMatch(message));
});
