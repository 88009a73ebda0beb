// The endpoint's service is that of another region than the provider's may be.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const region = new pulumi.Config("aws").require("region");

const vpc = new aws.ec2.Vpc("main", { cidrBlock: "10.0.0.0/16" });

const table = new aws.ec2.RouteTable("private", { vpcId: vpc.id });

new aws.ec2.VpcEndpoint("s3", {
  vpcId: vpc.id,
  serviceName: "com.amazonaws.us-west-2.s3",
  vpcEndpointType: "Gateway",
  routeTableIds: [table.id],
});

export const where = region;
