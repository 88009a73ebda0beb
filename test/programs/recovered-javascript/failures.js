const aws = require("@pulumi/aws");

exports.dead = new aws.sqs.Queue("dead", { messageRetentionSeconds: 30 });

exports.alarm = new aws.cloudwatch.MetricAlarm("alarm", {
  comparisonOperator: "GreaterThanThreshold",
