// WebTier: a load balancer and the instances behind it.
import * as pulumi from "@pulumi/pulumi";
import { Block } from "../block.ts";
import type { WebTierArgs } from "./args.ts";
import { Balancer, type BalancerNodes } from "./balancer.ts";
import { checkWebTier } from "./checks.ts";
import { InstanceGroup, type InstanceGroupNodes } from "./instance-group.ts";

/** The inner resources of a web tier. */
export interface WebTierNodes extends BalancerNodes, InstanceGroupNodes {}

/**
 * An Application Load Balancer in the public subnets, and an Auto Scaling group in the private ones.
 *
 * Instances have no key pair and no open SSH port: Session Manager reaches them. They count as ready when the load
 * balancer's health check passes, and the first update waits for them. The group is made after the listeners and rules
 * that this check needs, and nothing that the load balancer needs waits for the group.
 *
 * At rest it costs about 16.40 USD a month for the load balancer, 3.65 USD for each of its public addresses, of which it
 * has one or more in each zone, and 7.60 USD for each t3.micro, in us-east-1; volumes by GB and month, and detailed
 * monitoring by metric, come on top (https://aws.amazon.com/elasticloadbalancing/pricing/,
 * https://aws.amazon.com/vpc/pricing/, https://aws.amazon.com/ec2/pricing/on-demand/,
 * https://aws.amazon.com/ebs/pricing/, https://aws.amazon.com/cloudwatch/pricing/).
 *
 * @example
 * new WebTier("web", {
 *   network,
 *   securityGroups: { loadBalancer: groups.of("alb"), instances: groups.of("web"), ready: groups.ready },
 *   listener: { protocol: "HTTPS", certificateArn },
 *   instances: { userData: new UserData().shell("dnf install -y nginx", "systemctl enable --now nginx") },
 * });
 */
export class WebTier extends Block {
  /** Address of the load balancer: `https://` and its DNS name; a certificate is for a name of yours. */
  readonly url: pulumi.Output<string>;
  readonly dnsName: pulumi.Output<string>;
  readonly protocol: "HTTP" | "HTTPS";
  /** Hosted zone of the DNS name, for alias records. */
  readonly zoneId: pulumi.Output<string>;
  readonly loadBalancerArn: pulumi.Output<string>;
  /** Target group of the instances. */
  readonly targetGroupArn: pulumi.Output<string>;
  readonly autoScalingGroupName: pulumi.Output<string>;
  readonly nodes: WebTierNodes;

  /**
   * @throws WebTierError when the arguments cannot be; then nothing is made
   * @throws UserDataError when the user data is too long
   */
  constructor(name: string, args: WebTierArgs, options?: pulumi.ComponentResourceOptions) {
    checkWebTier(name, args);
    super("WebTier", name, args, options);
    const deletionProtection = args.deletionProtection ?? /^prod/i.test(pulumi.getStack());
    const inside = { parent: this };
    const front = new Balancer(name, { ...args, ...this.inner(""), deletionProtection }, inside);
    const back = new InstanceGroup(name, { ...args, ...this.inner(""), balancer: front.nodes }, inside);
    this.nodes = { ...front.nodes, ...back.nodes };
    const { loadBalancer, targetGroup, autoScalingGroup } = this.nodes;
    this.protocol = args.listener.protocol;
    this.dnsName = loadBalancer.dnsName;
    this.zoneId = loadBalancer.zoneId;
    this.url = pulumi.interpolate`${this.protocol.toLowerCase()}://${this.dnsName}`;
    this.loadBalancerArn = loadBalancer.arn;
    this.targetGroupArn = targetGroup.arn;
    this.autoScalingGroupName = autoScalingGroup.name;
    this.registerOutputs({
      url: this.url,
      dnsName: this.dnsName,
      zoneId: this.zoneId,
      loadBalancerArn: this.loadBalancerArn,
      targetGroupArn: this.targetGroupArn,
      autoScalingGroupName: this.autoScalingGroupName,
    });
  }
}
