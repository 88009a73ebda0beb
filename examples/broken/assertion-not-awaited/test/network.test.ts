import * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";

pulumi.runtime.setMocks({
  newResource: (args) => ({ id: `${args.name}-id`, state: { ...args.inputs } }),
  call: (args) => args.inputs,
});

const value = <T>(output: pulumi.Output<T>) => new Promise<T>((resolve) => output.apply(resolve));

describe("Network", () => {
  it("has the range of the company", async () => {
    const { Network } = await import("../network.js");
    expect(value(new Network("orders").cidrBlock)).resolves.toBe("10.99.0.0/16");
  });
});
