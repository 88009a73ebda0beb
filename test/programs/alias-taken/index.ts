// An alias that names another resource of the program is doubtful: a stack that has the old name only is refused.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  constructor(name: string, opts?: pulumi.CustomResourceOptions) {
    super("test:index:Thing", name, {}, opts);
  }
}

const here = new Thing("here");
new Thing("renamed", { aliases: [{ name: "here" }], dependsOn: here });
