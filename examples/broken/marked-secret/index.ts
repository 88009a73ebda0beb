// The mark of Pulumi does not hide the password from who reads the program.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

export const parameter = new aws.ssm.Parameter("api-password", {
  name: "/api/password",
  type: "SecureString",
  value: pulumi.secret("Sup3rS3cret!2024"),
}).arn;
