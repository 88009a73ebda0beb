// A program can work with what is not known: split, compare, slice, use as key.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  declare readonly value: pulumi.Output<string>;
  constructor(name: string, args: Record<string, unknown> = {}, opts?: pulumi.CustomResourceOptions) {
    super("test:index:Thing", name, args, opts);
  }
}

const thing = new Thing("thing");
export const worked = thing.id.apply((id) => {
  const map: Record<string, number> = {};
  map[id] = id.split("/").length;
  return [id.length > 0, id.slice(0, 2).length, Object.values(map)[0], id === "x"];
});
new Thing("cut", { value: thing.id.apply((id) => id.slice(0, 4)) });
