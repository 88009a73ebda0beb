// Aliases as URN, name, type, parent and without parent; none of them names a resource of the program.
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

const group = new Group("group", { aliases: [{ name: "old-group" }] });
new Thing("by-urn", { aliases: ["urn:pulumi:dev::demo::test:index:Thing::urn-of-old"] });
new Thing("by-name", { aliases: [{ name: "old-name" }] });
new Thing("by-type", { aliases: [{ type: "test:old:Thing" }] });
new Thing("by-parent", { parent: group, aliases: [{ parent: pulumi.rootStackResource }] });
new Thing("by-no-parent", { aliases: [{ parent: group }] });
new Thing("by-stack", { aliases: [{ stack: "old", project: "older" }] });
