// The user data signals a stack of CloudFormation. Pulumi makes none, so the command fails on every instance.
import * as aws from "@pulumi/aws";

const image = aws.ssm.getParameterOutput({
  name: "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64",
});
const userData = `#!/bin/bash
dnf install -y nginx
systemctl enable --now nginx
/opt/aws/bin/cfn-signal -e $? --stack web --resource WebGroup --region us-west-2
`;

export const web = new aws.ec2.LaunchTemplate("web", {
  imageId: image.value,
  instanceType: "t3.micro",
  metadataOptions: { httpTokens: "required" },
  userData: Buffer.from(userData).toString("base64"),
});
