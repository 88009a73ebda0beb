// AWS creates no more functions with the runtime go1.x.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const role = new aws.iam.Role("worker", {
  assumeRolePolicy: JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }],
  }),
});
new aws.iam.RolePolicyAttachment("worker", {
  role: role.name,
  policyArn: aws.iam.ManagedPolicy.AWSLambdaBasicExecutionRole,
});

export const worker = new aws.lambda.Function("worker", {
  role: role.arn,
  runtime: "go1.x",
  handler: "main",
  code: new pulumi.asset.AssetArchive({ main: new pulumi.asset.StringAsset("placeholder for a binary") }),
});
