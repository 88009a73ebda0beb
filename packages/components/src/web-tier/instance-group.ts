// WebTier: the half that serves requests: launch template, role, Auto Scaling group and what scales it.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Block } from "../block.ts";
import { ServiceRole } from "../iam/service-role.ts";
import type { WebTierArgs, WebTierTransforms } from "./args.ts";
import type { BalancerNodes } from "./balancer.ts";
import { launchTemplateArgs } from "./instances.ts";
import { groupArgs, scheduleArgs, trackingsOf } from "./scaling.ts";

/** The inner resources that serve requests. */
export interface InstanceGroupNodes {
  readonly launchTemplate: aws.ec2.LaunchTemplate;
  readonly instanceProfile: aws.iam.InstanceProfile;
  readonly instanceRole: ServiceRole;
  readonly role: aws.iam.Role;
  readonly autoScalingGroup: aws.autoscaling.Group;
  /** By what they track: `cpu`, `requests`. */
  readonly scalingPolicies: Readonly<Record<string, aws.autoscaling.Policy>>;
  /** By the schedule's name. */
  readonly schedules: Readonly<Record<string, aws.autoscaling.Schedule>>;
}

/** A web tier's arguments, and what leads requests to its instances. */
interface InstanceGroupArgs extends WebTierArgs {
  readonly balancer: BalancerNodes;
}

/** The instances of a web tier and what scales them. A part of WebTier, which has checked the arguments. */
export class InstanceGroup extends Block {
  readonly nodes: InstanceGroupNodes;
  readonly #transforms: WebTierTransforms;

  constructor(name: string, args: InstanceGroupArgs, options: pulumi.ComponentResourceOptions) {
    super("WebTierInstances", name, args, options);
    this.#transforms = args.transform ?? {};
    const instanceRole = this.#role(args);
    const instanceProfile = this.create(
      aws.iam.InstanceProfile,
      "",
      {
        ...this.named("name", "instanceProfile", "web"),
        role: instanceRole.roleName,
        tags: this.tagged("web"),
      },
      this.#transforms.instanceProfile,
    );
    const launchTemplate = this.#launchTemplate(args, instanceProfile);
    const { listeners, rules } = args.balancer;
    const autoScalingGroup = this.#group(args, launchTemplate, [
      ...listeners,
      ...Object.values(rules),
      ...instanceRole.ready,
      ...args.network.egress,
      ...(args.securityGroups.ready ?? []),
    ]);
    this.nodes = {
      launchTemplate,
      instanceProfile,
      instanceRole,
      role: instanceRole.nodes.role,
      autoScalingGroup,
      scalingPolicies: this.#scalingPolicies(args, autoScalingGroup),
      schedules: this.#schedules(args, autoScalingGroup),
    };
    this.registerOutputs({ autoScalingGroupName: autoScalingGroup.name });
  }

  #role({ instances, transform }: WebTierArgs): ServiceRole {
    const partition = aws.getPartitionOutput({}, { parent: this }).partition;
    const sessions = pulumi.interpolate`arn:${partition}:iam::aws:policy/AmazonSSMManagedInstanceCore`;
    return new ServiceRole(
      this.nameOf("instances"),
      {
        ...this.inner("instances"),
        service: "ec2.amazonaws.com",
        description: `Instances of ${this.blockName}`,
        ...(instances.statements !== undefined && { statements: instances.statements }),
        managedPolicyArns: [sessions],
        ...(transform?.role !== undefined && { transform: transform.role }),
      },
      { parent: this },
    );
  }

  /** Tags of instances and volumes come from here; those of the provider do not reach them. */
  #launchTemplate(args: WebTierArgs, profile: aws.iam.InstanceProfile): aws.ec2.LaunchTemplate {
    const tags = this.tagged("web");
    return this.create(
      aws.ec2.LaunchTemplate,
      "",
      {
        ...this.named("name", "launchTemplate", "web"),
        ...launchTemplateArgs(args.instances),
        iamInstanceProfile: { arn: profile.arn },
        vpcSecurityGroupIds: [args.securityGroups.instances.id],
        tagSpecifications: ["instance", "volume", "network-interface"].map((resourceType) => ({
          resourceType,
          tags,
        })),
        tags,
      },
      this.#transforms.launchTemplate,
    );
  }

  /**
   * Without a listener the target group checks nobody's health, and the group would wait in vain; without security group
   * rules, rights and a way to the internet the first start of an instance fails. So the group waits for all of them.
   */
  #group(
    args: InstanceGroupArgs,
    template: aws.ec2.LaunchTemplate,
    dependsOn: pulumi.Resource[],
  ): aws.autoscaling.Group {
    const { instances, scaling = {}, readiness } = args;
    const launchTemplateVersion = template.latestVersion.apply(String);
    return this.create(
      aws.autoscaling.Group,
      "",
      {
        ...this.named("name", "autoScalingGroup", "web"),
        ...groupArgs({ instances, scaling, readiness, launchTemplateId: template.id, launchTemplateVersion }),
        vpcZoneIdentifiers: args.network.subnetIds("private"),
        targetGroupArns: [args.balancer.targetGroup.arn],
        tags: Object.entries(this.tagged("web")).map(([key, value]) => ({
          key,
          value,
          propagateAtLaunch: false,
        })),
      },
      this.#transforms.autoScalingGroup,
      // Scaling decides about the size once the group is there.
      { dependsOn, ignoreChanges: ["desiredCapacity"] },
    );
  }

  #scalingPolicies(
    { scaling = {}, balancer }: InstanceGroupArgs,
    group: aws.autoscaling.Group,
  ): Record<string, aws.autoscaling.Policy> {
    const suffixes = {
      loadBalancer: balancer.loadBalancer.arnSuffix,
      targetGroup: balancer.targetGroup.arnSuffix,
    };
    return Object.fromEntries(
      trackingsOf(scaling, suffixes).map(({ what, configuration }) => [
        what,
        this.create(
          aws.autoscaling.Policy,
          what,
          {
            ...this.named("name", "scalingPolicy", what),
            autoscalingGroupName: group.name,
            policyType: "TargetTrackingScaling",
            targetTrackingConfiguration: configuration,
          },
          this.#transforms.scalingPolicy,
        ),
      ]),
    );
  }

  #schedules(
    { scaling = {} }: WebTierArgs,
    group: aws.autoscaling.Group,
  ): Record<string, aws.autoscaling.Schedule> {
    return Object.fromEntries(
      (scaling.schedules ?? []).map((schedule) => [
        schedule.name,
        this.create(
          aws.autoscaling.Schedule,
          schedule.name,
          { ...scheduleArgs(schedule), autoscalingGroupName: group.name },
          this.#transforms.schedule,
        ),
      ]),
    );
  }
}
