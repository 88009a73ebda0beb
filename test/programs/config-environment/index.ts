// Values of an ESC environment are not known here; what the program needs from one is said.
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();
export const own = config.require("own");
export const needed = config.require("needed");
