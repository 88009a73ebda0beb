import { expect, it } from "vitest";
import { Secret, unwrapSecret } from "../../core/value.ts";
import { resultOf, verdictOf } from "../../model/testing.ts";
import { getClusterAuth } from "./get-cluster-auth.ts";

it("makes a secret token for any name, as the provider does", () => {
  const result = resultOf(getClusterAuth, { name: "main" });
  expect(result["token"]).toBeInstanceOf(Secret);
  expect(unwrapSecret(result["token"])).toMatch(/^k8s-aws-v1\./);
  expect(verdictOf(getClusterAuth, { name: "main" })).toEqual({ kind: "modelled", codes: [] });
  expect(unwrapSecret(resultOf(getClusterAuth, { name: "other" })["token"])).not.toBe(
    unwrapSecret(result["token"]),
  );
});
