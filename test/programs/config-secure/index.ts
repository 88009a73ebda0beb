// An encrypted value is a secret, and nobody here knows it: a placeholder stands for it, also inside objects.
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();
export const password = config.requireSecret("password");
export const login = config.requireSecretObject<{ user: string; password: string }>("login");
export const length = config.requireSecret("password").apply((text) => text.length > 0);
