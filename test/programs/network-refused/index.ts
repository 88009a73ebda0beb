// A connection to another host is refused and reported.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  declare readonly value: pulumi.Output<string>;
  constructor(name: string, args: Record<string, unknown> = {}, opts?: pulumi.CustomResourceOptions) {
    super("test:index:Thing", name, args, opts);
  }
}

import * as https from "node:https";

https.get("https://example.com/ip").on("error", (error) => pulumi.log.warn(`no answer: ${error.message}`));
