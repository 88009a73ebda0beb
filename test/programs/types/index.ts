// TypeScript checks the program beside the run.
import * as pulumi from "@pulumi/pulumi";

const size: number = pulumi.getStack();
export const doubled = size;
