// `bucket.arn` is an Output; inside a template it becomes a warning text instead of the ARN.
import * as aws from "@pulumi/aws";

const bucket = new aws.s3.Bucket("data");

const policy = new aws.iam.Policy("read", {
  policy: JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: `${bucket.arn}/*` }],
  }),
});

export const policyArn = policy.arn;
