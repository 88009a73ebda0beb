// A secret input arrives as secret, and the output of the same name is secret; others are not.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  declare readonly value: pulumi.Output<string>;
  constructor(name: string, args: Record<string, unknown> = {}, opts?: pulumi.CustomResourceOptions) {
    super("test:index:Thing", name, args, opts);
  }
}

const thing = new Thing("thing", { value: pulumi.secret("hunter22"), size: 3, map: { inner: pulumi.secret("inside") } });
export const { value } = thing;
export const size = (thing as unknown as { size: pulumi.Output<number> }).size;
