// CloudWatch Logs keeps logs for some numbers of days only; seven years are 2557 of them, not 2555.
import * as aws from "@pulumi/aws";

export const audit = new aws.cloudwatch.LogGroup("audit", { retentionInDays: 2555 });
