// A CommonJS program in TypeScript requires JSON and other files, also with esModuleInterop.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  declare readonly value: pulumi.Output<string>;
  constructor(name: string, args: Record<string, unknown> = {}, opts?: pulumi.CustomResourceOptions) {
    super("test:index:Thing", name, args, opts);
  }
}

import data from "./data.json";
import { label } from "./label";
const again = require("./data.json") as { size: number };

new Thing("thing", { value: label("x"), size: data.size, again: again.size });
