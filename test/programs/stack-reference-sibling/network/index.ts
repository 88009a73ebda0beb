import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {}
const thing = new Thing("test:index:Thing", "thing");
export const name = pulumi.interpolate`network-${pulumi.getStack()}`;
export const password = pulumi.secret("hunter22");
export const id = thing.id;
export const list = ["a", "b"];
