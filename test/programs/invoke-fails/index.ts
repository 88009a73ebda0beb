// A data source that finds nothing ends the program as the provider's error would.
import * as aws from "@pulumi/aws";

const vpc = aws.ec2.getVpcOutput({ default: true });
new aws.ec2.Subnet("subnet", { vpcId: vpc.id, cidrBlock: "10.0.1.0/24" });
