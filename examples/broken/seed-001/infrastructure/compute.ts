// Load balancer, launch template and Auto Scaling group.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { NAME_PREFIX, REGION, TAGS } from "./config";

export interface ComputeArgs {
  readonly vpcId: pulumi.Input<string>;
  readonly publicSubnetIds: pulumi.Input<string>[];
  readonly privateSubnetIds: pulumi.Input<string>[];
  readonly albGroupId: pulumi.Input<string>;
  readonly webGroupId: pulumi.Input<string>;
  readonly instanceProfileName: pulumi.Input<string>;
}

export class ComputeInfrastructure extends pulumi.ComponentResource {
  readonly alb: aws.lb.LoadBalancer;
  readonly launchTemplate: aws.ec2.LaunchTemplate;
  readonly autoScalingGroup: aws.autoscaling.Group;
  readonly targetGroup: aws.lb.TargetGroup;
  readonly listener: aws.lb.Listener;

  constructor(
    private readonly name: string,
    private readonly args: ComputeArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("storefront:infrastructure:Compute", name, {}, opts);
    this.alb = this.createLoadBalancer();
    this.launchTemplate = this.createLaunchTemplate();
    this.autoScalingGroup = this.createAutoScalingGroup();
    this.targetGroup = this.createTargetGroup();
    this.listener = this.createAlbListener();
    this.registerOutputs({ dnsName: this.alb.dnsName });
  }

  private createLoadBalancer(): aws.lb.LoadBalancer {
    return new aws.lb.LoadBalancer(
      `${this.name}-alb`,
      {
        name: `${NAME_PREFIX}-alb`,
        loadBalancerType: "application",
        securityGroups: [this.args.albGroupId],
        subnets: this.args.publicSubnetIds,
        tags: this.tags("alb"),
      },
      { parent: this },
    );
  }

  private createLaunchTemplate(): aws.ec2.LaunchTemplate {
    const userData = `#!/bin/bash
dnf install -y nginx
systemctl enable --now nginx
/opt/aws/bin/cfn-signal -e $? --stack ${NAME_PREFIX} --resource AutoScalingGroup --region ${REGION}
`;
    const image = aws.ssm.getParameterOutput({
      name: "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64",
    });
    return new aws.ec2.LaunchTemplate(
      `${this.name}-web`,
      {
        name: `${NAME_PREFIX}-web`,
        imageId: image.value,
        instanceType: "t3.small",
        iamInstanceProfile: { name: this.args.instanceProfileName },
        vpcSecurityGroupIds: [this.args.webGroupId],
        metadataOptions: { httpTokens: "required" },
        userData: Buffer.from(userData).toString("base64"),
        tags: this.tags("web"),
      },
      { parent: this },
    );
  }

  private createAutoScalingGroup(): aws.autoscaling.Group {
    return new aws.autoscaling.Group(
      `${this.name}-web`,
      {
        name: `${NAME_PREFIX}-web`,
        minSize: 2,
        maxSize: 6,
        vpcZoneIdentifiers: this.args.privateSubnetIds,
        targetGroupArns: [this.targetGroup.arn],
        healthCheckType: "ELB",
        launchTemplate: { id: this.launchTemplate.id, version: "$Latest" },
        tags: [{ key: "Name", value: `${NAME_PREFIX}-web`, propagateAtLaunch: true }],
      },
      { parent: this },
    );
  }

  private createTargetGroup(): aws.lb.TargetGroup {
    return new aws.lb.TargetGroup(
      `${this.name}-web`,
      {
        name: `${NAME_PREFIX}-web`,
        port: 80,
        protocol: "HTTP",
        vpcId: this.args.vpcId,
        healthCheck: { path: "/health" },
        tags: this.tags("web"),
      },
      { parent: this },
    );
  }

  private tags(what: string): Record<string, string> {
    return { ...TAGS, Name: `${NAME_PREFIX}-${what}` };
  }
}
