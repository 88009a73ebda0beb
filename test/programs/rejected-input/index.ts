// A promise that is rejected as an input of a resource.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  declare readonly value: pulumi.Output<string>;
  constructor(name: string, args: Record<string, unknown> = {}, opts?: pulumi.CustomResourceOptions) {
    super("test:index:Thing", name, args, opts);
  }
}

async function lookup(): Promise<string> {
  await new Promise((resolve) => setTimeout(resolve, 10));
  throw new Error("lookup failed");
}
new Thing("thing", { value: lookup() });
