// The name of the bucket was to be replaced.
import * as aws from "@pulumi/aws";

const bucket = new aws.s3.Bucket("uploads", { bucket: "your-bucket-name", forceDestroy: true });

export const bucketName = bucket.id;
