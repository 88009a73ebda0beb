// A value that is no number ends the program where a number is read.
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();
export const size = config.requireNumber("size");
