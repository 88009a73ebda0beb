// Two custom resources with one type, name and parent: Pulumi refuses the second.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  constructor(name: string) {
    super("test:index:Thing", name, {});
  }
}

new Thing("same");
new Thing("other");
new Thing("same");
