// `getSubnets` takes plain values, and the id of a new VPC is not known in a preview.
import * as aws from "@pulumi/aws";

const vpc = new aws.ec2.Vpc("main", { cidrBlock: "10.0.0.0/16" });
const vpcId: any = vpc.id;

const subnets = aws.ec2.getSubnets({
  filters: [{ name: "vpc-id", values: [vpcId] }],
});

export const subnetIds = subnets.then((found) => found.ids);
