// `split` is a method of a text; the Output has none.
import * as aws from "@pulumi/aws";

const vpc = new aws.ec2.Vpc("main", { cidrBlock: "10.0.0.0/16" });
const cidr: any = vpc.cidrBlock;

const [first, second] = cidr.split(".");

const subnet = new aws.ec2.Subnet("a", {
  vpcId: vpc.id,
  cidrBlock: `${first}.${second}.1.0/24`,
});

export const subnetId = subnet.id;
