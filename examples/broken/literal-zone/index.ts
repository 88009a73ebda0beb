// The zone of the volume is written down.
import * as aws from "@pulumi/aws";

export const volume = new aws.ebs.Volume("data", {
  availabilityZone: "us-west-2a",
  size: 20,
  type: "gp3",
  encrypted: true,
}).id;
