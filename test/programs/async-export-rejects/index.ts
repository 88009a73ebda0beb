// An asynchronous export that throws.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  declare readonly value: pulumi.Output<string>;
  constructor(name: string, args: Record<string, unknown> = {}, opts?: pulumi.CustomResourceOptions) {
    super("test:index:Thing", name, args, opts);
  }
}

export = async () => {
  new Thing("before");
  await Promise.resolve();
  throw new Error("no outputs today");
};
