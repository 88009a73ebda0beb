// The script is for a shell, the image is Windows.
import * as aws from "@pulumi/aws";

const image = aws.ec2.getAmiOutput({
  owners: ["amazon"],
  mostRecent: true,
  filters: [{ name: "name", values: ["Windows_Server-2022-English-Full-Base-*"] }],
});

const script = `#!/bin/bash
dnf install -y nginx
systemctl enable --now nginx
`;

export const template = new aws.ec2.LaunchTemplate("web", {
  imageId: image.id,
  instanceType: "t3.micro",
  metadataOptions: { httpTokens: "required" },
  userData: Buffer.from(script).toString("base64"),
}).id;
