// getOutputDetails and getOutputValue of a stack that stackproof.yaml describes, with text interpolation.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  declare readonly value: pulumi.Output<string>;
  constructor(name: string, args: Record<string, unknown> = {}, opts?: pulumi.CustomResourceOptions) {
    super("test:index:Thing", name, args, opts);
  }
}

const other = new pulumi.StackReference("other", { name: "acme/other/prod" });
export = async () => {
  const details = await other.getOutputDetails("url");
  const value = (await other.getOutputValue("url")) as string;
  new Thing("thing", { value });
  return { details: details.value, text: pulumi.interpolate`${other.requireOutput("url")}/x` };
};
