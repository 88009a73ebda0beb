// Nobody has filled in the password.
import * as aws from "@pulumi/aws";

const apiPassword = "your-password";

export const parameter = new aws.ssm.Parameter("api-password", {
  name: "/api/password",
  type: "SecureString",
  value: apiPassword,
}).arn;
