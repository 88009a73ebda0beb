// The second resource of the component does not name it as its parent.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

class Network extends pulumi.ComponentResource {
  readonly vpcId: pulumi.Output<string>;

  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("app:network:Network", name, {}, opts);
    const vpc = new aws.ec2.Vpc(`${name}-vpc`, { cidrBlock: "10.0.0.0/16" }, { parent: this });
    this.vpcId = vpc.id;

    new aws.ec2.InternetGateway(`${name}-igw`, { vpcId: vpc.id });
    this.registerOutputs({ vpcId: this.vpcId });
  }
}

export const { vpcId } = new Network("main");
