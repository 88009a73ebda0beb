// Two resources of one name under different parents have different unknown ids.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  declare readonly value: pulumi.Output<string>;
  constructor(name: string, args: Record<string, unknown> = {}, opts?: pulumi.CustomResourceOptions) {
    super("test:index:Thing", name, args, opts);
  }
}

class Group extends pulumi.ComponentResource {}
const a = new Thing("same", {}, { parent: new Group("demo:index:A", "a") });
const b = new Thing("same", {}, { parent: new Group("demo:index:B", "b") });
export const differ = pulumi.all([a.id, b.id]).apply(([first, second]) => first !== second);
