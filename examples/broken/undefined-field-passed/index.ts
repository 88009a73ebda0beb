// The role of the function is made after the function that is given it.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

class Notifier extends pulumi.ComponentResource {
  readonly queueUrl: pulumi.Output<string>;
  private keyId!: pulumi.Output<string>;

  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("app:index:Notifier", name, {}, opts);
    this.queueUrl = this.createQueue(name).url;
    this.createKey(name);
    this.registerOutputs({ queueUrl: this.queueUrl });
  }

  private createQueue(name: string): aws.sqs.Queue {
    return new aws.sqs.Queue(`${name}-jobs`, { kmsMasterKeyId: this.keyId }, { parent: this });
  }

  private createKey(name: string): void {
    const key = new aws.kms.Key(`${name}-jobs`, { enableKeyRotation: true }, { parent: this });
    this.keyId = key.keyId;
  }
}

export const queueUrl = new Notifier("notifier").queueUrl;
