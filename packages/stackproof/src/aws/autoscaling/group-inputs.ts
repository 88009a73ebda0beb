// AWS Auto Scaling: the inputs of groups. Defines no resource.
// https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/autoscaling/group.go
import { bool, int, list, object, oneOf, ref, replaces, text, withDefault } from "../../model/kernel.ts";
import { SUBNETS, TARGET_GROUP } from "../lb/shared.ts";
import {
  API,
  GUIDE,
  healthChecks,
  hookFields,
  instanceRequirements,
  LAUNCH_CONFIGURATION,
  LAUNCH_TEMPLATE,
  PROVIDER,
  templateSpecification,
} from "./shared.ts";

const byAws = { by: "aws", docs: `${API}/API_CreateAutoScalingGroup.html` } as const;
const count = int({ min: 0 }, { by: "aws" });

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_EnableMetricsCollection.html */
const METRICS = [
  "GroupMinSize",
  "GroupMaxSize",
  "GroupDesiredCapacity",
  "GroupInServiceInstances",
  "GroupPendingInstances",
  "GroupStandbyInstances",
  "GroupTerminatingInstances",
  "GroupTotalInstances",
  "GroupTerminatingRetainedInstances",
  "GroupInServiceCapacity",
  "GroupPendingCapacity",
  "GroupStandbyCapacity",
  "GroupTerminatingCapacity",
  "GroupTerminatingRetainedCapacity",
  "GroupTotalCapacity",
  "WarmPoolDesiredCapacity",
  "WarmPoolWarmedCapacity",
  "WarmPoolPendingCapacity",
  "WarmPoolTerminatingCapacity",
  "WarmPoolPendingRetainedCapacity",
  "WarmPoolTotalCapacity",
  "GroupAndWarmPoolDesiredCapacity",
  "GroupAndWarmPoolTotalCapacity",
] as const;

/** What can start an instance refresh: names of the Terraform resource's arguments. */
const TRIGGERS =
  "availability_zones capacity_rebalance context default_cooldown default_instance_warmup desired_capacity desired_capacity_type enabled_metrics force_delete force_delete_warm_pool health_check_grace_period health_check_type ignore_failed_scaling_activities initial_lifecycle_hook instance_maintenance_policy instance_refresh launch_configuration launch_template load_balancers max_instance_lifetime max_size metrics_granularity min_elb_capacity min_size mixed_instances_policy name name_prefix placement_group protect_from_scale_in service_linked_role_arn suspended_processes tag tags target_group_arns termination_policies traffic_source vpc_zone_identifier wait_for_capacity_timeout wait_for_elb_capacity warm_pool availability_zone_distribution capacity_reservation_specification".split(
    " ",
  );

