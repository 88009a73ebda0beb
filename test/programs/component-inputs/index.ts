// A component's arguments are no inputs unless it hands them to its base class.
import * as pulumi from "@pulumi/pulumi";

class Group extends pulumi.ComponentResource {
  constructor(name: string, args: { size: number }, opts?: pulumi.ComponentResourceOptions) {
    super("demo:index:Group", name, args, opts);
  }
}

class Silent extends pulumi.ComponentResource {
  constructor(name: string, _args: { size: number }) {
    super("demo:index:Silent", name);
  }
}

new Group("group", { size: 3 });
new Silent("silent", { size: 3 });
