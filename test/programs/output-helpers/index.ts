// interpolate, concat, all, jsonStringify, jsonParse, output and format.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  declare readonly value: pulumi.Output<string>;
  constructor(name: string, args: Record<string, unknown> = {}, opts?: pulumi.CustomResourceOptions) {
    super("test:index:Thing", name, args, opts);
  }
}

const a = new Thing("a", { value: "A" });
export const interpolated = pulumi.interpolate`<${a.value}>`;
export const concatenated = pulumi.concat("x-", a.value, "-", 3);
export const list = pulumi.all([a.value, "b"]).apply(([first, second]) => first + second);
export const map = pulumi.all({ a: a.value, b: 1 }).apply((values) => `${values.a}${values.b}`);
export const json = pulumi.jsonStringify({ a: a.value, list: [1, a.value] });
export const parsed = pulumi.jsonParse(pulumi.output('{"a":[1,2]}'));
export const lifted = pulumi.output({ inner: { list: ["x", "y"] } }).inner.list[1];
