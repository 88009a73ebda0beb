// A group of instances that is kept at a size. The provider's side:
// https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/autoscaling/group.go

import { isPropertyMap } from "../../core/value.ts";
import {
  bool,
  conflictsWith,
  defineResource,
  exactlyOneOf,
  int,
  list,
  object,
  oneOf,
  type ResourceView,
  ref,
  replaces,
  text,
  type World,
  withDefault,
} from "../../model/kernel.ts";
import {
  foreignVpcOf,
  inputObjects,
  SUBNETS,
  securityGroupOf,
  subnetOf,
  TARGET_GROUP,
  vpcIdOf,
  vpcWords,
} from "../lb/shared.ts";
import { groupFindings } from "./group-findings.ts";
import {
  API,
  ATTACHMENT,
  GROUP,
  GUIDE,
  healthChecks,
  hookFields,
  hookProblem,
  instanceRequirements,
  LAUNCH_CONFIGURATION,
  LAUNCH_TEMPLATE,
  PROVIDER,
  templateOf,
  templateSpecification,
} from "./shared.ts";

const CREATE = { operation: "autoscaling:CreateAutoScalingGroup", code: "ValidationError" } as const;
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

export const group = defineResource({
  token: GROUP,
  docs: `${API}/API_CreateAutoScalingGroup.html`,
  inputs: {
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
          [
            "lowest-price",
            "capacity-optimized",
            "capacity-optimized-prioritized",
            "price-capacity-optimized",
          ],
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
  },
  relations: [
    exactlyOneOf(["launchConfiguration", "launchTemplate", "mixedInstancesPolicy"]),
    conflictsWith(["availabilityZones", "vpcZoneIdentifiers"]),
    conflictsWith(["name", "namePrefix"]),
    conflictsWith(["trafficSources", "targetGroupArns"]),
    conflictsWith(["trafficSources", "loadBalancers"]),
  ],

  outputs(self, make) {
    const name = self.text("name") ?? `${self.text("namePrefix") ?? ""}${make.hex(26, "name")}`;
    const subnets = (self.texts("vpcZoneIdentifiers") ?? []).map((id) => subnetOf(make.world, id, self));
    const zones = subnets.map((subnet) => subnet?.text("availabilityZone"));
    return {
      id: name,
      name,
      arn: make.arn("autoscaling", `autoScalingGroup:${make.uuid()}:autoScalingGroupName/${name}`),
      ...(self.state("namePrefix") === "absent" && { namePrefix: "" }),
      ...(self.state("availabilityZones") === "absent" &&
        zones.every((zone) => zone !== undefined) && {
          availabilityZones: [...new Set(zones)].sort(),
        }),
      defaultCooldown: self.inputs.defaultCooldown ?? 300,
      ...(self.state("desiredCapacity") === "absent" &&
        self.inputs.minSize !== undefined && { desiredCapacity: self.inputs.minSize }),
      healthCheckType: self.inputs.healthCheckType ?? "EC2",
      predictedCapacity: 0,
      warmPoolSize: 0,
      serviceLinkedRoleArn:
        self.text("serviceLinkedRoleArn") ??
        make.globalArn("iam", "role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling"),
      ...(self.state("loadBalancers") === "absent" && { loadBalancers: [] }),
      ...(self.state("targetGroupArns") === "absent" && { targetGroupArns: [] }),
      ...(self.state("trafficSources") === "absent" && { trafficSources: [] }),
      ...(self.state("vpcZoneIdentifiers") === "absent" && { vpcZoneIdentifiers: [] }),
      ...(self.state("availabilityZoneDistribution") === "absent" && {
        availabilityZoneDistribution: { capacityDistributionStrategy: "balanced-best-effort" },
      }),
      ...(self.state("capacityReservationSpecification") === "absent" && {
        capacityReservationSpecification: { capacityReservationPreference: "default" },
      }),
    };
  },
  unknowable: {
    availabilityZones: "Those of the subnets, which may be outside of the program or placed by AWS.",
    desiredCapacity: "The minimum, when the program gives none.",
    launchTemplate: "Name or id, whichever the program did not give.",
    mixedInstancesPolicy: "Filled in by AWS.",
    instanceLifecyclePolicy: "Filled in by AWS.",
  },

  unique: {
    "duplicate-name": {
      key: (self) => self.text("name"),
      scope: "region",
      says: (key) => `have the name ${JSON.stringify(key)}`,
      property: "name",
      why: "The name of a group is used once in a region and account.",
      fix: "Give one of them another name, or leave out `name`.",
      aws: { operation: CREATE.operation, code: "AlreadyExists" },
    },
  },

  findings: groupFindings,

  check(self, world, report) {
    const { name } = self;
    const { minSize: min, maxSize: max, desiredCapacity: desired } = self.inputs;
    if (min !== undefined && max !== undefined && min > max)
      report("min-over-max", { name, min, max }, "minSize");
    else if (
      // The provider leaves out a desired capacity of 0, and AWS then takes the minimum.
      desired !== undefined &&
      desired !== 0 &&
      min !== undefined &&
      max !== undefined &&
      (desired < min || desired > max)
    ) {
      report("capacity-outside-limits", { name, desired, min, max }, "desiredCapacity");
    }

    const isBare = (input: "vpcZoneIdentifiers" | "availabilityZones"): boolean =>
      self.state(input) === "absent" || (self.state(input) === "known" && self.inputs[input]?.length === 0);
    if (isBare("vpcZoneIdentifiers") && isBare("availabilityZones")) report("no-placement", { name });
    const placed = (self.texts("vpcZoneIdentifiers") ?? []).flatMap((id) => {
      const subnet = subnetOf(world, id, self);
      const vpcId = vpcIdOf(subnet, world);
      return subnet === undefined || vpcId === undefined ? [] : [{ subnet, vpcId }];
    });
    const first = placed[0];
    const other = placed.find(({ vpcId }) => vpcId !== first?.vpcId);
    const own = first?.vpcId;
    if (first !== undefined && other !== undefined) {
      const words = { first: vpcWords(world, first.vpcId, self), second: vpcWords(world, other.vpcId, self) };
      const related = [first, other].map((one) => ({ view: one.subnet, property: "vpcId", note: one.vpcId }));
      report("subnets-of-two-vpcs", { name, ...words }, "vpcZoneIdentifiers", { related });
    }

    for (const [index, target] of self.refs("targetGroupArns").entries()) {
      if (target === undefined) continue;
      const property = `targetGroupArns[${index}]`;
      const type = target.text("targetType");
      const vpcId = vpcIdOf(target, world);
      if (type !== undefined && type !== "instance") {
        const related = [{ view: target, property: "targetType", note: type }];
        report("target-group-type", { name, group: target.name, type }, property, { related });
      } else if (own !== undefined && vpcId !== undefined && vpcId !== own) {
        const words = { vpc: vpcWords(world, vpcId, self), own: vpcWords(world, own, self) };
        const related = [{ view: target, property: "vpcId", note: vpcId }];
        report("target-group-of-other-vpc", { name, group: target.name, ...words }, property, { related });
      }
    }

    checkTemplate(self, world, own, report);

    const checks = (self.inputs.healthCheckType ?? "").split(",").map((part) => part.trim());
    if (checks.length > 1 && checks.includes("EC2")) {
      report("health-check-combination", { name, types: checks.join(", ") }, "healthCheckType");
    }
    if (checks.includes("ELB") && !mayHaveLoadBalancer(self, world)) {
      report("health-check-without-load-balancer", { name }, "healthCheckType");
    }

    const refresh = self.inputs.instanceRefresh?.preferences;
    const [low, high] = [refresh?.minHealthyPercentage, refresh?.maxHealthyPercentage];
    if (low !== undefined && high !== undefined && high - low > 100) {
      report("refresh-percentages", { name, min: low, max: high }, "instanceRefresh.preferences");
    }
    const policy = self.inputs.instanceMaintenancePolicy;
    const [least, most] = [policy?.minHealthyPercentage, policy?.maxHealthyPercentage];
    if (
      least !== undefined &&
      most !== undefined &&
      (most - least > 100 || (least === -1) !== (most === -1))
    ) {
      report("maintenance-percentages", { name, min: least, max: most }, "instanceMaintenancePolicy");
    }
    for (const [index, hook] of inputObjects(self, "initialLifecycleHooks").entries()) {
      const problem = hookProblem(hook, self.region);
      if (problem === undefined) continue;
      const words = {
        hook: typeof hook["name"] === "string" ? hook["name"] : String(index + 1),
        found: problem.found,
        fix: problem.fix,
      };
      const property = `initialLifecycleHooks[${index}].${problem.property}`;
      report("lifecycle-hook", { name, ...words, quote: problem.quote ?? "" }, property);
    }
    const spot = self.inputs.mixedInstancesPolicy?.instancesDistribution;
    const strategy = spot?.spotAllocationStrategy;
    if ((spot?.spotInstancePools ?? 0) > 0 && strategy !== undefined && strategy !== "lowest-price") {
      report(
        "spot-pools",
        { name, strategy },
        "mixedInstancesPolicy.instancesDistribution.spotInstancePools",
      );
    }
    const keys = new Set<string>();
    for (const [index, tag] of (self.inputs.tags ?? []).entries()) {
      if (tag?.key === undefined) continue;
      if (keys.has(tag.key)) report("tag-twice", { name, key: tag.key }, `tags[${index}].key`);
      keys.add(tag.key);
    }
  },
});

