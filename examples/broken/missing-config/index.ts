// The program requires a value that no stack sets.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();

export const zone = new aws.route53.Zone("main", { name: config.require("domain") });
