// export = of an async function: its result is the stack's outputs.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  declare readonly value: pulumi.Output<string>;
  constructor(name: string, args: Record<string, unknown> = {}, opts?: pulumi.CustomResourceOptions) {
    super("test:index:Thing", name, args, opts);
  }
}

export = async () => {
  const name = await Promise.resolve("thing");
  const thing = new Thing(name, { value: "x" });
  return { value: thing.value, name };
};
