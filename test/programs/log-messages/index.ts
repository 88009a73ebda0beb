// Warnings that the program logs are notes with their resource; information is not.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  declare readonly value: pulumi.Output<string>;
  constructor(name: string, args: Record<string, unknown> = {}, opts?: pulumi.CustomResourceOptions) {
    super("test:index:Thing", name, args, opts);
  }
}

const thing = new Thing("thing");
pulumi.log.debug("debug");
pulumi.log.info("info");
pulumi.log.warn("careful");
pulumi.log.warn("careful with this", thing);
