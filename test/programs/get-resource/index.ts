// Vpc.get reads a resource that exists: it has the id that was given, and its outputs serve others.
import * as aws from "@pulumi/aws";

const vpc = aws.ec2.Vpc.get("shared", "vpc-0123456789abcdef0");
const known = aws.ec2.Vpc.get("known", "vpc-0aaaaaaaaaaaaaaaa", { cidrBlock: "10.20.0.0/16" });
new aws.ec2.Subnet("subnet", { vpcId: vpc.id, cidrBlock: "10.0.1.0/24" });
export const id = vpc.id;
export const cidr = known.cidrBlock;
