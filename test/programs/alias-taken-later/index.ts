// A resource that is registered under a URN that an earlier one has as alias is refused.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  constructor(name: string, opts?: pulumi.CustomResourceOptions) {
    super("test:index:Thing", name, {}, opts);
  }
}

const renamed = new Thing("renamed", { aliases: [{ name: "here" }] });
new Thing("here", { dependsOn: renamed });
