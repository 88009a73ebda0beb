// The function is called before the program comes to the network that it uses.
import * as aws from "@pulumi/aws";

const database = createDatabaseSubnet();
const vpc = new aws.ec2.Vpc("main", { cidrBlock: "10.0.0.0/16" });

function createDatabaseSubnet(): aws.ec2.Subnet {
  return new aws.ec2.Subnet("database", {
    vpcId: vpc.id,
    cidrBlock: "10.0.1.0/24",
    availabilityZone: "us-west-2a",
  });
}

export const subnetId = database.id;
