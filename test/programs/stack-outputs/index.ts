// Stack outputs: plain, nested, promises, Outputs, null, undefined, and an empty object.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  declare readonly value: pulumi.Output<string>;
  constructor(name: string, args: Record<string, unknown> = {}, opts?: pulumi.CustomResourceOptions) {
    super("test:index:Thing", name, args, opts);
  }
}

const thing = new Thing("thing", { value: "x" });
export const plain = "text";
export const number = 3;
export const nested = { list: [1, { deep: thing.value }], flag: true };
export const promised = Promise.resolve("later");
export const output = thing.value;
export const nothing = null;
export const notThere = undefined;
export const empty = {};
export const date = new Date(0).toISOString();
