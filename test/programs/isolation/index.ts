// Credentials of the machine do not reach the program; what the case gives does.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  declare readonly value: pulumi.Output<string>;
  constructor(name: string, args: Record<string, unknown> = {}, opts?: pulumi.CustomResourceOptions) {
    super("test:index:Thing", name, args, opts);
  }
}

export const key = process.env["AWS_ACCESS_KEY_ID"];
export const profile = process.env["AWS_PROFILE"] ?? "none";
export const metadata = process.env["AWS_EC2_METADATA_DISABLED"];
export const token = process.env["PULUMI_ACCESS_TOKEN"] ?? "none";
export const given = process.env["STAGE"];