/** The inputs of a group. */
export const groupInputs = {
  availabilityZoneDistribution: object({
    capacityDistributionStrategy: oneOf(["balanced-only", "balanced-best-effort"]),
  }),
  availabilityZones: list(text()),
  capacityRebalance: bool(),
  capacityReservationSpecification: object({
    capacityReservationPreference: oneOf(
      ["capacity-reservations-only", "capacity-reservations-first", "none", "default"],
      byAws,
    ),
    capacityReservationTarget: object({
      capacityReservationIds: list(text()),
      capacityReservationResourceGroupArns: list(text()),
    }),
  }),
  context: text(),
  defaultCooldown: int({ min: 0, unit: "seconds" }, byAws),
  defaultInstanceWarmup: int({ min: -1, unit: "seconds" }, byAws),
  desiredCapacity: count,
  desiredCapacityType: oneOf(["units", "vcpu", "memory-mib"], byAws),
  enabledMetrics: list(oneOf(METRICS, { by: "aws", docs: `${API}/API_EnableMetricsCollection.html` })),
  forceDelete: withDefault(bool(), false),
  forceDeleteWarmPool: withDefault(bool(), false),
  healthCheckGracePeriod: withDefault(int({ min: 0, unit: "seconds" }, byAws), 300),
  healthCheckType: healthChecks(),
  ignoreFailedScalingActivities: withDefault(bool(), false),
  initialLifecycleHooks: list(
    object({ ...hookFields, name: text({ min: 1, max: 255 }, byAws) }),
    { max: 50 },
    byAws,
  ),
  instanceLifecyclePolicy: object({
    retentionTriggers: object({ terminateHookAbandon: oneOf(["retain", "terminate"], byAws) }),
  }),
  instanceMaintenancePolicy: object({
    maxHealthyPercentage: int({ min: 100, max: 200, also: [-1] }, byAws),
    minHealthyPercentage: int({ min: 0, max: 100, also: [-1] }, byAws),
  }),
  instanceRefresh: object({
    preferences: object({
      alarmSpecification: object({ alarms: list(text()) }),
      autoRollback: withDefault(bool(), false),
      checkpointDelay: text(),
      checkpointPercentages: list(int({ min: 1, max: 100 }, byAws)),
      instanceWarmup: text(),
      maxHealthyPercentage: withDefault(int({ min: 100, max: 200 }), 100),
      minHealthyPercentage: withDefault(int({ min: 0, max: 100 }), 90),
      scaleInProtectedInstances: oneOf(["Refresh", "Ignore", "Wait"]),
      skipMatching: withDefault(bool(), false),
      standbyInstances: oneOf(["Terminate", "Ignore", "Wait"]),
    }),
    strategy: oneOf(["Rolling"], byAws),
    triggers: list(oneOf(TRIGGERS, { by: "aws", docs: `${PROVIDER}/group.go` })),
  }),
  launchConfiguration: ref(LAUNCH_CONFIGURATION, ["name", "id"]),
  launchTemplate: object({
    id: ref(LAUNCH_TEMPLATE),
    name: ref(LAUNCH_TEMPLATE, "name"),
    version: withDefault(text(), "$Default"),
  }),
  loadBalancers: list(ref("aws:elb/loadBalancer:LoadBalancer", ["name", "id"])),
  maxInstanceLifetime: int({ min: 86_400, max: 31_536_000, unit: "seconds", also: [0] }, byAws),
  maxSize: count,
  metricsGranularity: withDefault(oneOf(["1Minute"], byAws), "1Minute"),
  minElbCapacity: int(),
  minSize: count,
  mixedInstancesPolicy: object({
    instancesDistribution: object({
      onDemandAllocationStrategy: oneOf(["lowest-price", "prioritized"], byAws),
      onDemandBaseCapacity: int({ min: 0 }),
      onDemandPercentageAboveBaseCapacity: int({ min: 0, max: 100 }),
      spotAllocationStrategy: oneOf(
        ["lowest-price", "capacity-optimized", "capacity-optimized-prioritized", "price-capacity-optimized"],
        byAws,
      ),
      spotInstancePools: int({ min: 0, max: 20 }, byAws),
      spotMaxPrice: text({ max: 255 }, byAws),
    }),
    launchTemplate: object({
      launchTemplateSpecification: templateSpecification,
      overrides: list(
        object({
          instanceRequirements,
          instanceType: text(),
          launchTemplateSpecification: templateSpecification,
          weightedCapacity: text(
            { pattern: /^[1-9]\d{0,2}$/, of: "a whole number of 1 to 999", good: "2", bad: "0" },
            byAws,
          ),
        }),
      ),
    }),
  }),
  name: replaces(
    text({ min: 0, max: 255, pattern: /^[^:]*$/, of: "a name without colons", bad: "web:blue" }, byAws),
  ),
  namePrefix: replaces(text({ max: 229 }, byAws)),
  placementGroup: ref("aws:ec2/placementGroup:PlacementGroup", ["name", "id"]),
  protectFromScaleIn: withDefault(bool(), false),
  serviceLinkedRoleArn: text(),
  suspendedProcesses: list(
    oneOf(
      [
        "Launch",
        "Terminate",
        "AddToLoadBalancer",
        "AlarmNotification",
        "AZRebalance",
        "HealthCheck",
        "InstanceRefresh",
        "ReplaceUnhealthy",
        "ScheduledActions",
      ],
      { by: "aws", docs: `${API}/API_SuspendProcesses.html` },
    ),
  ),
  tags: list(
    object({
      key: text(
        {
          min: 1,
          max: 128,
          pattern: /^(?!aws:)/i,
          of: "a key that does not begin with aws:",
          bad: "aws:name",
        },
        { by: "aws", docs: `${API}/API_Tag.html` },
      ),
      propagateAtLaunch: bool(),
      value: text({ max: 256 }, { by: "aws", docs: `${API}/API_Tag.html` }),
    }),
    { max: 50 },
    byAws,
  ),
  targetGroupArns: list(ref(TARGET_GROUP, ["arn", "id"])),
  terminationPolicies: list(
    text(
      {
        pattern:
          /^(?:Default|AllocationStrategy|OldestLaunchTemplate|OldestLaunchConfiguration|ClosestToNextInstanceHour|NewestInstance|OldestInstance|arn:[a-z-]+:lambda:.*)$/,
        of: "the name of a termination policy, or the ARN of a function",
        good: "OldestInstance",
        bad: "Oldest",
      },
      { by: "aws", docs: `${GUIDE}/ec2-auto-scaling-termination-policies.html` },
    ),
  ),
  trafficSources: list(
    object({
      identifier: text({ min: 1, max: 2048 }),
      type: oneOf(["elb", "elbv2", "vpc-lattice"], byAws),
    }),
  ),
  vpcZoneIdentifiers: list(ref(SUBNETS)),
  waitForCapacityTimeout: withDefault(
    text(
      {
        pattern: /^(?:0|(?:\d+(?:\.\d+)?(?:ns|us|µs|ms|s|m|h))+)$/,
        of: 'a duration such as "10m", or "0"',
        good: "10m",
        bad: "10 minutes",
      },
      { by: "aws", docs: `${PROVIDER}/group.go` },
    ),
    "10m",
  ),
  waitForElbCapacity: int(),
  warmPool: object({
    instanceReusePolicy: object({ reuseOnScaleIn: withDefault(bool(), false) }),
    maxGroupPreparedCapacity: withDefault(int({ min: -1 }, byAws), -1),
    minSize: withDefault(int({ min: 0 }, byAws), 0),
    poolState: withDefault(oneOf(["Stopped", "Running", "Hibernated"]), "Stopped"),
  }),
};
