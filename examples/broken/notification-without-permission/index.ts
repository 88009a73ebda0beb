// The bucket tells a function of new objects, and the function does not let S3 in.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const bucket = new aws.s3.Bucket("uploads");
const role = new aws.iam.Role("on-upload", {
  assumeRolePolicy: JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }],
  }),
});
new aws.iam.RolePolicyAttachment("on-upload", {
  role: role.name,
  policyArn: aws.iam.ManagedPolicy.AWSLambdaBasicExecutionRole,
});
const onUpload = new aws.lambda.Function("on-upload", {
  role: role.arn,
  runtime: "nodejs22.x",
  handler: "index.handler",
  code: new pulumi.asset.AssetArchive({
    "index.js": new pulumi.asset.StringAsset("exports.handler = async (event) => event.Records.length;"),
  }),
});

export const notification = new aws.s3.BucketNotification("uploads", {
  bucket: bucket.bucket,
  lambdaFunctions: [{ lambdaFunctionArn: onUpload.arn, events: ["s3:ObjectCreated:*"] }],
});
