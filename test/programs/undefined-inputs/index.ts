// undefined inputs are left out, null inputs stay, and empty objects and lists stay as they are.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  declare readonly value: pulumi.Output<string>;
  constructor(name: string, args: Record<string, unknown> = {}, opts?: pulumi.CustomResourceOptions) {
    super("test:index:Thing", name, args, opts);
  }
}

new Thing("thing", {
  absent: undefined,
  nothing: null,
  emptyMap: {},
  emptyList: [],
  list: [1, null, "x"],
  map: { inner: undefined, kept: true },
  number: 1.5,
  text: "",
});
