// aws.s3.blockPublicAccess is a good name for a function, and the SDK has none of it.
import * as aws from "@pulumi/aws";

const reports = new aws.s3.Bucket("reports", { tags: { Environment: "prod" } });
aws.s3.blockPublicAccess(reports.id);

export const bucketName = reports.bucket;
