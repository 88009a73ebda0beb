// The older transformations run in the program: own, parents', stack's.
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
  (letter: string): pulumi.ResourceTransformation =>
  (args) => ({ props: { ...args.props, order: `${args.props["order"] ?? ""}${letter}` }, opts: args.opts });

pulumi.runtime.registerStackTransformation((args) =>
  args.type === "test:index:Thing"
    ? { props: { ...args.props, order: `${args.props["order"]}S` }, opts: pulumi.mergeOptions(args.opts, { protect: true }) }
    : undefined,
);
const group = new Group("group", { transformations: [add("P")] });
new Thing("child", { order: "" }, { parent: group, transformations: [add("1"), add("2")] });
