// One name under two parents is no duplicate, and neither is one name for two types.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  constructor(type: string, name: string, parent?: pulumi.Resource) {
    super(`test:index:${type}`, name, {}, { parent });
  }
}

class First extends pulumi.ComponentResource {}

const a = new First("demo:index:A", "a");
const b = new First("demo:index:B", "b");
new Thing("Thing", "same", a);
new Thing("Thing", "same", b);
new Thing("Thing", "same");
new Thing("Other", "same");
