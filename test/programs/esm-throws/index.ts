// An error in an ES module has the line of the TypeScript file.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  declare readonly value: pulumi.Output<string>;
  constructor(name: string, args: Record<string, unknown> = {}, opts?: pulumi.CustomResourceOptions) {
    super("test:index:Thing", name, args, opts);
  }
}

interface Wide {
  readonly size: number;
}

function fail(wide: Wide): never {
  throw new TypeError(`too wide: ${wide.size}`);
}

new Thing("before");
fail({ size: 3 });
