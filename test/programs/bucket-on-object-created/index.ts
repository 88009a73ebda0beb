// bucket.onObjectCreated makes permission and notification below the bucket.
import * as aws from "@pulumi/aws";

const bucket = new aws.s3.Bucket("bucket");
const handler = new aws.lambda.CallbackFunction("handler", {
  callback: async () => undefined,
  policies: [aws.iam.ManagedPolicy.AWSLambdaBasicExecutionRole],
  runtime: "nodejs20.x",
});
bucket.onObjectCreated("created", handler);
