// dependsOn of a component waits for its children, at any depth, but not for what lies below a custom resource.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  constructor(name: string, opts?: pulumi.CustomResourceOptions) {
    super("test:index:Thing", name, {}, opts);
  }
}

class Group extends pulumi.ComponentResource {
  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("demo:index:Group", name, {}, opts);
  }
}

const outer = new Group("outer");
const inner = new Group("inner", { parent: outer });
const child = new Thing("child", { parent: outer });
new Thing("grandchild", { parent: inner });
new Thing("below-custom", { parent: child });
new Thing("last", { dependsOn: outer });
