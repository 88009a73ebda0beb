// The component hands its own options to its child in place of `parent: this`.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

class Orders extends pulumi.ComponentResource {
  readonly queueUrl: pulumi.Output<string>;

  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("shop:index:Orders", name, {}, opts);
    const queue = new aws.sqs.Queue(`${name}-queue`, { visibilityTimeoutSeconds: 60 }, opts);
    this.queueUrl = queue.url;
    this.registerOutputs({ queueUrl: this.queueUrl });
  }
}

export const { queueUrl } = new Orders("orders");
