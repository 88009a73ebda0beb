// The region's name is an Output: it never equals a text, so the retention is always 7.
import * as aws from "@pulumi/aws";

const region: any = aws.getRegionOutput();

const logs = new aws.cloudwatch.LogGroup("app", {
  retentionInDays: region.region === "us-east-1" ? 30 : 7,
});

export const logGroupName = logs.name;
