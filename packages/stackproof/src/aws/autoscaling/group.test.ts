// Auto Scaling groups.
import { given, type Inputs, out, stack, testResource, unknown } from "../testing.ts";
import { group } from "./group.ts";

const SUBNETS = ["subnet-0a1b2c3d4e5f60718", "subnet-0a1b2c3d4e5f60719"];
const template = (more: Inputs = {}) =>
  given("aws:ec2/launchTemplate:LaunchTemplate", {
    imageId: "ami-0a1b2c3d4e5f60718",
    instanceType: "t3.micro",
    ...more,
  });
const base = {
  minSize: 1,
  maxSize: 3,
  vpcZoneIdentifiers: SUBNETS,
  launchTemplate: { id: out("template.id"), version: "$Latest" },
};
const placed = { ...base, vpcZoneIdentifiers: [out("a.id")] };
const target = (more: Inputs = {}) =>
  given("aws:lb/targetGroup:TargetGroup", { port: 80, protocol: "HTTP", vpcId: out("main.id"), ...more });
const mixed = (overrides: readonly Inputs[], distribution: Inputs = {}) => ({
  minSize: 1,
  maxSize: 3,
  vpcZoneIdentifiers: SUBNETS,
  mixedInstancesPolicy: {
    launchTemplate: { launchTemplateSpecification: { launchTemplateId: out("imageOnly.id") }, overrides },
    instancesDistribution: distribution,
  },
});

testResource(group, {
  given: {
    main: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16" }),
    other: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.1.0.0/16" }),
    a: given("aws:ec2/subnet:Subnet", { vpcId: out("main.id"), cidrBlock: "10.0.0.0/24" }),
    abroad: given("aws:ec2/subnet:Subnet", { vpcId: out("other.id"), cidrBlock: "10.1.0.0/24" }),
    foreign: given("aws:ec2/securityGroup:SecurityGroup", { vpcId: out("other.id") }),
    own: given("aws:ec2/securityGroup:SecurityGroup", { vpcId: out("main.id") }),
    template: template(),
    imageOnly: template({ instanceType: undefined }),
    typeOnly: template({ imageId: undefined }),
    web: target(),
    addresses: target({ targetType: "ip" }),
    far: target({ vpcId: out("other.id") }),
  },
  accepts: {
    "a group by a launch template": { ...base, desiredCapacity: 2, healthCheckType: "EC2" },
    "a group behind a load balancer": {
      ...placed,
      targetGroupArns: [out("web.arn")],
      healthCheckType: "ELB",
      enabledMetrics: ["GroupInServiceInstances"],
      tags: [
        { key: "Name", value: "web", propagateAtLaunch: true },
        { key: "team", value: "shop", propagateAtLaunch: false },
      ],
    },
    "types in the overrides": mixed([
      { instanceType: "t3.micro" },
      { instanceType: "t3a.micro", weightedCapacity: "2" },
    ]),
    "an instance refresh": {
      ...base,
      instanceRefresh: {
        strategy: "Rolling",
        preferences: { minHealthyPercentage: 50, maxHealthyPercentage: 150 },
        triggers: ["tag", "launch_template"],
      },
    },
    "a group of zones": { ...base, vpcZoneIdentifiers: undefined, availabilityZones: ["us-east-1a"] },
    "what nobody knows": {
      minSize: unknown(),
      maxSize: unknown(),
      desiredCapacity: unknown(),
      vpcZoneIdentifiers: unknown(),
      launchTemplate: unknown(),
      targetGroupArns: unknown(),
    },
    "a desired capacity of 0, which the provider leaves out": { ...base, desiredCapacity: 0 },
    "an empty group": { ...base, minSize: 0, maxSize: 0, desiredCapacity: 0 },
    "a hook with its role": {
      ...base,
      initialLifecycleHooks: [
        {
          name: "drain",
          lifecycleTransition: "autoscaling:EC2_INSTANCE_TERMINATING",
          notificationTargetArn: "arn:aws:sqs:us-east-1:123456789012:drain",
          roleArn: "arn:aws:iam::123456789012:role/hooks",
        },
      ],
    },
  },
  rejects: {
    "no-placement": [
      { ...base, vpcZoneIdentifiers: undefined },
      { ...base, vpcZoneIdentifiers: [] },
    ],
    "capacity-outside-limits": { ...base, desiredCapacity: 4 },
    "min-over-max": { ...base, minSize: 4 },
    "target-group-type": { ...placed, targetGroupArns: [out("addresses.arn")] },
    "template-reference": [
      { ...base, launchTemplate: { version: "$Latest" } },
      { ...base, launchTemplate: { id: out("template.id"), name: out("template.name") } },
    ],
    "template-incomplete": [
      { ...base, launchTemplate: { id: out("imageOnly.id") } },
      { ...base, launchTemplate: { name: out("typeOnly.name") } },
      mixed([]),
    ],
    "health-check-combination": { ...placed, targetGroupArns: [out("web.arn")], healthCheckType: "EC2,ELB" },
    "health-check-without-load-balancer": { ...base, healthCheckType: "ELB" },
    "refresh-percentages": {
      ...base,
      instanceRefresh: {
        strategy: "Rolling",
        preferences: { minHealthyPercentage: 0, maxHealthyPercentage: 150 },
      },
    },
    "maintenance-percentages": [
      { ...base, instanceMaintenancePolicy: { minHealthyPercentage: 50, maxHealthyPercentage: 200 } },
      { ...base, instanceMaintenancePolicy: { minHealthyPercentage: -1, maxHealthyPercentage: 100 } },
    ],
    "lifecycle-hook": {
      ...base,
      initialLifecycleHooks: [
        {
          name: "drain",
          lifecycleTransition: "autoscaling:EC2_INSTANCE_TERMINATING",
          notificationTargetArn: "arn:aws:sqs:us-east-1:123456789012:drain",
        },
      ],
    },
    "spot-pools": mixed([{ instanceType: "t3.micro" }], {
      spotInstancePools: 3,
      spotAllocationStrategy: "capacity-optimized",
    }),
    "tag-twice": {
      ...base,
      tags: [
        { key: "Name", value: "a", propagateAtLaunch: true },
        { key: "Name", value: "b", propagateAtLaunch: true },
      ],
    },
    "duplicate-name": stack(
      { ...base, name: "web" },
      { with: { more: given("aws:autoscaling/group:Group", { ...base, name: "web" }) } },
    ),
    "missing-input": { minSize: 1, maxSize: 3, vpcZoneIdentifiers: SUBNETS },
    "conflicting-inputs": { ...base, availabilityZones: ["us-east-1a"] },
    "invalid-health-check-type": { ...base, healthCheckType: "HTTP" },
    "invalid-instance-refresh-triggers": {
      ...base,
      instanceRefresh: { strategy: "Rolling", triggers: ["launchTemplate"] },
    },
    "subnets-of-two-vpcs": { ...base, vpcZoneIdentifiers: [out("a.id"), out("abroad.id")] },
    "target-group-of-other-vpc": { ...placed, targetGroupArns: [out("far.arn")] },
    "security-group-of-other-vpc": stack(
      { ...placed, launchTemplate: { id: out("secured.id") } },
      { with: { secured: template({ vpcSecurityGroupIds: [out("foreign.id")] }) } },
    ),
  },
  outputs: [
    {
      of: { ...base, name: "web" },
      are: {
        id: "web",
        arn: /^arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:[0-9a-f-]{36}:autoScalingGroupName\/web$/,
        desiredCapacity: 1,
        healthCheckType: "EC2",
      },
    },
  ],
});
