// Defaults of the project hold where the stack says nothing.
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();
export const fromDefault = config.require("fromDefault");
export const fromStack = config.require("fromStack");
export const number = config.requireNumber("number");
export const region = new pulumi.Config("aws").require("region");
export const secret = config.requireSecret("token");
