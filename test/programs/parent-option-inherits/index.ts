// protect, retainOnDelete and deletedWith go from parent to child unless the child says otherwise.
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

const holder = new Thing("holder");
const group = new Group("group", { protect: true, retainOnDelete: true, deletedWith: holder });
new Thing("inherits", { parent: group });
new Thing("says-no", { parent: group, protect: false, retainOnDelete: false });
