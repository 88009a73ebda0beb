// WebTier: its arguments.
import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { BlockArgs } from "../block.ts";
import type { ServiceRoleArgs } from "../iam/service-role.ts";
import type { NetworkLike } from "../network/network-like.ts";
import type { Transform } from "../transform.ts";
import type { AccessLogBucket, AccessLogBucketTransforms } from "./access-log-bucket.ts";
import type { InstanceArgs, ReadinessArgs, ScalingArgs } from "./instance-args.ts";
import type { HealthCheckArgs, ListenerArgs, RouteTarget, RuleArgs } from "./listener-args.ts";

/** Where access logs go. */
export interface AccessLogArgs {
  /**
   * An AccessLogBucket, for several load balancers to share, or the name of a bucket of the same region that lets load
   * balancers write.
   *
   * @default a new one
   */
  readonly bucket?: AccessLogBucket | pulumi.Input<string>;
  /**
   * Folder in the bucket; it must not hold "AWSLogs".
   *
   * @default none
   * @example "shop/web"
   */
  readonly prefix?: string;
  /**
   * Days after which the new bucket deletes them.
   *
   * @default 30
   */
  readonly days?: number;
}

/** Changes of inner resources. */
export interface WebTierTransforms {
  readonly loadBalancer?: Transform<aws.lb.LoadBalancerArgs>;
  readonly targetGroup?: Transform<aws.lb.TargetGroupArgs>;
  readonly listener?: Transform<aws.lb.ListenerArgs>;
  readonly listenerCertificate?: Transform<aws.lb.ListenerCertificateArgs>;
  readonly listenerRule?: Transform<aws.lb.ListenerRuleArgs>;
  readonly webAclAssociation?: Transform<aws.wafv2.WebAclAssociationArgs>;
  readonly launchTemplate?: Transform<aws.ec2.LaunchTemplateArgs>;
  readonly instanceProfile?: Transform<aws.iam.InstanceProfileArgs>;
  readonly autoScalingGroup?: Transform<aws.autoscaling.GroupArgs>;
  readonly scalingPolicy?: Transform<aws.autoscaling.PolicyArgs>;
  readonly schedule?: Transform<aws.autoscaling.ScheduleArgs>;
  /** The instances' role and its policies. */
  readonly role?: NonNullable<ServiceRoleArgs["transform"]>;
  /** The bucket of the access logs and what belongs to it. */
  readonly accessLogs?: AccessLogBucketTransforms;
}

/** A security group: a resource, or the id of one that is there. */
export interface SecurityGroupLike {
  readonly id: pulumi.Input<string>;
}

/** A web tier. */
export interface WebTierArgs extends BlockArgs {
  /** With public and private subnets in two zones or more. */
  readonly network: NetworkLike;
  /** Groups of the load balancer and of the instances, with the rules between them. */
  readonly securityGroups: {
    readonly loadBalancer: SecurityGroupLike;
    readonly instances: SecurityGroupLike;
    /** The rules; instances wait for them. */
    readonly ready?: readonly pulumi.Resource[];
  };
  /** HTTPS with a certificate, or HTTP said so. */
  readonly listener: ListenerArgs;
  /**
   * Port that the instances serve, with HTTP.
   *
   * @default 80
   */
  readonly port?: number;
  /**
   * What is done with some of the requests.
   *
   * @default none
   */
  readonly rules?: readonly RuleArgs[];
  /**
   * What is done with requests that no rule takes.
   *
   * @default "instances"
   * @example { status: 404, body: "Not found" } // together with rules that lead known hosts to "instances"
   */
  readonly otherwise?: RouteTarget;
  readonly healthCheck?: HealthCheckArgs;
  /**
   * Seconds that an instance on its way out has for the requests that it works on, 0 to 3600.
   *
   * @default 30
   */
  readonly drainSeconds?: number;
  /**
   * Seconds, 1 to 604800, in which a client comes to the same instance, by a cookie of the load balancer.
   *
   * @default not at all
   */
  readonly stickySeconds?: number;
  readonly instances: InstanceArgs;
  readonly scaling?: ScalingArgs;
  /** "none" waits for nothing, also not for instances to start. */
  readonly readiness?: ReadinessArgs | "none";
  /**
   * Whether the load balancer is reached from inside the VPC only. It then lies in the private subnets.
   *
   * @default false
   */
  readonly internal?: boolean;
  /**
   * "dualstack" answers over IPv6 as well; its subnets need IPv6 ranges, and its security group rules for them.
   *
   * @default "ipv4"
   */
  readonly ipAddressType?: "ipv4" | "dualstack";
  /**
   * Seconds after which the load balancer closes a connection on which nothing happens, 1 to 4000.
   *
   * @default 60
   */
  readonly idleTimeout?: number;
  /** @default a new bucket, whose logs are kept for 30 days */
  readonly accessLogs?: AccessLogArgs | "none";
  /**
   * Whether the load balancer, and a log bucket with logs, are protected from being deleted. To destroy a protected stack,
   * set it to false and update first.
   *
   * @default true in stacks whose name begins with "prod"
   */
  readonly deletionProtection?: boolean;
  /**
   * ARN of a web ACL of AWS WAF, of scope REGIONAL.
   *
   * @default none
   */
  readonly webAclArn?: pulumi.Input<string>;
  readonly transform?: WebTierTransforms;
}
