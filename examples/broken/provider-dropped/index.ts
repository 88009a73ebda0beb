// The topic is meant for us-east-1, and the default provider makes it in us-west-2.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

class Alerts extends pulumi.ComponentResource {
  readonly topicArn: pulumi.Output<string>;

  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("app:monitoring:Alerts", name, {}, opts);

    const topic = new aws.sns.Topic(`${name}-topic`, { displayName: "Alerts" });
    this.topicArn = topic.arn;
    this.registerOutputs({ topicArn: this.topicArn });
  }
}

const east = new aws.Provider("east", { region: "us-east-1" });
export const { topicArn } = new Alerts("alerts", { providers: { aws: east } });
