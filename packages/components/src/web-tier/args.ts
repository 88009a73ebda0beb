// WebTier: its arguments.
import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { BlockArgs } from "../block.ts";
import type { PolicyStatement } from "../iam/statements.ts";
import type { NetworkLike } from "../network/network-like.ts";
import type { Transform } from "../transform.ts";
import type { UserData } from "./user-data.ts";

/** How clients reach the load balancer. */
export type ListenerArgs =
  | {
      readonly protocol: "HTTPS";
      /** ARN of a certificate of the same region. */
      readonly certificateArn: pulumi.Input<string>;
      /**
       * What ciphers and versions of TLS are taken.
       *
       * @default "ELBSecurityPolicy-TLS13-1-2-2021-06"
       */
      readonly sslPolicy?: string;
      /**
       * Whether port 80 redirects to port 443.
       *
       * @default true
       */
      readonly redirectHttp?: boolean;
    }
  /** Unencrypted, said so on purpose: for tests, or behind something that encrypts. */
  | { readonly protocol: "HTTP" };

/** Where requests go that one rule takes. The first rule that matches decides. */
export interface RuleArgs {
  /** Name in resource names. */
  readonly name: string;
  /** 1 to 50000; each is used once. */
  readonly priority: number;
  /**
   * Paths, with * and ?.
   *
   * @example ["/api/*"]
   */
  readonly paths?: readonly string[];
  /** Host names, with * and ?. */
  readonly hosts?: readonly string[];
  /** ARN of the target group; or a fixed answer. */
  readonly to:
    | { readonly targetGroupArn: pulumi.Input<string> }
    | { readonly status: number; readonly contentType?: string; readonly body?: string };
}

/** The check that decides whether an instance gets requests. */
export interface HealthCheckArgs {
  /** @default "/" */
  readonly path?: string;
  /**
   * Status codes that count as healthy.
   *
   * @default "200"
   */
  readonly matcher?: string;
  /**
   * Seconds between two checks.
   *
   * @default 15
   */
  readonly interval?: number;
  /**
   * Seconds that an answer may take; less than the interval.
   *
   * @default 5
   */
  readonly timeout?: number;
}

/** The instances. */
export interface InstanceArgs {
  /**
   * Types, of one architecture. More than one, or Spot, makes a mixed group.
   *
   * @default ["t3.micro"]
   */
  readonly types?: readonly string[];
  /** @default "x86_64" */
  readonly architecture?: "x86_64" | "arm64";
  /**
   * Id of an image, or `resolve:ssm:` and the name of a public parameter.
   *
   * @default the newest Amazon Linux 2023 of the architecture, looked up by EC2 at each launch
   */
  readonly imageId?: pulumi.Input<string>;
  /** What an instance does when it first starts. It should serve on `port` when it is done. */
  readonly userData: UserData;
  /**
   * GiB of the encrypted gp3 root volume.
   *
   * @default 10
   */
  readonly volumeSize?: number;
  /**
   * ARN of the key of the volumes. Its policy must let Auto Scaling use it: EncryptionKey with the use "auto-scaling".
   *
   * @default the account's key for EBS
   */
  readonly volumeKeyArn?: pulumi.Input<string>;
  /**
   * What instances may do, beside being reached by Session Manager.
   *
   * @default nothing
   */
  readonly statements?: readonly PolicyStatement[];
  /**
   * Share of instances above the minimum that are Spot, in percent.
   *
   * @default 0
   */
  readonly spotPercentage?: number;
}

/** How many instances. */
export interface ScalingArgs {
  /** @default 2 */
  readonly min?: number;
  /** @default 4 */
  readonly max?: number;
  /**
   * Average use of the CPU that the group keeps, in percent.
   *
   * @default 60
   */
  readonly cpuTarget?: number;
  /**
   * Requests per minute and instance that the group keeps.
   *
   * @default not tracked
   */
  readonly requestsPerTarget?: number;
  /**
   * Seconds until a new instance serves.
   *
   * @default 180
   */
  readonly warmup?: number;
  /**
   * Sizes at certain times, in UTC.
   *
   * @example [{ name: "night", recurrence: "0 20 * * *", min: 1, max: 2 }]
   */
  readonly schedules?: readonly {
    readonly name: string;
    /** Cron with five fields. */
    readonly recurrence: string;
    readonly min: number;
    readonly max: number;
    readonly desired?: number;
  }[];
}

/** Where access logs go. */
export interface AccessLogArgs {
  /**
   * Name of a bucket that lets the load balancer write.
   *
   * @default a new one, kept for `days`
   */
  readonly bucket?: pulumi.Input<string>;
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
  readonly listenerRule?: Transform<aws.lb.ListenerRuleArgs>;
  readonly launchTemplate?: Transform<aws.ec2.LaunchTemplateArgs>;
  readonly autoScalingGroup?: Transform<aws.autoscaling.GroupArgs>;
  readonly scalingPolicy?: Transform<aws.autoscaling.PolicyArgs>;
  readonly schedule?: Transform<aws.autoscaling.ScheduleArgs>;
  readonly logBucket?: Transform<aws.s3.BucketArgs>;
  readonly instanceProfile?: Transform<aws.iam.InstanceProfileArgs>;
}

/** A web tier. */
export interface WebTierArgs extends BlockArgs {
  /** With public and private subnets in two zones or more. */
  readonly network: NetworkLike;
  /** Groups of the load balancer and of the instances, with the rules between them. */
  readonly securityGroups: {
    readonly loadBalancer: aws.ec2.SecurityGroup;
    readonly instances: aws.ec2.SecurityGroup;
    /** The rules; instances wait for them. */
    readonly ready?: readonly pulumi.Resource[];
  };
  readonly listener: ListenerArgs;
  /**
   * Port that the instances serve.
   *
   * @default 80
   */
  readonly port?: number;
  readonly rules?: readonly RuleArgs[];
  readonly healthCheck?: HealthCheckArgs;
  readonly instances: InstanceArgs;
  readonly scaling?: ScalingArgs;
  /** @default a new bucket, kept for 30 days */
  readonly accessLogs?: AccessLogArgs | "none";
  /**
   * Whether the load balancer is protected from being deleted. True wants two steps to destroy the stack.
   *
   * @default false
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
