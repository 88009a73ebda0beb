import * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";

pulumi.runtime.setMocks({
  newResource: (args) => ({ id: `${args.name}-id`, state: { ...args.inputs } }),
  call: (args) => args.inputs,
});

const value = <T>(output: pulumi.Output<T>) => new Promise<T>((resolve) => output.apply(resolve));

describe("Network", () => {
  it("has an id", async () => {
    const { Network } = await import("../network.js");
    expect(await value(new Network("orders").vpcId)).toBe("orders-id");
  });

  it.only("has a range", async () => {
    const { Network } = await import("../network.js");
    expect(await value(new Network("orders").cidrBlock)).toBe("10.20.0.0/16");
  });
});
