// WebTier: how many instances, and what decides it. Pure but for the outputs inside.
import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { InstanceArgs, ReadinessArgs, ScalingArgs, ScheduleArgs } from "./instance-args.ts";
import { launchSettings } from "./instances.ts";

const DAY = 86_400;

/** Sizes of a group, with the defaults. */
export interface Sizes {
  readonly min: number;
  readonly max: number;
  /** At the start. */
  readonly desired: number;
  /** Seconds. */
  readonly warmup: number;
}

/** Sizes of a group, with the defaults: two to four, and what is given moves the rest. */
export function sizesOf(args: ScalingArgs): Sizes {
  const min = args.min ?? Math.min(2, args.max ?? 2);
  const max = args.max ?? Math.max(4, min);
  return { min, max, desired: args.desired ?? min, warmup: args.warmup ?? 180 };
}

/** What a group is made of. */
export interface GroupRequest {
  readonly instances: InstanceArgs;
  readonly scaling: ScalingArgs;
  readonly readiness: ReadinessArgs | "none" | undefined;
  readonly launchTemplateId: pulumi.Input<string>;
  readonly launchTemplateVersion: pulumi.Input<string>;
}

/** What a group holds, without name, tags, subnets and target groups. */
export function groupArgs(request: GroupRequest): aws.autoscaling.GroupArgs {
  const { instances, scaling } = request;
  const { min, max, warmup } = sizesOf(scaling);
  return {
    minSize: min,
    maxSize: max,
    ...(scaling.desired !== undefined && { desiredCapacity: scaling.desired }),
    ...launchOf(request),
    healthCheckType: "ELB",
    healthCheckGracePeriod: warmup,
    defaultInstanceWarmup: warmup,
    ...(instances.maxLifetimeDays !== undefined && { maxInstanceLifetime: instances.maxLifetimeDays * DAY }),
    ...refreshOf(scaling),
    enabledMetrics: [
      "GroupMinSize",
      "GroupMaxSize",
      "GroupDesiredCapacity",
      "GroupInServiceInstances",
      "GroupTotalInstances",
    ],
    ...waitingOf(request),
  };
}

/** One launch template, or a policy that mixes types and Spot. */
function launchOf({
  instances,
  scaling,
  launchTemplateId,
  launchTemplateVersion: version,
}: GroupRequest): Partial<aws.autoscaling.GroupArgs> {
  const { types, spotPercentage } = launchSettings(instances);
  if (types.length === 1 && spotPercentage === 0)
    return { launchTemplate: { id: launchTemplateId, version } };
  return {
    ...(spotPercentage > 0 && { capacityRebalance: true }),
    mixedInstancesPolicy: {
      launchTemplate: {
        launchTemplateSpecification: { launchTemplateId, version },
        overrides: types.map((instanceType) => ({ instanceType })),
      },
      instancesDistribution: {
        onDemandAllocationStrategy: "prioritized",
        onDemandBaseCapacity: instances.onDemandBase ?? sizesOf(scaling).min,
        onDemandPercentageAboveBaseCapacity: 100 - spotPercentage,
        spotAllocationStrategy: "price-capacity-optimized",
      },
    },
  };
}

function refreshOf({ refresh = {} }: ScalingArgs): Partial<aws.autoscaling.GroupArgs> {
  if (refresh === "none") return {};
  const { minHealthyPercentage = 100, maxHealthyPercentage = 110 } = refresh;
  return {
    instanceRefresh: { strategy: "Rolling", preferences: { minHealthyPercentage, maxHealthyPercentage } },
  };
}

/**
 * What the provider waits for. `minElbCapacity` counts when the group is created, as a minimum; `waitForElbCapacity` counts
 * at updates too, and exactly, so that a group which scales would wait in vain.
 */
function waitingOf({ scaling, readiness = {} }: GroupRequest): Partial<aws.autoscaling.GroupArgs> {
  if (readiness === "none") return { waitForCapacityTimeout: "0" };
  const { instances = sizesOf(scaling).desired, exactly, minutes = 10 } = readiness;
  return {
    waitForCapacityTimeout: `${minutes}m`,
    ...(instances > 0 && { minElbCapacity: instances }),
    ...(exactly !== undefined && { waitForElbCapacity: exactly }),
  };
}

/** One thing that the group keeps at a value. */
export interface Tracking {
  /** Name in resource names. */
  readonly what: string;
  readonly configuration: aws.types.input.autoscaling.PolicyTargetTrackingConfiguration;
}

/** What the group keeps at a value, by CPU and by requests. */
export function trackingsOf(
  { cpuTarget = 60, requestsPerTarget }: ScalingArgs,
  suffixes: { readonly loadBalancer: pulumi.Input<string>; readonly targetGroup: pulumi.Input<string> },
): Tracking[] {
  const trackings: Tracking[] = [];
  if (cpuTarget !== "none") {
    const predefinedMetricSpecification = { predefinedMetricType: "ASGAverageCPUUtilization" };
    trackings.push({ what: "cpu", configuration: { predefinedMetricSpecification, targetValue: cpuTarget } });
  }
  if (requestsPerTarget !== undefined) {
    const predefinedMetricSpecification = {
      predefinedMetricType: "ALBRequestCountPerTarget",
      resourceLabel: pulumi.interpolate`${suffixes.loadBalancer}/${suffixes.targetGroup}`,
    };
    const configuration = { predefinedMetricSpecification, targetValue: requestsPerTarget };
    trackings.push({ what: "requests", configuration });
  }
  return trackings;
}

/** A scheduled size. -1 leaves the number of instances to the new limits. */
export function scheduleArgs(
  schedule: ScheduleArgs,
): Omit<aws.autoscaling.ScheduleArgs, "autoscalingGroupName"> {
  const { name, recurrence, timeZone = "Etc/UTC", min, max, desired = -1 } = schedule;
  return {
    scheduledActionName: name,
    recurrence,
    timeZone,
    minSize: min,
    maxSize: max,
    desiredCapacity: desired,
  };
}
