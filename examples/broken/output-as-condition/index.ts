// The condition is about the Output object, which is always there; the tag is always "yes".
import * as aws from "@pulumi/aws";

const key = new aws.kms.Key("data", { enableKeyRotation: false });

const bucket = new aws.s3.Bucket("data", {
  tags: { Rotated: key.enableKeyRotation ? "yes" : "no" },
});

export const keyArn = key.arn;
export const bucketName = bucket.bucket;
