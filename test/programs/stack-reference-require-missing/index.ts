// requireOutput of an output that the other stack does not have ends the program.
import * as pulumi from "@pulumi/pulumi";

const network = new pulumi.StackReference("acme/network/prod");
export const absent = network.requireOutput("subnetId");
