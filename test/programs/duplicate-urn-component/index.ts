// Two components with one type and name: Pulumi refuses the second, and with it children of one name.
import * as pulumi from "@pulumi/pulumi";

class Group extends pulumi.ComponentResource {
  constructor(name: string) {
    super("demo:index:Group", name);
    this.registerOutputs();
  }
}

new Group("same");
new Group("same");
