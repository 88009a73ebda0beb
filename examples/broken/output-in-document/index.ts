// `queue.arn` is an Output; JSON.stringify writes a warning text in its place.
import * as aws from "@pulumi/aws";

const queue = new aws.sqs.Queue("jobs");

const dashboard = new aws.cloudwatch.Dashboard("jobs", {
  dashboardName: "jobs",
  dashboardBody: JSON.stringify({
    widgets: [
      {
        type: "metric",
        properties: {
          region: "us-west-2",
          metrics: [["AWS/SQS", "NumberOfMessagesSent", "QueueName", queue.name]],
        },
      },
    ],
  }),
});

export const dashboardName = dashboard.dashboardName;
