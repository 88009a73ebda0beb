// Every apply runs, with real values, and may create resources.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  declare readonly value: pulumi.Output<string>;
  constructor(name: string, args: Record<string, unknown> = {}, opts?: pulumi.CustomResourceOptions) {
    super("test:index:Thing", name, args, opts);
  }
}

const first = new Thing("first", { value: "one,two" });
export const count = first.value.apply((text) => {
  const parts = text.split(",");
  for (const part of parts) new Thing(`part-${part}`, { value: part });
  return parts.length;
});
