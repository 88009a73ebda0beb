// A custom resource can be a parent too; its type comes into the child's chain, and the child does not depend on it.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  constructor(name: string, opts?: pulumi.CustomResourceOptions) {
    super("test:module/thing:Thing", name, {}, opts);
  }
}

const above = new Thing("above");
new Thing("below", { parent: above });