type TemplateReport = {
  (
    slug: "template-reference",
    parameters: { name: string; found: string; quote: string },
    property: string,
  ): void;
  (
    slug: "template-incomplete",
    parameters: { name: string; template: string; missing: string; fix: string },
    property: string,
    extras: { related: { view: ResourceView; note: string }[] },
  ): void;
  (
    slug: "security-group-of-other-vpc",
    parameters: { name: string; group: string; vpc: string; own: string; from: string },
    property: string,
    extras: { related: { view: ResourceView; property?: string; note: string }[] },
  ): void;
};

function checkTemplate(
  self: ResourceView,
  world: World,
  own: string | undefined,
  report: TemplateReport,
): void {
  const { name } = self;
  const use = templateOf(self, world);
  const configuration = self.ref("launchConfiguration");
  const property = use?.property ?? "launchConfiguration";
  if (use !== undefined && use.hasId === use.hasName) {
    const [id, other] =
      use.property === "launchTemplate" ? ["id", "name"] : ["launchTemplateId", "launchTemplateName"];
    const found = use.hasId ? `by ${id} and by ${other}` : `neither by ${id} nor by ${other}`;
    report("template-reference", { name, found, quote: "" }, property);
  }
  const template = use?.template;
  const source = template ?? configuration;
  if (source === undefined || source.node.kind !== "custom") return;
  if (template !== undefined && use !== undefined && !use.hasTemplates) {
    const hasType = template.has("instanceType") || template.has("instanceRequirements") || use.hasTypes;
    const missing = !template.has("imageId") ? "imageId" : hasType ? undefined : "instanceType";
    if (missing !== undefined) {
      const fix = `Give \`${missing}\` in \`${template.name}\`${missing === "instanceType" ? ", or types in the overrides of a mixed instances policy" : ""}.`;
      const related = [{ view: template, note: `without ${missing}` }];
      report("template-incomplete", { name, template: template.name, missing, fix }, property, { related });
    }
  }
  if (own === undefined) return;
  for (const id of groupIdsOf(source)) {
    const group = securityGroupOf(world, id, self);
    const vpcId = foreignVpcOf(group, own, world);
    if (group === undefined || vpcId === undefined) continue;
    const words = { vpc: vpcWords(world, vpcId, self), own: vpcWords(world, own, self), from: source.name };
    report("security-group-of-other-vpc", { name, group: group.name, ...words }, property, {
      related: [{ view: group, property: "vpcId", note: vpcId }],
    });
    return;
  }
}

/** The security groups that a launch template or configuration gives. */
function groupIdsOf(source: ResourceView): string[] {
  const isTemplate = source.is(LAUNCH_TEMPLATE);
  const direct = source.texts(isTemplate ? "vpcSecurityGroupIds" : "securityGroups") ?? [];
  const interfaces = isTemplate ? source.objects("networkInterfaces") : [];
  const nested = interfaces.flatMap((one) =>
    isPropertyMap(one) && Array.isArray(one["securityGroups"]) ? one["securityGroups"] : [],
  );
  return [...direct, ...nested].filter((id): id is string => typeof id === "string");
}

function mayHaveLoadBalancer(self: ResourceView, world: World): boolean {
  if (self.has("targetGroupArns") || self.has("loadBalancers") || self.has("trafficSources")) return true;
  const attachments = world.all(ATTACHMENT);
  const sources = world.all("aws:autoscaling/trafficSourceAttachment:TrafficSourceAttachment");
  if (sources.length > 0) return true;
  return attachments.some((one) => {
    const of = one.text("autoscalingGroupName");
    return of === undefined || of === self.text("name") || of === self.id;
  });
}
