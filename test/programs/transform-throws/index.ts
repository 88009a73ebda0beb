// A transform that throws ends the registration.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  declare readonly value: pulumi.Output<string>;
  constructor(name: string, args: Record<string, unknown> = {}, opts?: pulumi.CustomResourceOptions) {
    super("test:index:Thing", name, args, opts);
  }
}

new Thing("thing", {}, {
  transforms: [
    () => {
      throw new Error("no such team");
    },
  ],
});
