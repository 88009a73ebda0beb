// An Output turned into text: in a template, a concatenation, JSON and a resource's name.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  declare readonly value: pulumi.Output<string>;
  constructor(name: string, args: Record<string, unknown> = {}, opts?: pulumi.CustomResourceOptions) {
    super("test:index:Thing", name, args, opts);
  }
}

const thing = new Thing("thing", { value: "x" });
new Thing("template", { label: `arn:aws:s3:::${thing.value}/*` });
new Thing("concatenation", { label: "a-" + thing.value });
new Thing("json", { policy: JSON.stringify({ Resource: thing.value, Fixed: 1 }) });
new Thing(`named-${thing.value}`);
new Thing("right", { label: pulumi.interpolate`arn:aws:s3:::${thing.value}/*` });
