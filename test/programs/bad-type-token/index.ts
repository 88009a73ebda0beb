// The type of a custom resource must have three parts.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  constructor(name: string) {
    super("test:Thing", name, {});
  }
}

new Thing("one");
