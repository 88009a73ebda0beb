// undefined and NaN inside names, ARNs and URLs; the same words in prose are none of our business.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  declare readonly value: pulumi.Output<string>;
  constructor(name: string, args: Record<string, unknown> = {}, opts?: pulumi.CustomResourceOptions) {
    super("test:index:Thing", name, args, opts);
  }
}

const missing = process.env["NOT_SET_ANYWHERE"];
new Thing("name", { bucketName: `app-${missing}-logs` });
new Thing("arn", { roleArn: `arn:aws:iam::${missing}:role/x` });
new Thing("url", { endpoint: `https://${missing}.example.com` });
new Thing("number", { functionName: `worker-${Number("x")}` });
new Thing("prose", { description: "the behaviour is undefined here", label: "undefined" });
