// Network: its Availability Zones, as the region has them.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { isAvailabilityZone } from "./checks.ts";
import { NetworkError } from "./errors.ts";

/**
 * The names of the zones, in the order of the plan. They are errors when the region does not have them, which only AWS
 * can say: a NetworkError ends the program.
 */
export function zoneNames(
  network: pulumi.Resource,
  name: string,
  zones: number | readonly string[],
): pulumi.Output<string>[] {
  const available = aws.getAvailabilityZonesOutput(
    { state: "available", filters: [{ name: "opt-in-status", values: ["opt-in-not-required"] }] },
    { parent: network },
  ).names;
  if (typeof zones === "number") {
    return Array.from({ length: zones }, (_, index) =>
      available.apply((names) => names[index] ?? tooFew(name, zones, names)),
    );
  }
  return zones.map((zone) =>
    isAvailabilityZone(zone)
      ? available.apply((names) => (names.includes(zone) ? zone : unknownZone(name, zone, names)))
      : pulumi.output(zone),
  );
}

function tooFew(name: string, zones: number, names: readonly string[]): never {
  throw new NetworkError(
    `Network "${name}": zones is ${zones}, and the account has ${names.length} in this region: ${names.join(", ")}. Set zones to ${names.length} or less.`,
  );
}

function unknownZone(name: string, zone: string, names: readonly string[]): never {
  throw new NetworkError(
    `Network "${name}": zones names "${zone}", and the account has ${names.join(", ")} in the provider's region. Use these, or a provider of the zone's region.`,
  );
}
