// The password is read as plain text and stands readable in the state.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();
const password = config.get("dbPassword") ?? "";

const parameter = new aws.ssm.Parameter("db-password", {
  name: "/app/db-password",
  type: "SecureString",
  value: password === "" ? "not-set" : password,
});

export const parameterName = parameter.name;
