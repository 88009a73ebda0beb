// A dynamic provider's code is not run: its outputs are placeholders, and that is said.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  declare readonly value: pulumi.Output<string>;
  constructor(name: string, args: Record<string, unknown> = {}, opts?: pulumi.CustomResourceOptions) {
    super("test:index:Thing", name, args, opts);
  }
}

class Provider implements pulumi.dynamic.ResourceProvider {
  async create(inputs: { size: number }): Promise<pulumi.dynamic.CreateResult> {
    throw new Error(`must not run: ${inputs.size}`);
  }
}
class Made extends pulumi.dynamic.Resource {
  declare readonly token: pulumi.Output<string>;
  declare readonly size: pulumi.Output<number>;
  constructor(name: string, size: number) {
    super(new Provider(), name, { size, token: undefined });
  }
}
const made = new Made("made", 3);
new Thing("user", { value: made.token, size: made.size });
