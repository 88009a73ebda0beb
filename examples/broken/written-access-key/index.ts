// The function gets a user's access key; the digits are made up.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const role = new aws.iam.Role("mailer", {
  assumeRolePolicy: JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "lambda.amazonaws.com" } },
    ],
  }),
});

const logs = new aws.iam.RolePolicyAttachment("mailer-logs", {
  role: role.name,
  policyArn: aws.iam.ManagedPolicy.AWSLambdaBasicExecutionRole,
});

const code = "exports.handler = async () => process.env.KEY_ID;";

new aws.lambda.Function(
  "mailer",
  {
    role: role.arn,
    runtime: "nodejs24.x",
    handler: "index.handler",
    code: new pulumi.asset.AssetArchive({ "index.js": new pulumi.asset.StringAsset(code) }),
    environment: { variables: { KEY_ID: "AKIA4XQ7RTMLPW2ZNHVC" } },
  },
  { dependsOn: [logs] },
);
