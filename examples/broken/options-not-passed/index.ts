// The component takes options and forgets them, so its queue is not made in us-east-1.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

class Orders extends pulumi.ComponentResource {
  readonly queueUrl: pulumi.Output<string>;

  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("shop:index:Orders", name, {});
    this.queueUrl = new aws.sqs.Queue(`${name}-queue`, {}, { parent: this }).url;
    this.registerOutputs({ queueUrl: this.queueUrl });
  }
}

const east = new aws.Provider("east", { region: "us-east-1" });
export const { queueUrl } = new Orders("orders", { provider: east });
