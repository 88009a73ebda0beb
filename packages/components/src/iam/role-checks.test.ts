// What a role cannot be.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkPolicySize, checkRole, RoleError, type RoleRequest } from "./role-checks.ts";

const ROLE: RoleRequest = { service: "lambda.amazonaws.com", description: "Reads orders" };
const READ = { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::a/*" } as const;

function refusal(change: Partial<RoleRequest>): string {
  try {
    checkRole("worker", { ...ROLE, ...change });
    return "accepted";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

describe("a role", () => {
  test.each<Partial<RoleRequest>>([
    {},
    { service: ["apigateway.amazonaws.com", "events.amazonaws.com"] },
    { service: "ec2.amazonaws.com.cn" },
    { service: "logdelivery.elasticloadbalancing.amazonaws.com" },
    { description: "Lit des commandes, é à ü" },
    { statements: [READ, { ...READ, Action: ["s3:Get*"] }] },
    { statements: [{ ...READ, Effect: "Deny", Action: "*" }] },
    { managedPolicyArns: ["arn:aws-us-gov:iam::aws:policy/service-role/AWSConfigRole", Symbol("later")] },
    { managedPolicyArns: Array.from({ length: 20 }, (_, n) => `arn:aws:iam::111122223333:policy/p${n}`) },
  ])("is accepted: %o", (change) => expect(refusal(change)).toBe("accepted"));

  test.each<[Partial<RoleRequest>, RegExp]>([
    [{ service: "lambda" }, /no service principal/],
    [{ service: [] }, /empty list/],
    [{ service: ["a.amazonaws.com", "a.amazonaws.com"] }, /twice/],
    [{ description: "Orders — all" }, /"—"/],
    [{ description: "a".repeat(1001) }, /1001 characters/],
    [{ statements: [{ ...READ, Action: "s3:*" }] }, /everything/],
    [{ statements: [{ ...READ, Action: "GetObject" }] }, /service and action/],
    [{ statements: [{ Effect: "Allow", Action: "s3:GetObject" }] }, /no Resource/],
    [{ statements: [{ ...READ, Principal: "*" }] }, /Principal/],
    [{ statements: [{ ...READ, Sid: "read-orders" }] }, /"ReadOrders"/],
    [
      {
        statements: [
          { ...READ, Sid: "A" },
          { ...READ, Sid: "A" },
        ],
      },
      /two statements/,
    ],
    [{ managedPolicyArns: ["ReadOnlyAccess"] }, /no ARN/],
    [{ statements: Array.from({ length: 200 }, () => READ) }, /takes 10240/],
  ])("is refused: %o", (change, message) => expect(refusal(change)).toMatch(message));
});

test("a policy is measured without its spaces", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 12_000 }), fc.integer({ min: 0, max: 50 }), (letters, spaces) => {
      const text = "a".repeat(letters) + " ".repeat(spaces);
      const said = (() => {
        try {
          return checkPolicySize("worker", text);
        } catch (error) {
          return error instanceof RoleError && error.message.includes(`${letters} characters`);
        }
      })();
      expect(said).toBe(letters <= 10_240 ? text : true);
    }),
  );
});
