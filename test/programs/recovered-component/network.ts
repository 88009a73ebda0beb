import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

export class Network extends pulumi.ComponentResource {
  readonly vpc: aws.ec2.Vpc;
  readonly subnetId: pulumi.Output<string>;

  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("demo:index:Network", name, {}, opts);
    this.vpc = new aws.ec2.Vpc("vpc", { cidrBlock: "10.0.0.0/99" }, { parent: this });
    const subnet = new aws.ec2.Subnet(
      "subnet",
      {
        vpcId: this.vpc.id,
        cidrBlock: "10.0.1.0/24",
