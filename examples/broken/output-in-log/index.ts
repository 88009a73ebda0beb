// The log shows the Output object, not the name of the bucket.
import * as aws from "@pulumi/aws";

const bucket = new aws.s3.Bucket("data");
console.log("Bucket:", bucket.bucket);

export const bucketName = bucket.bucket;
