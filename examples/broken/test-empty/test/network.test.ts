import * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";

pulumi.runtime.setMocks({
  newResource: (args) => ({ id: `${args.name}-id`, state: { ...args.inputs } }),
  call: (args) => args.inputs,
});

describe("Network", () => {
  it("creates a VPC with DNS host names", async () => {
    // const { Network } = await import("../network.js");
    // const network = new Network("orders");
    // expect(network).toBeDefined();
  });
});
