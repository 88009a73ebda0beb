// Outputs inside a component's arguments bring the dependencies of what is made from them.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  declare readonly value: pulumi.Output<string>;
  constructor(name: string, args: Record<string, unknown> = {}, opts?: pulumi.CustomResourceOptions) {
    super("test:index:Thing", name, args, opts);
  }
}

class Group extends pulumi.ComponentResource {
  constructor(name: string, args: { label: pulumi.Input<string>; list: pulumi.Input<string>[] }) {
    super("demo:index:Group", name, {});
    new Thing(`${name}-child`, { label: args.label, list: args.list }, { parent: this });
    this.registerOutputs({ label: args.label });
  }
}

const source = new Thing("source", { value: "text" });
new Group("group", { label: source.value, list: [pulumi.secret("s"), source.value] });
