// The URN of a child holds the types of all components above it, and the stack adds nothing to the chain.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  constructor(name: string, opts?: pulumi.CustomResourceOptions) {
    super("test:index:Thing", name, {}, opts);
  }
}

class Inner extends pulumi.ComponentResource {
  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("demo:module:Inner", name, {}, opts);
    new Thing(`${name}-thing`, { parent: this });
  }
}

class Outer extends pulumi.ComponentResource {
  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("demo:module:Outer", name, {}, opts);
    new Inner(`${name}-inner`, { parent: this });
  }
}

new Thing("alone");
new Outer("outer");
