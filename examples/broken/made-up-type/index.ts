// The wrapper class registers a type of resource that the provider does not have.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

class BucketEncryption extends pulumi.CustomResource {
  constructor(name: string, args: { bucket: pulumi.Input<string>; algorithm: string }) {
    super("aws:s3/bucketEncryption:BucketEncryption", name, args);
  }
}

const reports = new aws.s3.Bucket("reports");
new BucketEncryption("reports", { bucket: reports.id, algorithm: "AES256" });

export const bucketName = reports.bucket;
