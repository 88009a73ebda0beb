// Amazon EC2 Auto Scaling: what its models share. Pure.
import { isPropertyMap, type PropertyMap } from "../../core/value.ts";
import {
  bool,
  int,
  type Kind,
  leaf,
  list,
  object,
  oneOf,
  type ResourceView,
  ref,
  shown,
  text,
  type UniqueSpec,
  type World,
  withDefault,
} from "../../model/kernel.ts";
import { asText, known } from "../../model/kinds/kind.ts";

export const GROUP = "aws:autoscaling/group:Group";
export const ATTACHMENT = "aws:autoscaling/attachment:Attachment";
export const LAUNCH_TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
export const LAUNCH_CONFIGURATION = "aws:ec2/launchConfiguration:LaunchConfiguration";
export const API = "https://docs.aws.amazon.com/autoscaling/ec2/APIReference";
export const GUIDE = "https://docs.aws.amazon.com/autoscaling/ec2/userguide";
export const PROVIDER =
  "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/autoscaling";

/** The name of a group, as other resources give it. */
export const groupName = ref(GROUP, ["name", "id"]);

/**
 * What belongs to a group has a name of its own there.
 *
 * @param input the input that holds the name
 */
export function nameInGroup(what: string, input: string): UniqueSpec {
  return {
    key(self) {
      const [group, name] = [self.text("autoscalingGroupName"), self.text(input)];
      return group === undefined || name === undefined ? undefined : `${group} ${name}`;
    },
    scope: "region",
    says: (key) => `have the name ${JSON.stringify(key.split(" ")[1] ?? "")} in one group`,
    property: input,
    effect: "broken",
    why: `AWS does not refuse the second ${what}: it replaces the first with it.`,
    fix: `Give each ${what} of a group a name of its own.`,
  };
}

/** What a lifecycle hook is made of, inline or as a resource of its own. */
export const hookFields = {
  defaultResult: oneOf(["CONTINUE", "ABANDON"]),
  heartbeatTimeout: int({ min: 30, max: 7200, unit: "seconds" }),
  lifecycleTransition: oneOf(["autoscaling:EC2_INSTANCE_LAUNCHING", "autoscaling:EC2_INSTANCE_TERMINATING"]),
  notificationMetadata: text({ min: 1, max: 1023 }, { by: "aws", docs: `${API}/API_PutLifecycleHook.html` }),
  notificationTargetArn: text(),
  roleArn: ref("aws:iam/role:Role", "arn"),
};

/** What is wrong with where a lifecycle hook reports to. */
export function hookProblem(
  hook: PropertyMap,
  region: string | undefined,
):
  | { readonly property: string; readonly found: string; readonly fix: string; readonly quote?: string }
  | undefined {
  const target = hook["notificationTargetArn"];
  const hasRole = hook["roleArn"] !== undefined && hook["roleArn"] !== null;
  if ((target === undefined || target === null) && hasRole) {
    return {
      property: "roleArn",
      found: "has a roleArn and no notificationTargetArn",
      fix: "Give `notificationTargetArn`, or leave out `roleArn`.",
      quote: "'NotificationTargetARN' parameter required when 'RoleARN' parameter is specified",
    };
  }
  if (typeof target !== "string") return undefined;
  const [, , service, place, , ...rest] = target.split(":");
  if (place !== undefined && place !== "" && region !== undefined && place !== region) {
    return {
      property: "notificationTargetArn",
      found: `reports to ${place}, and the group is in ${region}`,
      fix: "Give a target of the same region.",
    };
  }
  const isQueue = service === "sns" || service === "sqs";
  if (isQueue && rest.join(":").endsWith(".fifo")) {
    return {
      property: "notificationTargetArn",
      found: "reports to a FIFO queue or topic",
      fix: "Give a standard queue or topic.",
    };
  }
  if (isQueue && !hasRole) {
    return {
      property: "notificationTargetArn",
      found: `reports to ${service === "sns" ? "an SNS topic" : "an SQS queue"} and has no roleArn`,
      fix: "Give `roleArn`: a role that autoscaling.amazonaws.com may assume and that may publish there.",
    };
  }
  return undefined;
}

const HEALTH_CHECKS = new Set(["EC2", "EBS", "ELB", "VPC_LATTICE"]);

/** Health checks beyond those of EC2. */
export function healthChecks(): Kind<string> {
  return leaf<string>(
    {
      expects: "EC2, or EBS, ELB and VPC_LATTICE with commas between them",
      good: "ELB",
      bad: "HTTP",
      decode: asText,
      fault(value) {
        const parts = value.split(",").map((part) => part.trim());
        const wrong = parts.find((part) => !HEALTH_CHECKS.has(part));
        if (value === "" || wrong === undefined) return undefined;
        return { says: `is ${shown(value)}; it takes EC2, EBS, ELB and VPC_LATTICE` };
      },
    },
    {
      by: "aws",
      docs: `${API}/API_CreateAutoScalingGroup.html`,
      fix: 'Write `healthCheckType: "ELB"` or `"EC2"`.',
    },
  );
}

