// What nobody knows is a text for the program; back in an input it is unknown, alone or inside a text.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  declare readonly value: pulumi.Output<string>;
  constructor(name: string, args: Record<string, unknown> = {}, opts?: pulumi.CustomResourceOptions) {
    super("test:index:Thing", name, args, opts);
  }
}

const first = new Thing("first");
new Thing("second", {
  alone: first.id,
  inside: pulumi.interpolate`prefix-${first.id}-suffix`,
  upper: first.id.apply((id) => id.toUpperCase()),
  json: pulumi.jsonStringify({ target: first.id, fixed: 1 }),
  list: [first.id, "fixed"],
});
export const kind = first.id.apply((id) => typeof id);
