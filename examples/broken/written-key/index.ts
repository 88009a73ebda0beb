// The address of the database holds its password.
import * as aws from "@pulumi/aws";

export const parameter = new aws.ssm.Parameter("database-url", {
  name: "/api/database-url",
  type: "SecureString",
  value: "postgres://app:Tr0ub4dor3@db.internal:5432/orders",
}).arn;
