// The constructor makes the group of instances before the target group that the instances belong to.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

class WebTier extends pulumi.ComponentResource {
  readonly loadBalancerArn: pulumi.Output<string>;
  private targetGroup!: aws.lb.TargetGroup;

  constructor(name: string, vpcId: pulumi.Input<string>, opts?: pulumi.ComponentResourceOptions) {
    super("app:index:WebTier", name, {}, opts);
    this.createAlarm(name);
    this.createTargetGroup(name, vpcId);
    this.loadBalancerArn = this.targetGroup.arn;
    this.registerOutputs({ loadBalancerArn: this.loadBalancerArn });
  }

  private createAlarm(name: string): void {
    new aws.cloudwatch.MetricAlarm(
      `${name}-unhealthy`,
      {
        namespace: "AWS/ApplicationELB",
        metricName: "UnHealthyHostCount",
        comparisonOperator: "GreaterThanThreshold",
        evaluationPeriods: 2,
        period: 60,
        statistic: "Maximum",
        threshold: 0,
        dimensions: { TargetGroup: this.targetGroup.arnSuffix },
      },
      { parent: this },
    );
  }

  private createTargetGroup(name: string, vpcId: pulumi.Input<string>): void {
    this.targetGroup = new aws.lb.TargetGroup(
      `${name}-web`,
      { port: 80, protocol: "HTTP", targetType: "ip", vpcId },
      { parent: this },
    );
  }
}

const vpc = new aws.ec2.Vpc("main", { cidrBlock: "10.0.0.0/16" });
export const targetGroupArn = new WebTier("web", vpc.id).loadBalancerArn;
