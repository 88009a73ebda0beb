import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();

export const NAME_PREFIX = "prod-storefront";
export const TAGS = { Environment: "prod", Project: "storefront" };
export const REGION = "us-east-1";

export const VPC_CIDR = config.require("vpcCidr");
export const AVAILABILITY_ZONES = ["us-east-1a", "us-east-1b"];
