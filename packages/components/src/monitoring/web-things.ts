// Monitoring: what is watched of a web tier, and when it alarms. Pure but for the outputs inside.
import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
  counted,
  type Dimensions,
  level,
  type Metric,
  minutes,
  over,
  type Thing,
  type WatchSettings,
} from "./watches.ts";

/**
 * A load balancer with its targets: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
 *
 * Counts and times are only reported while there are requests. The number of hosts is only reported while targets are
 * registered: without data nothing can answer, so that the alarm on healthy targets goes off.
 */
export function loadBalancerThing(
  key: string,
  dimensions: { readonly loadBalancer: Dimensions; readonly targets: Dimensions },
  { limits, window }: WatchSettings,
): Thing {
  const of = (name: string, stat: string, label: string, on = dimensions.targets): Metric => ({
    namespace: "AWS/ApplicationELB",
    name,
    dimensions: on,
    stat,
    label,
  });
  const own = of("HTTPCode_ELB_5XX_Count", "Sum", "5xx of the load balancer", dimensions.loadBalancer);
  const targets = of("HTTPCode_Target_5XX_Count", "Sum", "5xx of the targets");
  const latency: Metric = { ...of("TargetResponseTime", "p95", "Latency p95 (s)"), axis: "right" };
  const unhealthy = of("UnHealthyHostCount", "Maximum", "Unhealthy targets");
  const healthy = of("HealthyHostCount", "Maximum", "Healthy targets");
  return {
    key,
    title: "load balancer",
    metrics: [own, targets, unhealthy, healthy, latency],
    watches: [
      ...counted(
        own,
        {
          what: "load-balancer-errors",
          description: `${over(limits.loadBalancerErrors, "answers of the load balancer itself")} with a 5xx status in ${minutes(window)}.`,
          limit: limits.loadBalancerErrors,
        },
        window,
      ),
      ...counted(
        targets,
        {
          what: "target-errors",
          description: `${over(limits.targetErrors, "answers of the targets")} with a 5xx status in ${minutes(window)}.`,
          limit: limits.targetErrors,
        },
        window,
      ),
      ...level(
        latency,
        {
          what: "latency",
          description: `One request in twenty takes longer than ${limits.latency} s.`,
          limit: limits.latency,
        },
        window,
      ),
      ...level(
        unhealthy,
        {
          what: "unhealthy-targets",
          description: `${over(limits.unhealthyTargets, "targets")} do not pass their health check.`,
          limit: limits.unhealthyTargets,
        },
        window,
      ),
      ...level(
        healthy,
        {
          what: "healthy-targets",
          description: `${limits.healthyTargets === 1 ? "No target passes its" : `Fewer than ${limits.healthyTargets} targets pass their`} health check.`,
          limit: limits.healthyTargets,
          comparison: "LessThanThreshold",
          missing: "breaching",
        },
        window,
      ),
    ],
  };
}

/**
 * An Auto Scaling group: https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-metrics.html
 *
 * Schedules change a group's maximum, so it is compared as a metric. A group of a fixed size is always at its maximum:
 * its headroom of 0 is well. The metrics are reported each minute; without data nothing is known.
 */
export function groupThing(
  key: string,
  group: {
    readonly dimensions: Dimensions;
    readonly minSize: pulumi.Input<number>;
    readonly maxSize: pulumi.Input<number>;
  },
  { limits: { headroom }, window }: WatchSettings,
): Thing {
  const of = (name: string, label: string): Metric => ({
    namespace: "AWS/AutoScaling",
    name,
    dimensions: group.dimensions,
    stat: "Maximum",
    label,
  });
  const maximum = of("GroupMaxSize", "Maximum");
  const desired = of("GroupDesiredCapacity", "Desired");
  const query = (id: string, metric: Metric) => ({
    id,
    metric: {
      namespace: metric.namespace,
      metricName: metric.name,
      dimensions: { ...metric.dimensions },
      period: 60,
      stat: metric.stat,
    },
  });
  const alarm = (least: number): aws.cloudwatch.MetricAlarmArgs => ({
    alarmDescription:
      least === 0 ? "The group is as large as it may get." : `The group can add ${least} instances at most.`,
    metricQueries: [
      query("maximum", maximum),
      query("desired", desired),
      { id: "headroom", expression: "maximum - desired", label: "Headroom", returnData: true },
    ],
    threshold: pulumi
      .all([group.minSize, group.maxSize])
      .apply(([smallest, largest]) => (smallest === largest ? -1 : least)),
    comparisonOperator: "LessThanOrEqualToThreshold",
    evaluationPeriods: 2 * window,
    datapointsToAlarm: 2 * window,
    treatMissingData: "missing",
  });
  return {
    key,
    title: "instances",
    metrics: [maximum, desired, of("GroupInServiceInstances", "In service")],
    watches: headroom === false ? [] : [{ what: "headroom", alarm: alarm(headroom) }],
  };
}
