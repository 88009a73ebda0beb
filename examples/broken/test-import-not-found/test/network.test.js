import * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { Network } from "../lib/network-stack.js";

pulumi.runtime.setMocks({
  newResource: (args) => ({ id: `${args.name}-id`, state: { ...args.inputs } }),
  call: (args) => args.inputs,
});

describe("Network", () => {
  it("has the range of the company", async () => {
    const network = new Network("orders");
    const cidrBlock = await new Promise((resolve) => network.cidrBlock.apply(resolve));
    expect(cidrBlock).toBe("10.20.0.0/16");
  });
});
