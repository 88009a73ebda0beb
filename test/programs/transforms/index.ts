// Transforms change properties and options: a resource's own first, then its parents', then the stack's.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  declare readonly value: pulumi.Output<string>;
  constructor(name: string, args: Record<string, unknown> = {}, opts?: pulumi.CustomResourceOptions) {
    super("test:index:Thing", name, args, opts);
  }
}

class Group extends pulumi.ComponentResource {
  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("demo:index:Group", name, {}, opts);
  }
}

const add =
  (letter: string): pulumi.ResourceTransform =>
  (args) => ({ props: { ...args.props, order: `${args.props["order"] ?? ""}${letter}` }, opts: args.opts });

pulumi.runtime.registerResourceTransform((args) =>
  args.custom ? { props: { ...args.props, order: `${args.props["order"]}S` }, opts: { ...args.opts, protect: true } } : undefined,
);
const group = new Group("group", { transforms: [add("P")] });
new Thing("child", { order: "" }, { parent: group, transforms: [add("1"), add("2")] });
new Thing("alone", { order: "" });
