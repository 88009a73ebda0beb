import { describe, expect, it } from "vitest";

describe("Turn Around Prompt API Integration Tests", () => {
  describe("Write Integration TESTs", () => {
    it("Dont forget!", async () => {
      expect(false).toBe(true);
    });
  });
});
