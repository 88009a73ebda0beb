// WebTier: the arguments about instances: what they are, how many, and when they count as ready.
import type * as pulumi from "@pulumi/pulumi";
import type { PolicyStatement } from "../iam/statements.ts";
import type { UserData } from "./user-data.ts";

/** Of a processor, and of the image for it. */
export type Architecture = "x86_64" | "arm64";

/** The image that instances start from. */
export interface ImageArgs {
  /**
   * Id of an image, or `resolve:ssm:` and the name of a parameter, which EC2 looks up at each launch.
   *
   * @example "resolve:ssm:/aws/service/canonical/ubuntu/server/24.04/stable/current/amd64/hvm/ebs-gp3/ami-id"
   */
  readonly id: pulumi.Input<string>;
  /**
   * The image's root device. With another name the volume would be a second one, and the root stay as the image has it.
   *
   * @example "/dev/xvda" // Amazon Linux, Debian
   * @example "/dev/sda1" // Ubuntu, Red Hat
   */
  readonly rootDevice: string;
}

/** The instances. */
export interface InstanceArgs {
  /**
   * Types of one architecture, at most 40, the one to take first at the front. More than one, or Spot, makes a mixed group.
   *
   * @default ["t3.micro"], or ["t4g.micro"] for arm64
   */
  readonly types?: readonly string[];
  /** @default that of the types */
  readonly architecture?: Architecture;
  /** @default the newest Amazon Linux 2023 of the architecture, looked up by EC2 at each launch */
  readonly image?: ImageArgs;
  /**
   * What an instance does when it first starts. It should serve on `port` when it is done.
   *
   * @default nothing; only for an image of your own, which serves by itself
   */
  readonly userData?: UserData | pulumi.Output<UserData>;
  /**
   * GiB of the encrypted gp3 root volume: at least the size of the image, which is 8 for Amazon Linux 2023.
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
   * Share of the instances above `onDemandBase` that are Spot, in percent.
   *
   * @default 0
   */
  readonly spotPercentage?: number;
  /**
   * Number of instances that are never Spot.
   *
   * @default the minimum of `scaling`
   */
  readonly onDemandBase?: number;
  /**
   * Whether EC2 measures each minute instead of each five, so that scaling by CPU reacts faster. It is billed by metric.
   *
   * @default true
   */
  readonly detailedMonitoring?: boolean;
  /**
   * Days, 1 to 365, after which an instance is replaced by a new one, with the newest image.
   *
   * @default never
   */
  readonly maxLifetimeDays?: number;
}

/** Other sizes at certain times. */
export interface ScheduleArgs {
  /** Name in resource names; each is used once. */
  readonly name: string;
  /**
   * Cron with five fields: minute, hour, day of the month, month, day of the week.
   *
   * @example "0 20 * * MON-FRI"
   */
  readonly recurrence: string;
  /**
   * Time zone of the recurrence, as the IANA database names it.
   *
   * @default "Etc/UTC"
   * @example "Europe/Berlin"
   */
  readonly timeZone?: string;
  readonly min: number;
  readonly max: number;
  /**
   * The size from then on, until scaling changes it.
   *
   * @default as many as there are, within the new limits
   */
  readonly desired?: number;
}

/** How instances are replaced when the launch template changes. */
export interface RefreshArgs {
  /**
   * Share of the group that must stay healthy, 0 to 100 percent. 100 starts new instances before old ones end.
   *
   * @default 100
   */
  readonly minHealthyPercentage?: number;
  /**
   * How large the group may get meanwhile, 100 to 200 percent; at most 100 above the other.
   *
   * @default 110
   */
  readonly maxHealthyPercentage?: number;
}

/** How many instances. */
export interface ScalingArgs {
  /** @default 2, or `max` when that is less */
  readonly min?: number;
  /** @default 4, or `min` when that is more */
  readonly max?: number;
  /**
   * The size at the start. Later scaling decides, and updates leave it alone.
   *
   * @default the minimum
   */
  readonly desired?: number;
  /**
   * Average use of the CPU that the group keeps, in percent; "none" does not scale by it.
   *
   * @default 60
   */
  readonly cpuTarget?: number | "none";
  /**
   * Requests per minute and instance that the group keeps.
   *
   * @default not tracked
   */
  readonly requestsPerTarget?: number;
  /**
   * Seconds until a new instance serves. Until then its health does not count, nor its CPU. A start that takes longer is
   * ended for being unhealthy, again and again.
   *
   * @default 180
   */
  readonly warmup?: number;
  /**
   * Sizes at certain times.
   *
   * @example [{ name: "night", recurrence: "0 20 * * *", min: 1, max: 2 }]
   */
  readonly schedules?: readonly ScheduleArgs[];
  /** "none" leaves instances as they are until something else replaces them. */
  readonly refresh?: RefreshArgs | "none";
}

/**
 * What an update waits for. The provider counts instances that pass the load balancer's health check
 * (https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/autoscaling/group.go).
 */
export interface ReadinessArgs {
  /**
   * Instances that must be healthy before the group counts as created. Later updates do not wait for it.
   *
   * @default the size at the start
   */
  readonly instances?: number;
  /**
   * Number of healthy instances that later updates of the group wait for as well, if they change its size. It must be met
   * exactly: give it only for a group that does not scale.
   *
   * @default not waited for
   */
  readonly exactly?: number;
  /**
   * Minutes until the update gives up.
   *
   * @default 10
   */
  readonly minutes?: number;
}
