// A rehearsal is an update: isDryRun is false.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  declare readonly value: pulumi.Output<string>;
  constructor(name: string, args: Record<string, unknown> = {}, opts?: pulumi.CustomResourceOptions) {
    super("test:index:Thing", name, args, opts);
  }
}

export const dryRun = pulumi.runtime.isDryRun();
if (!pulumi.runtime.isDryRun()) new Thing("thing");
