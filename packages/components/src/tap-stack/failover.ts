// TapStack: how clients find a region that works.
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { Block, type BlockArgs } from "../block.ts";
import type { WebTier } from "../web-tier/web-tier.ts";
import type { FailoverArgs } from "./args.ts";

/** A web tier and its region. */
export interface FailoverTarget {
  readonly region: string;
  readonly webTier: WebTier;
  readonly provider: aws.Provider;
}

/** Health checks and records of one name, or an accelerator. */
export class Failover extends Block {
  /** What clients call: the name, or the accelerator's DNS name. */
  readonly dnsName: pulumi.Output<string>;

  constructor(
    name: string,
    args: BlockArgs & { readonly how: FailoverArgs; readonly targets: readonly FailoverTarget[] },
    options: pulumi.ComponentResourceOptions,
  ) {
    super("Failover", name, args, options);
    this.dnsName =
      args.how.kind === "dns" ? this.#records(args.how, args.targets) : this.#accelerator(args.targets);
    this.registerOutputs({ dnsName: this.dnsName });
  }

  #records(
    how: Extract<FailoverArgs, { kind: "dns" }>,
    targets: readonly FailoverTarget[],
  ): pulumi.Output<string> {
    const isPair = targets.length === 2;
    const records = targets.map(({ region, webTier }, index) => {
      const https = webTier.protocol === "HTTPS";
      const check = this.create(aws.route53.HealthCheck, region, {
        type: webTier.protocol,
        fqdn: webTier.dnsName,
        port: https ? 443 : 80,
        resourcePath: how.path ?? "/",
        requestInterval: 30,
        failureThreshold: 3,
        ...(https && { enableSni: true }),
        tags: this.tagged(region),
      });
      return this.create(aws.route53.Record, region, {
        zoneId: how.zoneId,
        name: how.name,
        type: "A",
        setIdentifier: region,
        healthCheckId: check.id,
        aliases: [{ name: webTier.dnsName, zoneId: webTier.zoneId, evaluateTargetHealth: true }],
        ...(isPair
          ? { failoverRoutingPolicies: [{ type: index === 0 ? "PRIMARY" : "SECONDARY" }] }
          : { latencyRoutingPolicies: [{ region }] }),
      });
    });
    const [first] = records;
    if (first === undefined) throw new Error(`Failover "${this.blockName}" has no region.`);
    return first.fqdn;
  }

  #accelerator(targets: readonly FailoverTarget[]): pulumi.Output<string> {
    const accelerator = this.create(aws.globalaccelerator.Accelerator, "", {
      ...this.named("name", "loadBalancer", "global"),
      ipAddressType: "IPV4",
      enabled: true,
      tags: this.tagged("global"),
    });
    const ports = targets[0]?.webTier.protocol === "HTTPS" ? [443, 80] : [80];
    const listener = this.create(aws.globalaccelerator.Listener, "", {
      acceleratorArn: accelerator.arn,
      protocol: "TCP",
      portRanges: ports.map((port) => ({ fromPort: port, toPort: port })),
    });
    for (const { region, webTier } of targets) {
      this.create(aws.globalaccelerator.EndpointGroup, region, {
        listenerArn: listener.arn,
        endpointGroupRegion: region,
        endpointConfigurations: [
          { endpointId: webTier.nodes.loadBalancer.arn, clientIpPreservationEnabled: true, weight: 100 },
        ],
      });
    }
    return accelerator.dnsName;
  }
}
