// AWS: zones as DescribeAvailabilityZones shows them. Shared by the data sources of this folder.
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeAvailabilityZones.html
import { findRegion } from "../../data/regions.ts";
import { localZonesOfRegion, type Zone, zonesOfRegion } from "../../data/zones.ts";
import { type Filter, passes } from "../../model/filters.ts";

/** A zone with what EC2 says of it. */
export interface ZoneView extends Zone {
  readonly groupName: string;
  readonly groupLongName: string;
  readonly optInStatus: "opt-in-not-required" | "not-opted-in";
  readonly zoneType: "availability-zone" | "local-zone";
  readonly parent: Zone | undefined;
}

/**
 * The zones that an account sees, by name: Availability Zones, and with `all` also the Local Zones that it has not
 * opted in to. A region that is not recorded has three zones, which `assumed` says.
 */
export function zonesSeen(
  region: string,
  all: boolean,
): { readonly zones: readonly ZoneView[]; readonly assumed: boolean } {
  const recorded = zonesOfRegion(region);
  const zones =
    recorded ??
    ["a", "b", "c"].map((letter, index) => ({
      name: `${region}${letter}`,
      id: `${region}-az${index + 1}`,
      region,
    }));
  const title = `${findRegion(region)?.description ?? region} 1`;
  const views: ZoneView[] = zones.map((zone) => ({
    ...zone,
    groupName: `${region}-zg-1`,
    groupLongName: title,
    optInStatus: "opt-in-not-required",
    zoneType: "availability-zone",
    parent: undefined,
  }));
  if (all) {
    for (const zone of localZonesOfRegion(region)) {
      const groupName = zone.name.slice(0, -1);
      views.push({
        ...zone,
        groupName,
        groupLongName: groupName,
        optInStatus: "not-opted-in",
        zoneType: "local-zone",
        parent: zones[0],
      });
    }
  }
  views.sort((a, b) => (a.name < b.name ? -1 : 1));
  return { zones: views, assumed: recorded === undefined };
}

/** The zones that pass filters; a filter that EC2 has and this table not (messages) lets all pass. */
export function filterZones(zones: readonly ZoneView[], filters: readonly Filter[]): ZoneView[] {
  return zones.filter((zone) => passes(filters, (name) => zoneFilterValues(zone, name)) !== "no");
}

function zoneFilterValues(zone: ZoneView, name: string): readonly string[] | undefined {
  const values: Readonly<Record<string, string>> = {
    "group-name": zone.groupName,
    "group-long-name": zone.groupLongName,
    "opt-in-status": zone.optInStatus,
    "parent-zone-id": zone.parent?.id ?? "",
    "parent-zone-name": zone.parent?.name ?? "",
    "region-name": zone.region,
    state: "available",
    "zone-id": zone.id,
    "zone-name": zone.name,
    "zone-type": zone.zoneType,
  };
  const value = values[name];
  return value === undefined ? undefined : [value];
}
