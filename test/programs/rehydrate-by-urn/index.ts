// A resource that is found again by its URN has the state that the engine knows.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  declare readonly value: pulumi.Output<string>;
  constructor(name: string, args: Record<string, unknown> = {}, opts?: pulumi.CustomResourceOptions) {
    super("test:index:Thing", name, args, opts);
  }
}

const thing = new Thing("thing", { value: "text" });
export const again = thing.urn.apply((urn) => new Thing("again", {}, { urn }).urn);
