// A resource as a value arrives as a reference, and the property depends on it.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  declare readonly value: pulumi.Output<string>;
  constructor(name: string, args: Record<string, unknown> = {}, opts?: pulumi.CustomResourceOptions) {
    super("test:index:Thing", name, args, opts);
  }
}

const thing = new Thing("thing", { value: "x" });
class Group extends pulumi.ComponentResource {}
const group = new Group("demo:index:Group", "group");
new Thing("user", { thing, list: [thing], group });
export const reference = thing;
