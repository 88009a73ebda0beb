// A required argument that is undefined: the SDK throws where the resource is made.
import * as aws from "@pulumi/aws";

const ids: string[] = [];
new aws.ec2.Subnet("subnet", { vpcId: ids[0] as string, cidrBlock: "10.0.1.0/24" });
