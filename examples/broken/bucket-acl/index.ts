// New buckets take no ACLs: their owner owns all objects.
import * as aws from "@pulumi/aws";

const bucket = new aws.s3.Bucket("site");

export const acl = new aws.s3.BucketAcl("site", { bucket: bucket.bucket, acl: "private" });
