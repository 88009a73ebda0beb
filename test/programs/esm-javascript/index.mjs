// An ES module in JavaScript, named index.mjs.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {}
new Thing("test:index:Thing", "thing", { value: "x" });
export const stack = pulumi.getStack();
