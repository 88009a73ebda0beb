// A flow log takes 60 or 600 seconds.
import * as aws from "@pulumi/aws";

const vpc = new aws.ec2.Vpc("main", { cidrBlock: "10.0.0.0/16" });
const logs = new aws.s3.Bucket("flow-logs");

export const flowLog = new aws.ec2.FlowLog("all", {
  vpcId: vpc.id,
  trafficType: "ALL",
  logDestinationType: "s3",
  logDestination: logs.arn,
  maxAggregationInterval: 300,
});
