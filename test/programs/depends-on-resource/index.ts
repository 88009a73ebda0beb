// dependsOn takes one resource or several.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  constructor(name: string, opts?: pulumi.CustomResourceOptions) {
    super("test:index:Thing", name, {}, opts);
  }
}

const a = new Thing("a");
const b = new Thing("b", { dependsOn: a });
new Thing("c", { dependsOn: [a, b] });
