// stackConfigDir names the folder of the stacks' files.
import * as pulumi from "@pulumi/pulumi";

export const size = new pulumi.Config().requireNumber("size");
