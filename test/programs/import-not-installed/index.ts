// A package that package.json does not name and that is not installed.
import * as pulumi from "@pulumi/pulumi";
import * as left from "left-pad-not-installed";

export const text = left.pad(pulumi.getStack());
