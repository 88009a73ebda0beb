// The role may read from shop-prod-assets, and the bucket that the program makes is called shop-prod-uploads.
import * as aws from "@pulumi/aws";

const prefix = "shop-prod";
const uploads = new aws.s3.Bucket("uploads", { bucket: `${prefix}-uploads` });
const reader = new aws.iam.Role("reader", {
  name: `${prefix}-reader`,
  assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "ec2.amazonaws.com" }),
});
new aws.iam.RolePolicy("reader", {
  role: reader.name,
  policy: JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: `arn:aws:s3:::${prefix}-assets/*` }],
  }),
});

export const bucketName = uploads.bucket;
