// The token is random, but random.RandomString marks it as no secret, and the stack shows it.
import * as aws from "@pulumi/aws";
import * as random from "@pulumi/random";

const token = new random.RandomString("token", { length: 32 });

const parameter = new aws.ssm.Parameter("token", {
  name: "/app/token",
  type: "SecureString",
  value: token.result,
});

export const parameterName = parameter.name;
export const apiToken = token.result;
