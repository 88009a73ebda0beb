// The topic of payments.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

export class Payments extends pulumi.ComponentResource {
  readonly topicArn: pulumi.Output<string>;

  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("shop:index:Orders", name, {}, opts);
    this.topicArn = new aws.sns.Topic(`${name}-topic`, {}, { parent: this }).arn;
    this.registerOutputs({ topicArn: this.topicArn });
  }
}
