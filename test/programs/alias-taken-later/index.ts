// The same when the resource that the alias names is registered later.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  constructor(name: string, opts?: pulumi.CustomResourceOptions) {
    super("test:index:Thing", name, {}, opts);
  }
}

const renamed = new Thing("renamed", { aliases: [{ name: "here" }] });
new Thing("here", { dependsOn: renamed });
