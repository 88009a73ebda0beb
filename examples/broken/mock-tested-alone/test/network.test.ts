import { describe, expect, it, vi } from "vitest";

describe("Network", () => {
  it("creates a VPC", () => {
    const createVpc = vi.fn().mockReturnValue({ cidrBlock: "10.20.0.0/16" });
    createVpc("orders");
    expect(createVpc).toHaveBeenCalledWith("orders");
  });
});
