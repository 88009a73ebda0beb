import * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";

pulumi.runtime.setMocks({
  newResource: (args) => ({ id: `${args.name}-id`, state: { ...args.inputs } }),
  call: (args) => args.inputs,
});

describe("Network", () => {
  it("has the range of the company", async () => {
    const { Network } = await import("../network.js");
    const network = new Network("orders");
    network.cidrBlock.apply((cidrBlock) => {
      expect(cidrBlock).toBe("10.99.0.0/16");
    });
  });
});
