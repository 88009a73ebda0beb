// One of the steps was left for later, and throws.
import * as aws from "@pulumi/aws";

function createBucket(): aws.s3.Bucket {
  return new aws.s3.Bucket("uploads", { forceDestroy: true });
}

function createNotifications(_bucket: aws.s3.Bucket): void {
  throw new Error("createNotifications is not implemented yet");
}

const bucket = createBucket();
createNotifications(bucket);
export const bucketName = bucket.id;
