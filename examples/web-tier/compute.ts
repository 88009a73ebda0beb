// The load balancer and the instances behind it.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Names } from "./names";
import type { Network } from "./network";
import { type Security, WEB_PORT } from "./security";
import { userData } from "./user-data";

export interface ComputeArgs {
  names: Names;
  network: Network;
  security: Security;
  /** @default "t3.micro" */
  instanceType?: string;
  /** @default 2 */
  minimum?: number;
  /** @default 4 */
  maximum?: number;
}

export class Compute extends pulumi.ComponentResource {
  readonly url: pulumi.Output<string>;
  readonly loadBalancer: aws.lb.LoadBalancer;
  readonly targetGroup: aws.lb.TargetGroup;
  readonly group: aws.autoscaling.Group;

  constructor(name: string, args: ComputeArgs, options?: pulumi.ComponentResourceOptions) {
    super("webtier:index:Compute", name, {}, options);
    const { names, network, security } = args;
    const parent = { parent: this };

    this.loadBalancer = new aws.lb.LoadBalancer(
      name,
      {
        name: names.of("alb"),
        loadBalancerType: "application",
        subnets: network.publicSubnets.map((subnet) => subnet.id),
        securityGroups: [security.loadBalancerGroup.id],
        dropInvalidHeaderFields: true,
        tags: names.tags("alb"),
      },
      { ...parent, dependsOn: network.ingress },
    );
    this.targetGroup = new aws.lb.TargetGroup(
      name,
      {
        name: names.of("web"),
        vpcId: network.vpc.id,
        port: WEB_PORT,
        protocol: "HTTP",
        targetType: "instance",
        deregistrationDelay: 30,
        healthCheck: {
          path: "/health",
          matcher: "200",
          interval: 15,
          healthyThreshold: 2,
          unhealthyThreshold: 3,
        },
        tags: names.tags("web"),
      },
      parent,
    );
    const listener = new aws.lb.Listener(
      name,
      {
        loadBalancerArn: this.loadBalancer.arn,
        port: 80,
        protocol: "HTTP",
        defaultActions: [{ type: "forward", targetGroupArn: this.targetGroup.arn }],
        tags: names.tags("http"),
      },
      parent,
    );

    const template = new aws.ec2.LaunchTemplate(
      name,
      {
        name: names.of("web"),
        // The newest Amazon Linux 2023, looked up by EC2 at each launch.
        imageId: "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64",
        instanceType: args.instanceType ?? "t3.micro",
        updateDefaultVersion: true,
        iamInstanceProfile: { arn: security.instanceProfile.arn },
        vpcSecurityGroupIds: [security.webGroup.id],
        metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
        monitoring: { enabled: true },
        blockDeviceMappings: [
          {
            deviceName: "/dev/xvda",
            ebs: {
              volumeSize: 10,
              volumeType: "gp3",
              encrypted: "true",
              kmsKeyId: security.key.arn,
              deleteOnTermination: "true",
            },
          },
        ],
        userData: Buffer.from(userData(names.of("web"))).toString("base64"),
        tagSpecifications: [{ resourceType: "volume", tags: names.tags("web") }],
        tags: names.tags("web"),
      },
      parent,
    );

    this.group = new aws.autoscaling.Group(
      name,
      {
        name: names.of("web"),
        minSize: args.minimum ?? 2,
        maxSize: args.maximum ?? 4,
        vpcZoneIdentifiers: network.privateSubnets.map((subnet) => subnet.id),
        launchTemplate: { id: template.id, version: template.latestVersion.apply(String) },
        targetGroupArns: [this.targetGroup.arn],
        healthCheckType: "ELB",
        healthCheckGracePeriod: 180,
        instanceRefresh: { strategy: "Rolling", preferences: { minHealthyPercentage: 50 } },
        tags: [{ key: "Name", value: names.of("web"), propagateAtLaunch: true }],
      },
      // Without a listener the target group checks nobody's health, and the group would wait in vain; without a way
      // to the internet the first start of an instance fails.
      { ...parent, dependsOn: [listener, ...network.egress, ...security.ready] },
    );

    new aws.autoscaling.Policy(
      `${name}-cpu`,
      {
        name: names.of("cpu"),
        autoscalingGroupName: this.group.name,
        policyType: "TargetTrackingScaling",
        estimatedInstanceWarmup: 180,
        targetTrackingConfiguration: {
          predefinedMetricSpecification: { predefinedMetricType: "ASGAverageCPUUtilization" },
          targetValue: 60,
        },
      },
      parent,
    );

    this.url = pulumi.interpolate`http://${this.loadBalancer.dnsName}`;
    this.registerOutputs({ url: this.url });
  }
}
