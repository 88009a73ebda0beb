// Nobody can give this component a provider, a parent or an alias.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

class Orders extends pulumi.ComponentResource {
  readonly queueUrl: pulumi.Output<string>;

  constructor(name: string) {
    super("shop:index:Orders", name);
    this.queueUrl = new aws.sqs.Queue(`${name}-queue`, {}, { parent: this }).url;
    this.registerOutputs({ queueUrl: this.queueUrl });
  }
}

export const { queueUrl } = new Orders("orders");
