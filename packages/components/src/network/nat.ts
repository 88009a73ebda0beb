// Network: NAT gateways, and the routes of private tiers to them.
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Kit } from "./kit.ts";
import type { NetworkSettings } from "./settings.ts";
import type { PlacedTier } from "./subnets.ts";

/** NAT gateways and what belongs to them. */
export interface NatParts {
  readonly gateways: readonly aws.ec2.NatGateway[];
  /** None when addresses are given. */
  readonly eips: readonly aws.ec2.Eip[];
  readonly routes: readonly aws.ec2.Route[];
}

/**
 * Creates the NAT gateways, in the first public tier. One works only when its subnet reaches the internet, so it waits
 * for the whole way there.
 *
 * @param zones what zones are called in resource names, in the order of the plan
 * @param way what must exist before a public subnet reaches the internet
 */
export function createNat(
  kit: Kit,
  nat: NetworkSettings["nat"],
  zones: readonly string[],
  tiers: readonly PlacedTier[],
  way: readonly pulumi.Resource[],
): NatParts {
  const count = nat.strategy === "none" ? 0 : nat.strategy === "single" ? 1 : zones.length;
  const homes = tiers.find(({ tier }) => tier.kind === "public")?.subnets ?? [];
  const eips: aws.ec2.Eip[] = [];
  const gateways = homes.slice(0, count).map((home, index) => {
    const what = `nat-${zones[index] ?? ""}`;
    const more = { dependsOn: [...way] };
    const address = (): pulumi.Output<string> => {
      const args = { domain: "vpc", tags: kit.tagged(what) };
      const eip = kit.create(aws.ec2.Eip, what, args, kit.transforms.eip, more);
      eips.push(eip);
      return eip.id;
    };
    return kit.create(
      aws.ec2.NatGateway,
      what,
      {
        subnetId: home.id,
        allocationId: nat.allocationIds[index] ?? address(),
        tags: kit.tagged(what),
      },
      kit.transforms.natGateway,
      more,
    );
  });
  const routes = tiers
    .filter(({ tier }) => tier.kind === "private")
    .flatMap(({ tables }) => tables.flatMap((named, index) => createRoute(kit, named, gateways, index)));
  return { gateways, eips, routes };
}

function createRoute(
  kit: Kit,
  { what, table }: PlacedTier["tables"][number],
  gateways: readonly aws.ec2.NatGateway[],
  zone: number,
): aws.ec2.Route[] {
  const gateway = gateways[zone] ?? gateways[0];
  if (gateway === undefined) return [];
  return [
    kit.create(
      aws.ec2.Route,
      what,
      { routeTableId: table.id, destinationCidrBlock: "0.0.0.0/0", natGatewayId: gateway.id },
      kit.transforms.route,
    ),
  ];
}
