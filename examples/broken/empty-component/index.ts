// The monitoring of the program is a component that holds nothing.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

class Monitoring extends pulumi.ComponentResource {
  constructor(name: string, args: { topicArn: pulumi.Input<string> }, opts?: pulumi.ComponentResourceOptions) {
    super("app:index:Monitoring", name, args, opts);
    this.registerOutputs({});
  }
}

const topic = new aws.sns.Topic("alarms", { kmsMasterKeyId: "alias/aws/sns" });
new Monitoring("monitoring", { topicArn: topic.arn });
export const topicArn = topic.arn;
