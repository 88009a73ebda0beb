// Failover: its arguments.
import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { BlockArgs } from "../block.ts";
import type { Transform } from "../transform.ts";
import type { WebTier } from "../web-tier/web-tier.ts";

/** A web tier and its region. */
export interface FailoverTarget {
  /** @example "us-west-2" */
  readonly region: string;
  readonly webTier: WebTier;
}

/** A name in a hosted zone. */
export interface DnsNameArgs {
  /** Id of the hosted zone. */
  readonly zoneId: pulumi.Input<string>;
  /**
   * Also the zone's own name: the records are aliases, which may stand there.
   *
   * @example "www.example.com"
   */
  readonly name: string;
}

/** A health check of Route 53. */
export interface EndpointCheckArgs {
  /**
   * Path that is asked for. An answer from 200 to 399 within four seconds is well.
   *
   * @default the path of the web tier's own health check
   */
  readonly path?: string;
  /**
   * Seconds between two checks from one place: 30, or 10, which costs more.
   *
   * @default 30
   */
  readonly interval?: 10 | 30;
  /**
   * Checks that must fail, or succeed, one after the other before it counts: 1 to 10.
   *
   * @default 3
   */
  readonly failures?: number;
}

/** One name for web tiers in several regions. */
export interface DnsFailoverArgs extends BlockArgs, DnsNameArgs {
  /** The first one is the primary. */
  readonly targets: readonly FailoverTarget[];
  /**
   * `failover`: the second region gets requests when the first is not well; two regions. `latency`: the nearest region
   * that is well gets them.
   *
   * @default "failover" for two regions, "latency" for more
   */
  readonly routing?: "failover" | "latency";
  /**
   * How a region's health is known: by checks of Route 53 from the internet and by the load balancer's targets; or, with
   * `"targets"`, by the targets alone, for load balancers that do not let Route 53's checkers in.
   *
   * @default { interval: 30, failures: 3 }
   */
  readonly healthCheck?: EndpointCheckArgs | "targets";
  /**
   * True for AAAA records beside the A records. The load balancers must be dual stack.
   *
   * @default false; in a TapStack true when all web tiers are dual stack
   */
  readonly ipv6?: boolean;
  readonly transform?: {
    readonly healthCheck?: Transform<aws.route53.HealthCheckArgs>;
    readonly record?: Transform<aws.route53.RecordArgs>;
  };
}

/** An accelerator for web tiers in several regions. */
export interface AcceleratorFailoverArgs extends BlockArgs {
  readonly targets: readonly FailoverTarget[];
  /**
   * A name for the accelerator. HTTPS needs one, because certificates are for names of yours.
   *
   * @default none: clients use the accelerator's own name or addresses
   */
  readonly record?: DnsNameArgs;
  /**
   * `SOURCE_IP`: all connections of one client go to the same region.
   *
   * @default "NONE"
   */
  readonly clientAffinity?: "NONE" | "SOURCE_IP";
  /**
   * Share of its clients that a region takes, 0 to 100, by region. The others go to the next region.
   *
   * @default 100 each
   * @example { "us-east-1": 10 }
   */
  readonly trafficDials?: Readonly<Record<string, number>>;
  /**
   * True for two IPv6 addresses beside the two of IPv4. The load balancers must be dual stack.
   *
   * @default false; in a TapStack true when all web tiers are dual stack
   */
  readonly ipv6?: boolean;
  readonly transform?: {
    readonly accelerator?: Transform<aws.globalaccelerator.AcceleratorArgs>;
    readonly listener?: Transform<aws.globalaccelerator.ListenerArgs>;
    readonly endpointGroup?: Transform<aws.globalaccelerator.EndpointGroupArgs>;
    readonly record?: Transform<aws.route53.RecordArgs>;
  };
}

type Own<T extends BlockArgs> = Omit<T, keyof BlockArgs | "targets">;

/** How clients find a region that works. */
export type FailoverArgs =
  /** Records of one name, and health checks. */
  | ({ readonly kind: "dns" } & Own<DnsFailoverArgs>)
  /** AWS Global Accelerator: fixed addresses that lead to the nearest region that is well. */
  | ({ readonly kind: "global-accelerator" } & Own<AcceleratorFailoverArgs>);
