// Amazon EC2 Auto Scaling: what can be wrong with a group.
import { finding } from "../../model/kernel.ts";
import { API, GUIDE } from "./shared.ts";

const CREATE = { operation: "autoscaling:CreateAutoScalingGroup", code: "ValidationError" } as const;

export const groupFindings = {
  "no-placement": finding<{ name: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) => `\`${p.name}\` has neither subnets nor Availability Zones.`,
    why: "A group has to know where to start instances.",
    fix: "Give `vpcZoneIdentifiers`, the ids of subnets.",
    aws: CREATE,
    quote: "At least one Availability Zone or VPC Subnet is required.",
    docs: "https://github.com/chef-boneyard/chef-provisioning-aws/issues/135",
  }),
  "capacity-outside-limits": finding<{ name: string; desired: number; min: number; max: number }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) =>
      `\`${p.name}\` has the desired capacity ${p.desired}, which is not between ${p.min} and ${p.max}.`,
    why: "A group is never smaller than minSize and never larger than maxSize.",
    fix: "Change `desiredCapacity`, `minSize` or `maxSize`.",
    aws: CREATE,
    quote: (p) =>
      `Desired capacity:${p.desired} must be between the specified min size:${p.min} and max size:${p.max}`,
    docs: `${API}/API_CreateAutoScalingGroup.html`,
  }),
  "min-over-max": finding<{ name: string; min: number; max: number }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) => `\`${p.name}\` has minSize ${p.min} and maxSize ${p.max}.`,
    why: "The smallest size cannot be above the largest.",
    fix: "Raise `maxSize` or lower `minSize`.",
    aws: CREATE,
    docs: `${API}/API_CreateAutoScalingGroup.html`,
  }),
  "subnets-of-two-vpcs": finding<{ name: string; first: string; second: string }>({
    severity: "warning",
    effect: "rejected",
    evidence: "inferred",
    message: (p) => `\`${p.name}\` has subnets in ${p.first} and in ${p.second}.`,
    why: "The instances of a group lie in one VPC: their security groups are of one.",
    fix: "Give subnets of one VPC.",
    aws: CREATE,
    docs: `${GUIDE}/asg-in-vpc.html`,
  }),
  "target-group-type": finding<{ name: string; group: string; type: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) =>
      `\`${p.name}\` registers its instances in \`${p.group}\`, which is for targets of type ${p.type}.`,
    why: "A group registers instances by their ids.",
    fix: (p) => `Write \`targetType: "instance"\` for \`${p.group}\`.`,
    aws: CREATE,
    quote: "has invalid target type. Please ensure all provided Target Groups have target type of instance.",
    docs: "https://github.com/hashicorp/terraform/issues/18674",
  }),
  "target-group-of-other-vpc": finding<{ name: string; group: string; vpc: string; own: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) =>
      `\`${p.name}\` starts instances in ${p.own}, and its target group \`${p.group}\` is of ${p.vpc}.`,
    why: "A target group takes instances of its own VPC.",
    fix: (p) => `Set \`vpcId\` of \`${p.group}\` to the VPC of the subnets.`,
    aws: CREATE,
    docs: `${GUIDE}/attach-load-balancer-asg.html`,
  }),
  "security-group-of-other-vpc": finding<{
    name: string;
    group: string;
    vpc: string;
    own: string;
    from: string;
  }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) =>
      `\`${p.name}\` starts instances in ${p.own}, and \`${p.from}\` gives them the security group \`${p.group}\` of ${p.vpc}.`,
    why: "Security groups belong to one VPC. A group without `vpcId` belongs to the default VPC.",
    fix: (p) => `Set \`vpcId\` of \`${p.group}\` to the VPC of the subnets.`,
    aws: CREATE,
    quote:
      "One or more security groups in the launch template are not linked to the VPCs configured in the Auto Scaling group",
    docs: "https://github.com/mludvig/aws-ethereum-miner/issues/12",
  }),
  "template-reference": finding<{ name: string; found: string; quote: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) => `\`${p.name}\` names its launch template ${p.found}.`,
    why: "A launch template is named by its id or by its name.",
    fix: "Give `id` and leave out `name`.",
    aws: CREATE,
    quote: (p) => (p.quote === "" ? undefined : p.quote),
    docs: `${API}/API_LaunchTemplateSpecification.html`,
  }),
  "template-incomplete": finding<{ name: string; template: string; missing: string; fix: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) => `\`${p.name}\` starts instances by \`${p.template}\`, which has no ${p.missing}.`,
    why: "A launch template may leave out anything, but a group needs an image and an instance type.",
    fix: (p) => p.fix,
    aws: CREATE,
    quote: "You must use a valid fully-formed launch template.",
    docs: `${GUIDE}/create-launch-template.html`,
  }),
  "health-check-combination": finding<{ name: string; types: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) => `\`${p.name}\` has the health checks ${p.types}.`,
    why: "EC2 stands alone: its checks are always made. EBS, ELB and VPC_LATTICE can be combined.",
    fix: "Leave out EC2.",
    aws: CREATE,
    docs: `${API}/API_CreateAutoScalingGroup.html`,
  }),
  "health-check-without-load-balancer": finding<{ name: string }>({
    severity: "note",
    effect: "risky",
    evidence: "documented",
    message: (p) => `\`${p.name}\` has ELB health checks, and the program connects it with no load balancer.`,
    why: "Without load balancer nobody makes these checks.",
    fix: "Give `targetGroupArns`, or leave out `healthCheckType`.",
    docs: `${GUIDE}/ec2-auto-scaling-health-checks.html`,
  }),
  "refresh-percentages": finding<{ name: string; min: number; max: number }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) =>
      `The instance refresh of \`${p.name}\` keeps between ${p.min} and ${p.max} percent healthy; at most 100 may lie between them.`,
    fix: "Raise `minHealthyPercentage` or lower `maxHealthyPercentage`.",
    aws: { operation: "autoscaling:StartInstanceRefresh", code: "ValidationError" },
    docs: `${API}/API_RefreshPreferences.html`,
  }),
  "maintenance-percentages": finding<{ name: string; min: number; max: number }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) =>
      `The maintenance policy of \`${p.name}\` keeps between ${p.min} and ${p.max} percent healthy.`,
    why: "At most 100 may lie between them, and -1, which clears the policy, is given for both.",
    fix: "Raise `minHealthyPercentage` or lower `maxHealthyPercentage`.",
    aws: CREATE,
    docs: `${API}/API_InstanceMaintenancePolicy.html`,
  }),
  "lifecycle-hook": finding<{ name: string; hook: string; found: string; fix: string; quote: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) => `The lifecycle hook ${p.hook} of \`${p.name}\` ${p.found}.`,
    fix: (p) => p.fix,
    aws: CREATE,
    quote: (p) => (p.quote === "" ? undefined : p.quote),
    docs: `${API}/API_PutLifecycleHook.html`,
  }),
  "spot-pools": finding<{ name: string; strategy: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) => `\`${p.name}\` gives spotInstancePools with the strategy ${p.strategy}.`,
    why: "A number of pools goes with the strategy lowest-price only.",
    fix: "Leave out `spotInstancePools`.",
    aws: CREATE,
    docs: `${API}/API_InstancesDistribution.html`,
  }),
  "tag-twice": finding<{ name: string; key: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) => `\`${p.name}\` has the tag ${JSON.stringify(p.key)} more than once.`,
    fix: "Leave out one of them.",
    aws: CREATE,
    docs: `${API}/API_Tag.html`,
  }),
};
