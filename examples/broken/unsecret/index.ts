// The generated password is a secret until `unsecret` makes it readable.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";

const password = new random.RandomPassword("db", { length: 32 });

const parameter = new aws.ssm.Parameter("db-password", {
  name: "/app/db-password",
  type: "SecureString",
  value: pulumi.unsecret(password.result),
});

export const parameterName = parameter.name;
