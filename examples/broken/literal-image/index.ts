// The image of the launch template is one id, of one region.
import * as aws from "@pulumi/aws";

export const template = new aws.ec2.LaunchTemplate("worker", {
  imageId: "ami-0c02fb55956c7d316",
  instanceType: "t3.micro",
  metadataOptions: { httpTokens: "required" },
}).id;
