// Outputs of another stack that stackproof.yaml gives are known; one that it does not have is found.
import * as pulumi from "@pulumi/pulumi";

const network = new pulumi.StackReference("acme/network/prod");
export const vpcId = network.getOutput("vpcId");
export const subnets = network.requireOutput("subnetIds");
export const absent = network.getOutput("absent");
export const details = network.getOutputDetails("vpcId").then((output) => output.value);