/** The group of the program that a policy, schedule, attachment or hook is for. */
export function groupOf(self: ResourceView): ResourceView | undefined {
  return self.ref("autoscalingGroupName");
}

/** How a group names a launch template, in `launchTemplate` or in a mixed instances policy. */
export interface TemplateUse {
  /** Where: `launchTemplate`. */
  readonly property: string;
  readonly template: ResourceView | undefined;
  /** True for types that overrides of a mixed instances policy give. */
  readonly hasTypes: boolean;
  /** True when overrides name launch templates of their own. */
  readonly hasTemplates: boolean;
  readonly hasId: boolean;
  readonly hasName: boolean;
}

/** The launch template of a group; undefined when it has none or when that is unknown. */
export function templateOf(self: ResourceView, world: World): TemplateUse | undefined {
  const direct = known(self.node.inputs["launchTemplate"]);
  if (isPropertyMap(direct)) {
    return {
      ...useOf(direct, "launchTemplate", "id", "name", self, world),
      hasTypes: false,
      hasTemplates: false,
    };
  }
  const mixed = known(self.node.inputs["mixedInstancesPolicy"]);
  const outer = isPropertyMap(mixed) ? known(mixed["launchTemplate"]) : undefined;
  if (!isPropertyMap(outer)) return undefined;
  const specification = known(outer["launchTemplateSpecification"]);
  if (!isPropertyMap(specification)) return undefined;
  const overrides = known(outer["overrides"]);
  const hasTypes = outer["overrides"] !== undefined && !(Array.isArray(overrides) && overrides.length === 0);
  const property = "mixedInstancesPolicy.launchTemplate.launchTemplateSpecification";
  const list = Array.isArray(overrides) ? overrides : [];
  const hasTemplates = list.some(
    (one) => isPropertyMap(one) && one["launchTemplateSpecification"] !== undefined,
  );
  const use = useOf(specification, property, "launchTemplateId", "launchTemplateName", self, world);
  return { ...use, hasTypes, hasTemplates };
}

function useOf(
  map: PropertyMap,
  property: string,
  idInput: string,
  nameInput: string,
  self: ResourceView,
  world: World,
): Omit<TemplateUse, "hasTypes" | "hasTemplates"> {
  const [id, name] = [known(map[idInput]), known(map[nameInput])];
  const template =
    (id === undefined ? undefined : world.find(LAUNCH_TEMPLATE, "id", asText(id), self)) ??
    (name === undefined ? undefined : world.find(LAUNCH_TEMPLATE, "name", asText(name), self));
  return {
    property,
    template,
    hasId: map[idInput] !== undefined && map[idInput] !== null,
    hasName: map[nameInput] !== undefined && map[nameInput] !== null,
  };
}

const range = object({ max: int(), min: int() });
const decimals = object({ max: text(), min: text() });

/** Attributes by which instance types are chosen. */
export const instanceRequirements = object({
  acceleratorCount: range,
  acceleratorManufacturers: list(text()),
  acceleratorNames: list(text()),
  acceleratorTotalMemoryMib: range,
  acceleratorTypes: list(text()),
  allowedInstanceTypes: list(text(), { max: 400 }, { by: "aws" }),
  bareMetal: oneOf(["included", "excluded", "required"]),
  baselineEbsBandwidthMbps: range,
  burstablePerformance: oneOf(["included", "excluded", "required"]),
  cpuManufacturers: list(text()),
  excludedInstanceTypes: list(text(), { max: 400 }, { by: "aws" }),
  instanceGenerations: list(oneOf(["current", "previous"])),
  localStorage: oneOf(["included", "excluded", "required"]),
  localStorageTypes: list(oneOf(["hdd", "ssd"])),
  maxSpotPriceAsPercentageOfOptimalOnDemandPrice: int(),
  memoryGibPerVcpu: decimals,
  memoryMib: range,
  networkBandwidthGbps: decimals,
  networkInterfaceCount: range,
  onDemandMaxPricePercentageOverLowestPrice: int(),
  requireHibernateSupport: bool(),
  spotMaxPricePercentageOverLowestPrice: int(),
  totalLocalStorageGb: decimals,
  vcpuCount: range,
});

/** A launch template as a mixed instances policy names it. */
export const templateSpecification = object({
  launchTemplateId: ref(LAUNCH_TEMPLATE),
  launchTemplateName: ref(LAUNCH_TEMPLATE, "name"),
  version: withDefault(text(), "$Default"),
});
