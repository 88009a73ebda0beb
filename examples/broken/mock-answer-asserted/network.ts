import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

export class Network extends pulumi.ComponentResource {
  readonly vpcId: pulumi.Output<string>;
  readonly cidrBlock: pulumi.Output<string>;

  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("orders:network:Network", name, {}, opts);
    const vpc = new aws.ec2.Vpc(
      name,
      { cidrBlock: "10.20.0.0/16", enableDnsHostnames: true, tags: { Name: name } },
      { parent: this },
    );
    this.vpcId = vpc.id;
    this.cidrBlock = vpc.cidrBlock;
    this.registerOutputs({ vpcId: this.vpcId, cidrBlock: this.cidrBlock });
  }
}
