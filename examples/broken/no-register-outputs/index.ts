// The component never says what its outputs are.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

class Orders extends pulumi.ComponentResource {
  readonly topicArn: pulumi.Output<string>;

  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("shop:index:Orders", name, {}, opts);
    this.topicArn = new aws.sns.Topic(`${name}-topic`, {}, { parent: this }).arn;
  }
}

export const { topicArn } = new Orders("orders");
