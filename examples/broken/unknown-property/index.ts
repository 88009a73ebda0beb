// `enableDnsHostname` is no property of a VPC; `any` hides it from the compiler and the SDK drops it in silence.
import * as aws from "@pulumi/aws";

const settings: any = { cidrBlock: "10.0.0.0/16", enableDnsHostname: true };

export const vpc = new aws.ec2.Vpc("main", settings);
