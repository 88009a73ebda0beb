import { expect, it } from "vitest";
import { resultOf, verdictOf } from "../../model/testing.ts";
import { getOrganization } from "./get-organization.ts";

it("has ids of the right form, and is no fact", () => {
  const result = resultOf(getOrganization, {});
  expect(result["id"]).toMatch(/^o-[0-9a-f]{10}$/);
  expect(result).toMatchObject({ masterAccountId: "123456789012", roots: [{ id: expect.any(String) }] });
  expect(verdictOf(getOrganization, {})).toEqual({ kind: "schema", codes: [] });
});
