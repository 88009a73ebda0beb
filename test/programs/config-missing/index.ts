// A required value that nobody set ends the program where it is read.
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();
const size = config.require("size");
export const doubled = size + size;
