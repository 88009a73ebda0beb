// Promises and objects turned into text.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  declare readonly value: pulumi.Output<string>;
  constructor(name: string, args: Record<string, unknown> = {}, opts?: pulumi.CustomResourceOptions) {
    super("test:index:Thing", name, args, opts);
  }
}

const later = Promise.resolve("x");
const object = { a: 1 };
new Thing("promise", { bucketName: `bucket-${later}` });
new Thing("object", { tags: { Name: `app-${object}` } });
new Thing("code", { userData: "console.log('[object Object]')" });
