// Scaling policies.
import { given, out, stack, testResource, unknown } from "../testing.ts";
import { policy } from "./policy.ts";

const simple = { autoscalingGroupName: "web", adjustmentType: "ChangeInCapacity", scalingAdjustment: 1 };
const steps = (...stepAdjustments: readonly object[]) => ({
  autoscalingGroupName: "web",
  policyType: "StepScaling",
  adjustmentType: "ChangeInCapacity",
  stepAdjustments: stepAdjustments as never,
});
const tracking = (predefinedMetricSpecification: object | undefined, more: object = {}) => ({
  autoscalingGroupName: "web",
  policyType: "TargetTrackingScaling",
  targetTrackingConfiguration: {
    predefinedMetricSpecification: predefinedMetricSpecification as never,
    targetValue: 60,
    ...more,
  },
});
const cpu = { predefinedMetricType: "ASGAverageCPUUtilization" };

testResource(policy, {
  given: {
    group: given("aws:autoscaling/group:Group", {
      name: "shop",
      minSize: 1,
      maxSize: 3,
      vpcZoneIdentifiers: ["subnet-0a1b2c3d4e5f60718"],
      launchTemplate: { id: "lt-0a1b2c3d4e5f60718" },
    }),
  },
  accepts: {
    "simple scaling": { ...simple, autoscalingGroupName: out("group.name"), cooldown: 300 },
    "target tracking": tracking(cpu),
    "requests of a load balancer": tracking({
      predefinedMetricType: "ALBRequestCountPerTarget",
      resourceLabel: "app/web/50dc6c495c0c9188/targetgroup/web/73e2d6bc24d8a067",
    }),
    "a metric of one's own": tracking(undefined, {
      customizedMetricSpecification: { metricName: "Depth", namespace: "Shop", statistic: "Average" },
    }),
    "step scaling": steps(
      { scalingAdjustment: -1, metricIntervalUpperBound: "0" },
      { scalingAdjustment: 1, metricIntervalLowerBound: "0", metricIntervalUpperBound: "10" },
      { scalingAdjustment: 2, metricIntervalLowerBound: "10" },
    ),
    "predictive scaling": {
      autoscalingGroupName: "web",
      policyType: "PredictiveScaling",
      predictiveScalingConfiguration: {
        metricSpecification: {
          targetValue: 40,
          predefinedMetricPairSpecification: { predefinedMetricType: "ASGCPUUtilization" },
        },
      },
    },
    "what nobody knows": {
      autoscalingGroupName: unknown(),
      policyType: unknown(),
      stepAdjustments: unknown(),
    },
    "percent with a smallest change": {
      ...simple,
      adjustmentType: "PercentChangeInCapacity",
      minAdjustmentMagnitude: 2,
    },
  },
  rejects: {
    "input-of-other-type": [
      { ...tracking(cpu), policyType: undefined },
      { ...tracking(cpu), cooldown: 300 },
      { ...simple, estimatedInstanceWarmup: 60 },
      { ...tracking(cpu), scalingAdjustment: 1 },
    ],
    "input-needed": [
      { autoscalingGroupName: "web", adjustmentType: "ChangeInCapacity" },
      { autoscalingGroupName: "web", policyType: "TargetTrackingScaling" },
      { autoscalingGroupName: "web", policyType: "PredictiveScaling" },
    ],
    "adjustment-type-needed": { ...simple, adjustmentType: undefined },
    "metric-choice": [
      tracking(undefined),
      tracking(cpu, {
        customizedMetricSpecification: { metricName: "Depth", namespace: "Shop", statistic: "Average" },
      }),
    ],
    "resource-label": [
      tracking({ predefinedMetricType: "ALBRequestCountPerTarget" }),
      tracking({ predefinedMetricType: "ALBRequestCountPerTarget", resourceLabel: "web" }),
      tracking({ ...cpu, resourceLabel: "app/web/50dc6c495c0c9188/targetgroup/web/73e2d6bc24d8a067" }),
    ],
    "target-value": tracking(cpu, { targetValue: 600 }),
    steps: [
      steps(
        { scalingAdjustment: 1, metricIntervalLowerBound: "0", metricIntervalUpperBound: "10" },
        { scalingAdjustment: 2, metricIntervalLowerBound: "20" },
      ),
      steps(
        { scalingAdjustment: 1, metricIntervalLowerBound: "0", metricIntervalUpperBound: "10" },
        { scalingAdjustment: 2, metricIntervalLowerBound: "5" },
      ),
    ],
    "magnitude-not-taken": { ...simple, minAdjustmentMagnitude: 2 },
    "negative-capacity": { ...simple, adjustmentType: "ExactCapacity", scalingAdjustment: -1 },
    "duplicate-name": stack(
      { ...simple, name: "grow" },
      { with: { more: given("aws:autoscaling/policy:Policy", { ...simple, name: "grow" }) } },
    ),
    "conflicting-inputs": {
      ...steps({ scalingAdjustment: 1, metricIntervalLowerBound: "0" }),
      policyType: unknown(),
      scalingAdjustment: 1,
    },
  },
  outputs: [
    {
      of: { ...simple, name: "grow" },
      are: {
        id: "grow",
        arn: /^arn:aws:autoscaling:us-east-1:123456789012:scalingPolicy:[0-9a-f-]{36}:autoScalingGroupName\/web:policyName\/grow$/,
      },
    },
  ],
});
