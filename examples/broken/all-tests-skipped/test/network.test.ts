import { describe, expect, it } from "vitest";
import { Network } from "../network";

describe.skip("Network", () => {
  it("has an id", async () => {
    const id = await new Promise((resolve) => new Network("orders").vpcId.apply(resolve));
    expect(id).toBe("orders-id");
  });

  it("has a range", async () => {
    const range = await new Promise((resolve) => new Network("orders").cidrBlock.apply(resolve));
    expect(range).toBe("10.20.0.0/16");
  });
});
