// Transforms may be asynchronous and bring in outputs; the SDK sends those on as values, without their dependencies.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  declare readonly value: pulumi.Output<string>;
  constructor(name: string, args: Record<string, unknown> = {}, opts?: pulumi.CustomResourceOptions) {
    super("test:index:Thing", name, args, opts);
  }
}

const first = new Thing("first", { value: "one" });
pulumi.runtime.registerResourceTransform(async (args) => {
  if (args.name !== "second") return undefined;
  await new Promise((resolve) => setTimeout(resolve, 10));
  return { props: { ...args.props, label: first.value, secret: pulumi.secret("s") }, opts: { ...args.opts, ignoreChanges: ["label"] } };
});
const second = new Thing("second", { value: first.value });
export const { value } = second;
