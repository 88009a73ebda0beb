// `await` gives the Output itself, so nothing was waited for.
import * as aws from "@pulumi/aws";

async function main() {
  const bucket = new aws.s3.Bucket("data");
  const name = await bucket.bucket;
  return { name };
}

export const bucket = main();
