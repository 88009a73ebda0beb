import * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";

pulumi.runtime.setMocks({
  newResource: (args) => ({ id: `${args.name}-id`, state: { ...args.inputs } }),
  call: (args) => args.inputs,
});

describe("Network", () => {
  it("refuses a name with spaces", async () => {
    const { Network } = await import("../network.js");
    try {
      new Network("orders and more");
    } catch (error) {
      expect((error as Error).message).toMatch(/name/);
    }
  });
});
