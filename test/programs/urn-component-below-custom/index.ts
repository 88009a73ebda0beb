// A child whose parent is in another component's chain keeps the whole chain, also below custom resources.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  declare readonly value: pulumi.Output<string>;
  constructor(name: string, args: Record<string, unknown> = {}, opts?: pulumi.CustomResourceOptions) {
    super("test:index:Thing", name, args, opts);
  }
}

class Group extends pulumi.ComponentResource {}
const group = new Group("demo:index:Group", "group");
const middle = new Thing("middle", {}, { parent: group });
new Group("demo:index:Group", "below", {}, { parent: middle });
