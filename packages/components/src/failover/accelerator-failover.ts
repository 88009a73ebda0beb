// Failover: an accelerator for web tiers in several regions.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Block } from "../block.ts";
import type { AcceleratorFailoverArgs, DnsNameArgs } from "./args.ts";
import { checkAccelerator } from "./check.ts";
import { refuseMixed } from "./targets.ts";

/**
 * An accelerator of AWS Global Accelerator: two fixed addresses, announced everywhere, which lead each client to the
 * nearest region that is well; a listener for the ports of the load balancers; an endpoint group in each region.
 *
 * A region is well when its load balancer's targets are: for load balancers the accelerator asks for no health of its own
 * (https://docs.aws.amazon.com/global-accelerator/latest/dg/about-endpoint-groups-health-check-options.html). The load
 * balancers see the addresses of the clients. The service's API is in us-west-2, and the provider calls it there, whatever
 * its own region is.
 *
 * At rest it costs about 18 USD a month (0.025 USD an hour), and a price for each GB beside that of the region
 * (https://aws.amazon.com/global-accelerator/pricing/).
 *
 * @example
 * new AcceleratorFailover("global", {
 *   targets: [{ region: "us-west-2", webTier: west }, { region: "us-east-1", webTier: east }],
 *   record: { zoneId: zone.zoneId, name: "www.example.com" },
 * });
 */
export class AcceleratorFailover extends Block {
  /** What clients call: the record's name, or the accelerator's own. */
  readonly dnsName: pulumi.Output<string>;
  /** The fixed addresses. */
  readonly addresses: pulumi.Output<string[]>;
  readonly nodes: {
    readonly accelerator: aws.globalaccelerator.Accelerator;
    readonly listener: aws.globalaccelerator.Listener;
    /** By region. */
    readonly endpointGroups: Readonly<Record<string, aws.globalaccelerator.EndpointGroup>>;
    readonly records: readonly aws.route53.Record[];
  };

  /** @throws TapStackError when the arguments cannot be */
  constructor(name: string, args: AcceleratorFailoverArgs, options?: pulumi.ComponentResourceOptions) {
    const owner = `AcceleratorFailover "${name}"`;
    checkAccelerator(
      owner,
      args,
      args.targets.map(({ region }) => region),
    );
    refuseMixed(owner, args.targets);
    super("AcceleratorFailover", name, args, options);
    const accelerator = this.create(
      aws.globalaccelerator.Accelerator,
      "",
      {
        ...this.named("name", "accelerator", "global"),
        ipAddressType: args.ipv6 === true ? "DUAL_STACK" : "IPV4",
        enabled: true,
        tags: this.tagged("global"),
      },
      args.transform?.accelerator,
    );
    const listener = this.create(
      aws.globalaccelerator.Listener,
      "",
      {
        acceleratorArn: accelerator.arn,
        protocol: "TCP",
        clientAffinity: args.clientAffinity ?? "NONE",
        portRanges: portsOf(args).map((port) => ({ fromPort: port, toPort: port })),
      },
      args.transform?.listener,
    );
    const endpointGroups = Object.fromEntries(
      args.targets.map(({ region, webTier }) => {
        const group = this.create(
          aws.globalaccelerator.EndpointGroup,
          region,
          {
            listenerArn: listener.arn,
            endpointGroupRegion: region,
            trafficDialPercentage: args.trafficDials?.[region] ?? 100,
            endpointConfigurations: [
              {
                endpointId: webTier.nodes.loadBalancer.arn,
                clientIpPreservationEnabled: true,
                weight: 100,
              },
            ],
          },
          args.transform?.endpointGroup,
          // A load balancer without a listener has no healthy target.
          { dependsOn: [...webTier.nodes.listeners] },
        );
        return [region, group];
      }),
    );
    const ownName = args.ipv6 === true ? accelerator.dualStackDnsName : accelerator.dnsName;
    const records = args.record === undefined ? [] : this.#records(args, args.record, accelerator, ownName);
    this.dnsName = records[0]?.fqdn ?? ownName;
    this.addresses = accelerator.ipSets.apply((sets) => sets.flatMap(({ ipAddresses }) => ipAddresses ?? []));
    this.nodes = { accelerator, listener, endpointGroups, records };
    this.registerOutputs({ dnsName: this.dnsName, addresses: this.addresses });
  }

  #records(
    args: AcceleratorFailoverArgs,
    { zoneId, name }: DnsNameArgs,
    accelerator: aws.globalaccelerator.Accelerator,
    target: pulumi.Output<string>,
  ): aws.route53.Record[] {
    return (args.ipv6 === true ? ["A", "AAAA"] : ["A"]).map((type) =>
      this.create(
        aws.route53.Record,
        type === "A" ? "" : "ipv6",
        {
          zoneId,
          name,
          type,
          aliases: [{ name: target, zoneId: accelerator.hostedZoneId, evaluateTargetHealth: false }],
        },
        args.transform?.record,
      ),
    );
  }
}

/** The ports that the load balancers listen at. */
function portsOf({ targets }: AcceleratorFailoverArgs): pulumi.Output<number>[] {
  const listeners = targets[0]?.webTier.nodes.listeners ?? [];
  return listeners.map(({ port }) => pulumi.output(port).apply((number) => number ?? 443));
}
