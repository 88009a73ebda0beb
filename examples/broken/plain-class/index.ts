// The messaging of the application is a plain class, which has no place in the resource tree.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

class Messaging {
  readonly topicArn: pulumi.Output<string>;
  readonly queueUrl: pulumi.Output<string>;

  constructor(environment: string) {
    const topic = new aws.sns.Topic(`${environment}-orders`);
    const queue = new aws.sqs.Queue(`${environment}-orders`, { messageRetentionSeconds: 86400 });
    this.topicArn = topic.arn;
    this.queueUrl = queue.url;
  }
}

const messaging = new Messaging(pulumi.getStack());
export const { topicArn, queueUrl } = messaging;
