// The password of the parameter stands in the program.
import * as aws from "@pulumi/aws";

const apiPassword = "Sup3rS3cret!2024";

export const parameter = new aws.ssm.Parameter("api-password", {
  name: "/api/password",
  type: "SecureString",
  value: apiPassword,
}).arn;
