// A throw in a component's constructor has the frames that led there.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  declare readonly value: pulumi.Output<string>;
  constructor(name: string, args: Record<string, unknown> = {}, opts?: pulumi.CustomResourceOptions) {
    super("test:index:Thing", name, args, opts);
  }
}

class Group extends pulumi.ComponentResource {
  constructor(name: string, size: number) {
    super("demo:index:Group", name);
    if (size > 2) throw new RangeError(`size ${size} is over 2`);
  }
}

function build(): void {
  new Group("group", 3);
}
build();
