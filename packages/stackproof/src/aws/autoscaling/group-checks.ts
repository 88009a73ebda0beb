// AWS Auto Scaling: what of a group needs more than one input, or other resources. Pure.
import { isPropertyMap } from "../../core/value.ts";
import type { Report, ResourceView, World } from "../../model/kernel.ts";
import { foreignVpcOf, inputObjects, securityGroupOf, subnetOf, vpcIdOf, vpcWords } from "../lb/shared.ts";
import type { groupFindings } from "./group-findings.ts";
import type { groupInputs } from "./group-inputs.ts";
import { ATTACHMENT, hookProblem, LAUNCH_TEMPLATE, templateOf } from "./shared.ts";

type Group = ResourceView<typeof groupInputs>;
type GroupReport = Report<typeof groupFindings>;

/** Everything that needs more than one input, or other resources. */
export function checkGroup(self: Group, world: World, report: GroupReport): void {
  checkSizes(self, report);
  const own = checkPlacement(self, world, report);
  checkTargetGroups(self, world, own, report);
  checkTemplate(self, world, own, report);
  checkHealthChecks(self, world, report);
  checkPercentages(self, report);
  checkHooks(self, report);
  checkSpotPools(self, report);
  checkTags(self, report);
}

function checkSizes(self: Group, report: GroupReport): void {
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
}

/** Where the instances run; gives back the VPC, when the program tells it. */
function checkPlacement(self: Group, world: World, report: GroupReport): string | undefined {
  const { name } = self;
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
  if (first !== undefined && other !== undefined) {
    const words = { first: vpcWords(world, first.vpcId, self), second: vpcWords(world, other.vpcId, self) };
    const related = [first, other].map((one) => ({ view: one.subnet, property: "vpcId", note: one.vpcId }));
    report("subnets-of-two-vpcs", { name, ...words }, "vpcZoneIdentifiers", { related });
  }
  return first?.vpcId;
}

function checkTargetGroups(self: Group, world: World, own: string | undefined, report: GroupReport): void {
  const { name } = self;
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
}

function checkTemplate(self: Group, world: World, own: string | undefined, report: GroupReport): void {
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

function checkHealthChecks(self: Group, world: World, report: GroupReport): void {
  const { name } = self;
  const checks = (self.inputs.healthCheckType ?? "").split(",").map((part) => part.trim());
  if (checks.length > 1 && checks.includes("EC2")) {
    report("health-check-combination", { name, types: checks.join(", ") }, "healthCheckType");
  }
  if (checks.includes("ELB") && !mayHaveLoadBalancer(self, world)) {
    report("health-check-without-load-balancer", { name }, "healthCheckType");
  }
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

/** How much of the group may be missing while instances are replaced. */
function checkPercentages(self: Group, report: GroupReport): void {
  const { name } = self;
  const refresh = self.inputs.instanceRefresh?.preferences;
  const [low, high] = [refresh?.minHealthyPercentage, refresh?.maxHealthyPercentage];
  if (low !== undefined && high !== undefined && high - low > 100) {
    report("refresh-percentages", { name, min: low, max: high }, "instanceRefresh.preferences");
  }
  const policy = self.inputs.instanceMaintenancePolicy;
  const [least, most] = [policy?.minHealthyPercentage, policy?.maxHealthyPercentage];
  if (least !== undefined && most !== undefined && (most - least > 100 || (least === -1) !== (most === -1))) {
    report("maintenance-percentages", { name, min: least, max: most }, "instanceMaintenancePolicy");
  }
}

function checkHooks(self: Group, report: GroupReport): void {
  const { name } = self;
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
}

function checkSpotPools(self: Group, report: GroupReport): void {
  const { name } = self;
  const spot = self.inputs.mixedInstancesPolicy?.instancesDistribution;
  const strategy = spot?.spotAllocationStrategy;
  if ((spot?.spotInstancePools ?? 0) > 0 && strategy !== undefined && strategy !== "lowest-price") {
    report("spot-pools", { name, strategy }, "mixedInstancesPolicy.instancesDistribution.spotInstancePools");
  }
}

function checkTags(self: Group, report: GroupReport): void {
  const { name } = self;
  const keys = new Set<string>();
  for (const [index, tag] of (self.inputs.tags ?? []).entries()) {
    if (tag?.key === undefined) continue;
    if (keys.has(tag.key)) report("tag-twice", { name, key: tag.key }, `tags[${index}].key`);
    keys.add(tag.key);
  }
}
