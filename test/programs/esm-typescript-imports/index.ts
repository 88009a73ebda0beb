// ES modules in TypeScript import ./x.js and mean x.ts, folders with index.ts, and JSON.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  declare readonly value: pulumi.Output<string>;
  constructor(name: string, args: Record<string, unknown> = {}, opts?: pulumi.CustomResourceOptions) {
    super("test:index:Thing", name, args, opts);
  }
}

import { readFileSync } from "node:fs";
import { label } from "./label.js";
import { more } from "./more/index.js";

const data = JSON.parse(readFileSync(new URL("./data.json", import.meta.url), "utf8")) as { size: number };
new Thing("thing", { value: label("x"), more, size: data.size });
