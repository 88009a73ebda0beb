// Two resources that wait for each other's outputs.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  declare readonly value: pulumi.Output<string>;
  constructor(name: string, args: Record<string, unknown> = {}, opts?: pulumi.CustomResourceOptions) {
    super("test:index:Thing", name, args, opts);
  }
}

const [later, resolve] = pulumi.deferredOutput<string>();
const first = new Thing("first", { value: later });
const second = new Thing("second", { value: first.value });
resolve(second.value);
