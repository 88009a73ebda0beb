// Failover: one name for web tiers in several regions.
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { Block } from "../block.ts";
import type { DnsFailoverArgs, EndpointCheckArgs, FailoverTarget } from "./args.ts";
import { checkDns } from "./check.ts";
import { refuseMixed } from "./targets.ts";

/**
 * Alias records of one name, one for each region, and health checks that decide which of them Route 53 answers with.
 *
 * A region is well when its load balancer has healthy targets and Route 53 reaches it from the internet. HTTPS checks ask
 * the load balancer by its own name: Route 53 does not look at whom the certificate is for, and tries again without a name
 * when the server knows no certificate for it (https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html).
 * So a listener rule for host names does not see these requests; the listener's default action answers them.
 * The security group of the load balancer must let Route 53's checkers in: from everywhere, or from
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/route-53-ip-addresses.html. Clients keep an answer for 60
 * seconds, the time to live of alias records of load balancers
 * (https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-choosing-alias-non-alias.html).
 *
 * At rest it costs a monthly price for each health check, and more for HTTPS and for 10 seconds
 * (https://aws.amazon.com/route53/pricing/). Queries for alias records of load balancers are free.
 *
 * @example
 * new DnsFailover("www", {
 *   zoneId: zone.zoneId,
 *   name: "www.example.com",
 *   targets: [{ region: "us-west-2", webTier: west }, { region: "us-east-1", webTier: east }],
 * });
 */
export class DnsFailover extends Block {
  /** What clients call. */
  readonly dnsName: pulumi.Output<string>;
  readonly nodes: {
    /** By region; empty with the health of targets alone. */
    readonly healthChecks: Readonly<Record<string, aws.route53.HealthCheck>>;
    readonly records: readonly aws.route53.Record[];
  };

  /** @throws TapStackError when the arguments cannot be */
  constructor(name: string, args: DnsFailoverArgs, options?: pulumi.ComponentResourceOptions) {
    const owner = `DnsFailover "${name}"`;
    checkDns(
      owner,
      args,
      args.targets.map(({ region }) => region),
    );
    refuseMixed(owner, args.targets);
    super("DnsFailover", name, args, options);
    const healthChecks: Record<string, aws.route53.HealthCheck> = {};
    const records: aws.route53.Record[] = [];
    for (const [index, target] of args.targets.entries()) {
      if (args.healthCheck !== "targets") {
        healthChecks[target.region] = this.#healthCheck(args, target, args.healthCheck ?? {});
      }
      const check = healthChecks[target.region];
      records.push(...this.#records(args, target, index === 0, check));
    }
    const [first] = records;
    if (first === undefined) throw new Error(`${owner} has no region.`);
    this.dnsName = first.fqdn;
    this.nodes = { healthChecks, records };
    this.registerOutputs({ dnsName: this.dnsName });
  }

  #healthCheck(
    args: DnsFailoverArgs,
    { region, webTier }: FailoverTarget,
    check: EndpointCheckArgs,
  ): aws.route53.HealthCheck {
    const isHttps = webTier.protocol === "HTTPS";
    return this.create(
      aws.route53.HealthCheck,
      region,
      {
        type: webTier.protocol,
        fqdn: webTier.dnsName,
        port: isHttps ? 443 : 80,
        resourcePath: check.path ?? webTier.nodes.targetGroup.healthCheck.apply(({ path }) => path ?? "/"),
        requestInterval: check.interval ?? 30,
        failureThreshold: check.failures ?? 3,
        ...(isHttps && { enableSni: true }),
        tags: this.tagged(`health-${region}`),
      },
      args.transform?.healthCheck,
    );
  }

  #records(
    args: DnsFailoverArgs,
    { region, webTier }: FailoverTarget,
    isPrimary: boolean,
    check: aws.route53.HealthCheck | undefined,
  ): aws.route53.Record[] {
    const routing = args.routing ?? (args.targets.length === 2 ? "failover" : "latency");
    return (args.ipv6 === true ? ["A", "AAAA"] : ["A"]).map((type) =>
      this.create(
        aws.route53.Record,
        type === "A" ? region : `${region}-ipv6`,
        {
          zoneId: args.zoneId,
          name: args.name,
          type,
          setIdentifier: region,
          ...(check !== undefined && { healthCheckId: check.id }),
          aliases: [{ name: webTier.dnsName, zoneId: webTier.zoneId, evaluateTargetHealth: true }],
          ...(routing === "failover"
            ? { failoverRoutingPolicies: [{ type: isPrimary ? "PRIMARY" : "SECONDARY" }] }
            : { latencyRoutingPolicies: [{ region }] }),
        },
        args.transform?.record,
      ),
    );
  }
}
