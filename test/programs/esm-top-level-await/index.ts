// An ES module with top-level await; each export is an output.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  declare readonly value: pulumi.Output<string>;
  constructor(name: string, args: Record<string, unknown> = {}, opts?: pulumi.CustomResourceOptions) {
    super("test:index:Thing", name, args, opts);
  }
}

const value = await new Promise<string>((resolve) => setTimeout(() => resolve("later"), 20));
const thing = new Thing("thing", { value });
export const output = thing.value;
