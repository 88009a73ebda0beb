// The outputs are read when the file has run to its end, and `main` is still waiting then.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

export let bucketName: pulumi.Output<string> | undefined;

async function main() {
  const identity = await aws.getCallerIdentity();
  const bucket = new aws.s3.Bucket("data", { tags: { Account: identity.accountId } });
  bucketName = bucket.bucket;
}

main();
