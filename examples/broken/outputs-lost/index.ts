// `main` returns what should be the outputs of the stack, and nothing takes it.
import * as aws from "@pulumi/aws";

async function main() {
  const identity = await aws.getCallerIdentity();
  const bucket = new aws.s3.Bucket("data", { tags: { Account: identity.accountId } });
  return { bucketName: bucket.bucket, bucketArn: bucket.arn };
}

main();
