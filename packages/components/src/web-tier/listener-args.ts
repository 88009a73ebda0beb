// WebTier: the arguments about requests: how they come in, and where they go.
import type * as pulumi from "@pulumi/pulumi";

/** How clients reach the load balancer. */
export type ListenerArgs =
  | {
      readonly protocol: "HTTPS";
      /** ARN of a certificate of the same region. */
      readonly certificateArn: pulumi.Input<string>;
      /**
       * ARNs of certificates for further names, each by a name in resource names. The load balancer picks the one that fits
       * the name that a client asks for.
       *
       * @default none
       * @example { shop: shopCertificate.arn }
       */
      readonly furtherCertificateArns?: Readonly<Record<string, pulumi.Input<string>>>;
      /**
       * What ciphers and versions of TLS are taken. The default takes TLS 1.3 and 1.2, with key exchange that withstands
       * quantum computers for clients that know it; AWS recommends it
       * (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html).
       *
       * @default "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09"
       * @example "ELBSecurityPolicy-TLS13-1-3-PQ-2025-09" // TLS 1.3 alone
       */
      readonly sslPolicy?: string;
      /**
       * Whether port 80 redirects to port 443. Without it nothing listens on port 80.
       *
       * @default true
       */
      readonly redirectHttp?: boolean;
    }
  /** Unencrypted, said so on purpose: for tests, or behind something that encrypts. */
  | { readonly protocol: "HTTP" };

/** Where a request is sent on to. What is left out stays as the client asked for it; one part has to change. */
export interface RedirectArgs {
  /** From HTTPS there is no way to HTTP. */
  readonly protocol?: "HTTP" | "HTTPS";
  /** @example "www.example.com" */
  readonly host?: string;
  /** @example "/new/#{path}" */
  readonly path?: string;
  readonly port?: number;
  /** Without the question mark. */
  readonly query?: string;
  /**
   * Whether clients may remember it: status 301, or else 302.
   *
   * @default true
   */
  readonly permanent?: boolean;
}

/** An answer of the load balancer itself. */
export interface FixedResponseArgs {
  /** 200 to 299, or 400 to 599. */
  readonly status: number;
  /** @default "text/plain" */
  readonly contentType?:
    | "text/plain"
    | "text/css"
    | "text/html"
    | "application/javascript"
    | "application/json";
  /**
   * At most 1024 characters.
   *
   * @default empty
   */
  readonly body?: string;
}

/** What the load balancer does with a request: the tier's own instances, another target group, an answer, a redirect. */
export type RouteTarget =
  | "instances"
  | { readonly targetGroupArn: pulumi.Input<string> }
  | FixedResponseArgs
  | { readonly redirect: RedirectArgs };

/**
 * Where requests go that one rule takes. The rule with the lowest priority decides. All conditions that are given must
 * hold, each by one of its values; together they have at most five values
 * (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html).
 */
export interface RuleArgs {
  /** Name in tags and in `nodes`: letters, digits and hyphens. */
  readonly name: string;
  /** 1 to 50000; each is used once. The resource is named after it, so that rules can change places. */
  readonly priority: number;
  /**
   * Paths, with * and ?; upper and lower case differ.
   *
   * @example ["/api/*"]
   */
  readonly paths?: readonly string[];
  /**
   * Host names, with * and ?.
   *
   * @example ["*.example.com"]
   */
  readonly hosts?: readonly string[];
  /**
   * Methods, in capitals.
   *
   * @example ["POST", "PUT"]
   */
  readonly methods?: readonly string[];
  /**
   * Values of headers by their name, with * and ?.
   *
   * @example { "X-Tenant": ["blue", "green"] }
   */
  readonly headers?: Readonly<Record<string, readonly string[]>>;
  /**
   * Address ranges of clients.
   *
   * @example ["192.0.2.0/24"]
   */
  readonly sourceRanges?: readonly string[];
  /** @example { status: 410, body: "Gone" } */
  readonly to: RouteTarget;
}

/** The check that decides whether an instance gets requests. */
export interface HealthCheckArgs {
  /** @default "/" */
  readonly path?: string;
  /**
   * Status codes that count as healthy, from 200 to 499: one, several with commas, or a range.
   *
   * @default "200"
   * @example "200-299"
   */
  readonly matcher?: string;
  /**
   * Seconds between two checks, 5 to 300.
   *
   * @default 15
   */
  readonly interval?: number;
  /**
   * Seconds that an answer may take, 2 to 120; less than the interval.
   *
   * @default 5, or one less than an interval of 5
   */
  readonly timeout?: number;
  /**
   * Good checks in a row, 2 to 10, until an instance gets requests.
   *
   * @default 2
   */
  readonly healthyThreshold?: number;
  /**
   * Bad checks in a row, 2 to 10, until an instance gets none.
   *
   * @default 3
   */
  readonly unhealthyThreshold?: number;
}
