// A hook that throws is an error, before the creation and after it.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  declare readonly value: pulumi.Output<string>;
  constructor(name: string, args: Record<string, unknown> = {}, opts?: pulumi.CustomResourceOptions) {
    super("test:index:Thing", name, args, opts);
  }
}

const before = new pulumi.ResourceHook("before", () => {
  throw new Error("not today");
});
const after = new pulumi.ResourceHook("after", () => {
  throw new Error("too late");
});
new Thing("stopped", {}, { hooks: { beforeCreate: [before] } });
new Thing("made", {}, { hooks: { afterCreate: [after] } });
