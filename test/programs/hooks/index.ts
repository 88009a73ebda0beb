// Hooks run before and after a creation, with inputs, outputs and id.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  declare readonly value: pulumi.Output<string>;
  constructor(name: string, args: Record<string, unknown> = {}, opts?: pulumi.CustomResourceOptions) {
    super("test:index:Thing", name, args, opts);
  }
}

const seen: string[] = [];
const before = new pulumi.ResourceHook("before", (args) => {
  pulumi.log.warn(`before ${args.name}: ${JSON.stringify(args.newInputs)}, ${args.newOutputs === undefined}`);
});
const after = new pulumi.ResourceHook("after", async (args) => {
  pulumi.log.warn(`after ${args.name}: ${JSON.stringify(args.newOutputs)}, ${typeof args.id}`);
});
new Thing("hooked", { value: "x" }, { hooks: { beforeCreate: [before], afterCreate: [after] } });
new Thing("not-hooked", { value: "y" });
