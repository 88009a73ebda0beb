// The script comes from a CloudFormation template.
import * as aws from "@pulumi/aws";

const image = aws.ec2.getAmiOutput({
  owners: ["amazon"],
  mostRecent: true,
  filters: [{ name: "name", values: ["al2023-ami-2023.*-x86_64"] }],
});

const script = `#!/bin/bash
dnf install -y nginx
echo "stack \${AWS::StackName}" > /usr/share/nginx/html/index.html
systemctl enable --now nginx
`;

export const template = new aws.ec2.LaunchTemplate("web", {
  imageId: image.id,
  instanceType: "t3.micro",
  metadataOptions: { httpTokens: "required" },
  userData: Buffer.from(script).toString("base64"),
}).id;
