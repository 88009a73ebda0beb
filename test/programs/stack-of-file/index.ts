// With one stack file that stack is rehearsed.
import * as pulumi from "@pulumi/pulumi";

export const stack = pulumi.getStack();
