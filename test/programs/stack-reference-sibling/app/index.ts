// Outputs of a project that stands beside this one are those of its rehearsal; secrets stay secret.
import * as pulumi from "@pulumi/pulumi";

const network = new pulumi.StackReference("acme/network/dev");
export const name = network.getOutput("name");
export const password = network.getOutput("password");
export const unknown = network.getOutput("id");
export const list = network.getOutput("list");
