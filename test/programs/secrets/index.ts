// Secrets stay secret through apply, interpolate and all, until unsecret takes the mark away.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  declare readonly value: pulumi.Output<string>;
  constructor(name: string, args: Record<string, unknown> = {}, opts?: pulumi.CustomResourceOptions) {
    super("test:index:Thing", name, args, opts);
  }
}

const secret = pulumi.secret("hunter22");
export const plain = "plain";
export const direct = secret;
export const applied = secret.apply((text) => text.length);
export const joined = pulumi.interpolate`user:${secret}@host`;
export const both = pulumi.all([secret, "open"]).apply(([, open]) => open);
export const open = pulumi.unsecret(secret).apply((text) => `${text.length} letters`);
export const nested = { list: [secret, "x"] };
export const isSecret = pulumi.isSecret(secret);
