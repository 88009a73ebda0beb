// A resource that is imported has the id that it was given.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  constructor(name: string, args: Record<string, unknown>, opts?: pulumi.CustomResourceOptions) {
    super("test:index:Thing", name, args, opts);
  }
}

const imported = new Thing("imported", { size: 3 }, { import: "thing-0123" });
export const id = imported.id;
