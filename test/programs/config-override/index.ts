// --config goes before the stack's file.
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();
export const size = config.requireNumber("size");
export const other = config.require("other");
