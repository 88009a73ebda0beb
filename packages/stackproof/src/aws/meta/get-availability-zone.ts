// AWS: getAvailabilityZone.
import { displayToken } from "../../core/urn.ts";
import { isImpossibleZone } from "../../data/zones.ts";
import { defineDataSource, guessed, known, refused } from "../../model/data-source.ts";
import { filtersOf } from "../../model/filters.ts";
import { severalMatch } from "../../model/findings.ts";
import { at } from "../../model/lookup.ts";
import { flagAt, textAt } from "../../model/plain.ts";
import { unknownZone } from "../findings.ts";
import { filterZones, type ZoneView, zonesSeen } from "./zones.ts";

const TOKEN = "aws:index/getAvailabilityZone:getAvailabilityZone";
const NOUN = "EC2 Availability Zone";

export const getAvailabilityZone = defineDataSource({
  token: TOKEN,
  docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/ec2_availability_zone_data_source.go",
  answer(args, world) {
    const region = world.region;
    if (region === undefined) return guessed({});
    const name = textAt(args, "name");
    const zoneId = textAt(args, "zoneId");
    const { zones, assumed } = zonesSeen(region, flagAt(args, "allAvailabilityZones"));
    const filtered = filterZones(zones, filtersOf(args));
    const found = filtered.filter(
      (zone) => (name ?? zone.name) === zone.name && (zoneId ?? zone.id) === zone.id,
    );
    if (found.length > 1) {
      const quote = `multiple ${NOUN}s matched; use additional constraints to reduce matches to a single ${NOUN}`;
      const parameters = { function: displayToken(TOKEN), count: found.length, noun: NOUN, quote };
      return refused(TOKEN, quote, severalMatch.at(at(world), parameters));
    }
    const [zone] = found;
    if (zone !== undefined) return assumed ? guessed(view(zone)) : known(view(zone));
    if (name !== undefined && isImpossibleZone(region, name)) {
      const quote = `reading ${NOUN}: operation error EC2: DescribeAvailabilityZones, api error InvalidParameterValue: Invalid availability zone: [${name}]`;
      const choice = zones.map((candidate) => candidate.name).join(", ");
      return refused(TOKEN, quote, unknownZone.at(at(world), { zone: name, region, zones: choice, quote }));
    }
    return guessed(
      name === undefined ? {} : { id: name, name, nameSuffix: name.slice(region.length).replace(/^-+/, "") },
    );
  },
});

function view(zone: ZoneView) {
  return {
    id: zone.name,
    name: zone.name,
    nameSuffix: zone.name.slice(zone.region.length).replace(/^-+/, ""),
    zoneId: zone.id,
    zoneType: zone.zoneType,
    region: zone.region,
    state: "available",
    groupName: zone.groupName,
    groupLongName: zone.groupLongName,
    networkBorderGroup: zone.zoneType === "local-zone" ? zone.groupName : zone.region,
    optInStatus: zone.optInStatus,
    parentZoneId: zone.parent?.id ?? "",
    parentZoneName: zone.parent?.name ?? "",
  };
}
