// A promise that never settles keeps a resource from being registered; what depends on it is not said again.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  declare readonly value: pulumi.Output<string>;
  constructor(name: string, args: Record<string, unknown> = {}, opts?: pulumi.CustomResourceOptions) {
    super("test:index:Thing", name, args, opts);
  }
}

const never = new Promise<string>(() => undefined);
const waits = new Thing("waits", { value: "x", size: never });
new Thing("depends", { value: waits.id });
new Thing("fine");
