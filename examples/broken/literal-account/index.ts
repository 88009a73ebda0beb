// The ARN of the alarm topic is that of one account.
import * as aws from "@pulumi/aws";

const table = new aws.dynamodb.Table("orders", {
  billingMode: "PAY_PER_REQUEST",
  hashKey: "id",
  attributes: [{ name: "id", type: "S" }],
  pointInTimeRecovery: { enabled: true },
  serverSideEncryption: { enabled: true },
});

new aws.cloudwatch.MetricAlarm("throttled", {
  namespace: "AWS/DynamoDB",
  metricName: "ThrottledRequests",
  dimensions: { TableName: table.name, Operation: "PutItem" },
  statistic: "Sum",
  comparisonOperator: "GreaterThanThreshold",
  threshold: 0,
  period: 60,
  evaluationPeriods: 1,
  alarmActions: ["arn:aws:sns:us-west-2:482915736204:alarms"],
});
