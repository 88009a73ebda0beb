// A key is text at once; the id of the bucket is not known yet.
import * as aws from "@pulumi/aws";

const bucket: any = new aws.s3.Bucket("data");

const owners = { [bucket.id]: "data-team" };

export const ownersOfBuckets = owners;
