// Photos come as .jpeg too, and the notification listens for .jpg alone.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const photos = new aws.s3.Bucket("photos");

const role = new aws.iam.Role("resize", {
  assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "lambda.amazonaws.com" }),
});
const logs = new aws.iam.RolePolicyAttachment("resize-logs", {
  role: role.name,
  policyArn: aws.iam.ManagedPolicy.AWSLambdaBasicExecutionRole,
});
const resize = new aws.lambda.Function(
  "resize",
  {
    role: role.arn,
    runtime: aws.lambda.Runtime.Python3d12,
    handler: "resize.handler",
    code: new pulumi.asset.FileArchive("./resize"),
  },
  { dependsOn: logs },
);
const permission = new aws.lambda.Permission("resize", {
  action: "lambda:InvokeFunction",
  function: resize.name,
  principal: "s3.amazonaws.com",
  sourceArn: photos.arn,
});
new aws.s3.BucketNotification(
  "photos",
  {
    bucket: photos.id,
    lambdaFunctions: [
      { lambdaFunctionArn: resize.arn, events: ["s3:ObjectCreated:*"], filterSuffix: ".jpg" },
    ],
  },
  { dependsOn: permission },
);

export const bucketName = photos.id;
