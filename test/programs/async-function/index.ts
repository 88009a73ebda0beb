// Resources that a floating async function creates are registered before the program ends.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  declare readonly value: pulumi.Output<string>;
  constructor(name: string, args: Record<string, unknown> = {}, opts?: pulumi.CustomResourceOptions) {
    super("test:index:Thing", name, args, opts);
  }
}

async function main(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 50));
  const first = new Thing("first", { value: "x" });
  const value = await new Promise<string>((resolve) => first.value.apply((text) => resolve(text)));
  new Thing("second", { value: `${value}-y` });
}
void main();
