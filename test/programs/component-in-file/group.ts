import * as pulumi from "@pulumi/pulumi";

class Base extends pulumi.ComponentResource {
  constructor(type: string, name: string, opts?: pulumi.ComponentResourceOptions) {
    super(type, name, {}, opts);
  }
}

class Child extends pulumi.CustomResource {
  constructor(name: string, opts?: pulumi.CustomResourceOptions) {
    super("test:index:Child", name, {}, opts);
  }
}

export class Group extends Base {
  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("demo:index:Group", name, opts);
    new Child(`${name}-child`, { parent: this });
  }
}
