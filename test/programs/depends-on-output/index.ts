// dependsOn takes promises and Outputs of resources and of lists of resources.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  constructor(name: string, opts?: pulumi.CustomResourceOptions) {
    super("test:index:Thing", name, {}, opts);
  }
}

const a = new Thing("a");
const b = new Thing("b");
new Thing("of-output", { dependsOn: pulumi.output([a, b]) });
new Thing("of-promise", { dependsOn: Promise.resolve(a) });
new Thing("of-list", { dependsOn: [Promise.resolve(a), pulumi.output(b)] });
