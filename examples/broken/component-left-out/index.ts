// The function is there, and the API that was to call it is not.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const role = new aws.iam.Role("quotes", {
  assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "lambda.amazonaws.com" }),
});
const rights = new aws.iam.RolePolicyAttachment("quotes", {
  role: role.name,
  policyArn: aws.iam.ManagedPolicy.AWSLambdaBasicExecutionRole,
});
const logs = new aws.cloudwatch.LogGroup("quotes", { name: "/aws/lambda/quotes", retentionInDays: 14 });

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
  { dependsOn: [logs, rights] },
);
