// A rule of a security group has `cidrBlocks`, not `cidrBlock`; `any` hides it from the compiler.
import * as aws from "@pulumi/aws";

const rules: any[] = [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlock: "10.0.0.0/16" }];

export const group = new aws.ec2.SecurityGroup("web", { description: "Web servers", ingress: rules });
