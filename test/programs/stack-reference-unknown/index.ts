// Outputs of a stack that nobody described are placeholders of a fitting kind, and that is said for each.
import * as pulumi from "@pulumi/pulumi";

const network = new pulumi.StackReference("acme/network/prod");
export const vpcId = network.getOutput("vpcId");
export const subnetIds = network.requireOutput("subnetIds");
export const port = network.outputs.apply((outputs) => outputs["port"]);
export const first = network.getOutput("subnetIds").apply((ids: string[]) => ids[0]);
export const joined = pulumi.interpolate`${vpcId}/x`;
