// A custom resource can be a parent too; the child depends on it and takes it into its chain of types.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  constructor(name: string, opts?: pulumi.CustomResourceOptions) {
    super("test:module/thing:Thing", name, {}, opts);
  }
}

const above = new Thing("above");
new Thing("below", { parent: above });
