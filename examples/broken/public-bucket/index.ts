// Everybody may write into the bucket.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const bucket = new aws.s3.Bucket("uploads");
const access = new aws.s3.BucketPublicAccessBlock("uploads", {
  bucket: bucket.bucket,
  blockPublicAcls: true,
  ignorePublicAcls: true,
  blockPublicPolicy: false,
  restrictPublicBuckets: false,
});

export const policy = new aws.s3.BucketPolicy(
  "uploads",
  {
    bucket: bucket.bucket,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: "*",
          Action: ["s3:GetObject", "s3:PutObject"],
          Resource: pulumi.interpolate`${bucket.arn}/*`,
        },
      ],
    }),
  },
  { dependsOn: access },
);
