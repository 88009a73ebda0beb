// The queue of orders.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

export class Orders extends pulumi.ComponentResource {
  readonly queueUrl: pulumi.Output<string>;

  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("shop:index:Orders", name, {}, opts);
    this.queueUrl = new aws.sqs.Queue(`${name}-queue`, {}, { parent: this }).url;
    this.registerOutputs({ queueUrl: this.queueUrl });
  }
}
