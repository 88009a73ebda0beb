// The type of the component is a bare word.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

class Orders extends pulumi.ComponentResource {
  readonly queueUrl: pulumi.Output<string>;

  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("Orders", name, {}, opts);
    this.queueUrl = new aws.sqs.Queue(`${name}-queue`, {}, { parent: this }).url;
    this.registerOutputs({ queueUrl: this.queueUrl });
  }
}

export const { queueUrl } = new Orders("orders");
