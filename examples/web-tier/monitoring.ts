// Alarms with a topic that they notify, and a dashboard.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Compute } from "./compute";
import type { Names } from "./names";

export interface MonitoringArgs {
  names: Names;
  region: string;
  compute: Compute;
  key: aws.kms.Key;
}

export class Monitoring extends pulumi.ComponentResource {
  /** Subscribe to it to hear of alarms. */
  readonly topic: aws.sns.Topic;

  constructor(name: string, args: MonitoringArgs, options?: pulumi.ComponentResourceOptions) {
    super("webtier:index:Monitoring", name, {}, options);
    const { names, compute } = args;
    const parent = { parent: this };

    this.topic = new aws.sns.Topic(
      name,
      { name: names.of("alarms"), kmsMasterKeyId: args.key.id, tags: names.tags("alarms") },
      parent,
    );

    const loadBalancer = { LoadBalancer: compute.loadBalancer.arnSuffix };
    const targets = { ...loadBalancer, TargetGroup: compute.targetGroup.arnSuffix };
    const alarm = (what: string, alarmDescription: string, rest: AlarmArgs) =>
      new aws.cloudwatch.MetricAlarm(
        `${name}-${what}`,
        {
          name: names.of(what),
          alarmDescription,
          comparisonOperator: "GreaterThanThreshold",
          period: 60,
          evaluationPeriods: 3,
          treatMissingData: "notBreaching",
          alarmActions: [this.topic.arn],
          okActions: [this.topic.arn],
          tags: names.tags(what),
          ...rest,
        },
        parent,
      );

    alarm("alb-5xx", "The load balancer itself answers with errors.", {
      namespace: "AWS/ApplicationELB",
      metricName: "HTTPCode_ELB_5XX_Count",
      statistic: "Sum",
      threshold: 5,
      dimensions: loadBalancer,
    });
    alarm("web-5xx", "The web servers answer with errors.", {
      namespace: "AWS/ApplicationELB",
      metricName: "HTTPCode_Target_5XX_Count",
      statistic: "Sum",
      threshold: 10,
      dimensions: targets,
    });
    alarm("latency", "One request in twenty takes longer than a second.", {
      namespace: "AWS/ApplicationELB",
      metricName: "TargetResponseTime",
      extendedStatistic: "p95",
      threshold: 1,
      dimensions: targets,
    });
    alarm("unhealthy", "A web server does not pass its health check.", {
      namespace: "AWS/ApplicationELB",
      metricName: "UnHealthyHostCount",
      statistic: "Maximum",
      threshold: 0,
      evaluationPeriods: 5,
      dimensions: targets,
    });
    alarm("cpu", "The web servers are busy although the group has grown.", {
      namespace: "AWS/EC2",
      metricName: "CPUUtilization",
      statistic: "Average",
      threshold: 85,
      evaluationPeriods: 10,
      dimensions: { AutoScalingGroupName: compute.group.name },
    });

    const widget = (title: string, position: number, metrics: pulumi.Input<string>[][], stat: string) => ({
      type: "metric",
      x: (position % 2) * 12,
      y: Math.floor(position / 2) * 6,
      width: 12,
      height: 6,
      properties: { title, region: args.region, view: "timeSeries", period: 60, stat, metrics },
    });
    const ofLoadBalancer = (metric: string) => [
      "AWS/ApplicationELB",
      metric,
      "LoadBalancer",
      compute.loadBalancer.arnSuffix,
    ];
    new aws.cloudwatch.Dashboard(
      name,
      {
        // Dashboards belong to the account, not to a region.
        dashboardName: names.of(args.region),
        dashboardBody: pulumi.jsonStringify({
          widgets: [
            widget("Requests", 0, [ofLoadBalancer("RequestCount")], "Sum"),
            widget("Latency", 1, [ofLoadBalancer("TargetResponseTime")], "p95"),
            widget(
              "Errors",
              2,
              [ofLoadBalancer("HTTPCode_ELB_5XX_Count"), ofLoadBalancer("HTTPCode_Target_5XX_Count")],
              "Sum",
            ),
            widget(
              "CPU",
              3,
              [["AWS/EC2", "CPUUtilization", "AutoScalingGroupName", compute.group.name]],
              "Average",
            ),
          ],
        }),
      },
      parent,
    );

    this.registerOutputs({ topicArn: this.topic.arn });
  }
}

type AlarmArgs = Pick<
  aws.cloudwatch.MetricAlarmArgs,
  | "namespace"
  | "metricName"
  | "statistic"
  | "extendedStatistic"
  | "threshold"
  | "evaluationPeriods"
  | "dimensions"
>;
