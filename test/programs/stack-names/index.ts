// getStack, getProject and getOrganization say what is rehearsed.
import * as pulumi from "@pulumi/pulumi";

export const names = [pulumi.getStack(), pulumi.getProject(), pulumi.getOrganization()];
