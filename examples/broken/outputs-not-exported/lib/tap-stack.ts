// The whole stack as one component.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

export class TapStack extends pulumi.ComponentResource {
  readonly queueUrl: pulumi.Output<string>;
  readonly topicArn: pulumi.Output<string>;

  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("tap:stack:TapStack", name, {}, opts);
    this.queueUrl = new aws.sqs.Queue(`${name}-queue`, {}, { parent: this }).url;
    this.topicArn = new aws.sns.Topic(`${name}-topic`, {}, { parent: this }).arn;
    this.registerOutputs({ queueUrl: this.queueUrl, topicArn: this.topicArn });
  }
}
