// A transform of invokes changes the arguments.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  declare readonly value: pulumi.Output<string>;
  constructor(name: string, args: Record<string, unknown> = {}, opts?: pulumi.CustomResourceOptions) {
    super("test:index:Thing", name, args, opts);
  }
}

import * as aws from "@pulumi/aws";

pulumi.runtime.registerInvokeTransform((args) =>
  args.token === "aws:index/getAvailabilityZones:getAvailabilityZones"
    ? { args: { ...args.args, excludeNames: ["us-west-2d"] }, opts: args.opts }
    : undefined,
);
export const zones = aws.getAvailabilityZonesOutput({ state: "available" }).names;
