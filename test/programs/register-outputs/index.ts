// What a component registers as outputs is kept; a component that never does so has none.
import * as pulumi from "@pulumi/pulumi";

class Group extends pulumi.ComponentResource {
  readonly url: pulumi.Output<string>;
  constructor(name: string, registers: boolean) {
    super("demo:index:Group", name);
    this.url = pulumi.output(`https://${name}.example.com`);
    if (registers) this.registerOutputs({ url: this.url, nested: { list: [1, pulumi.secret("two")] } });
  }
}

new Group("with", true);
new Group("without", false);
