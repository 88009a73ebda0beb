// Paths of assets count from the folder that the program runs in.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  declare readonly value: pulumi.Output<string>;
  constructor(name: string, args: Record<string, unknown> = {}, opts?: pulumi.CustomResourceOptions) {
    super("test:index:Thing", name, args, opts);
  }
}

new Thing("beside-program", { file: new pulumi.asset.FileAsset("./data.txt") });
new Thing("beside-project", { file: new pulumi.asset.FileAsset("./outside.txt") });
