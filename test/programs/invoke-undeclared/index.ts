// What a data source looks up and nobody declared is a placeholder, and that is said.
import * as aws from "@pulumi/aws";

const vpc = aws.ec2.getVpcOutput({ tags: { Name: "shared" } });
export const id = vpc.id;
