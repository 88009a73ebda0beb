// The answer of the assistant was shortened, and pasted as it was.
import * as aws from "@pulumi/aws";

const vpc = new aws.ec2.Vpc("main", {
  cidrBlock: "10.0.0.0/16",
  enableDnsHostnames: true,
});

// ... rest of the network resources remain the same ...

export const vpcId = vpc.id;
