// Outputs that additionalSecretOutputs names are secret, and so is what is made from them.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  declare readonly password: pulumi.Output<string>;
  declare readonly size: pulumi.Output<number>;
  constructor(name: string, args: Record<string, unknown>, opts?: pulumi.CustomResourceOptions) {
    super("test:index:Thing", name, args, opts);
  }
}

const thing = new Thing("thing", { password: "hunter22", size: 3 }, { additionalSecretOutputs: ["password"] });
export const { password, size } = thing;
export const address = pulumi.interpolate`user:${thing.password}@host`;
