// Inside of apply the password is plain text, and the log of the deployment keeps it.
import * as aws from "@pulumi/aws";
import * as random from "@pulumi/random";

const password = new random.RandomPassword("db", { length: 32 });
password.result.apply((value) => {
  console.log(`Database password: ${value}`);
});

const parameter = new aws.ssm.Parameter("db-password", {
  name: "/app/db-password",
  type: "SecureString",
  value: password.result,
});

export const parameterName = parameter.name;
