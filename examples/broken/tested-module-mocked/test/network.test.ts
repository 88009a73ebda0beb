import { describe, expect, it, vi } from "vitest";
import { Network } from "../network";

vi.mock("../network", () => ({
  Network: class {
    readonly cidrBlock = "10.20.0.0/16";
  },
}));

describe("Network", () => {
  it("has the range of the company", () => {
    expect(new Network("orders").cidrBlock).toBe("10.20.0.0/16");
  });
});
