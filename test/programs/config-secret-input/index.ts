// A secret of the configuration stays secret in inputs, and the program may use it.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  declare readonly value: pulumi.Output<string>;
  constructor(name: string, args: Record<string, unknown> = {}, opts?: pulumi.CustomResourceOptions) {
    super("test:index:Thing", name, args, opts);
  }
}

const password = new pulumi.Config().requireSecret("password");
new Thing("thing", { value: password, url: pulumi.interpolate`https://user:${password}@host` });
