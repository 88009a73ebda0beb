// AWS: getAvailabilityZones.
import { defineDataSource, guessed, known } from "../../model/data-source.ts";
import { type Filter, filtersOf } from "../../model/filters.ts";
import { at } from "../../model/lookup.ts";
import { flagAt, textAt, textsAt } from "../../model/plain.ts";
import { terraformTextSet } from "../../model/terraform-set.ts";
import { zonesNotRecorded } from "../findings.ts";
import { filterZones, zonesSeen } from "./zones.ts";

export const getAvailabilityZones = defineDataSource({
  token: "aws:index/getAvailabilityZones:getAvailabilityZones",
  docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/ec2_availability_zones_data_source.go",
  answer(args, world) {
    const region = world.region;
    if (region === undefined) return guessed({});
    const { zones, assumed } = zonesSeen(region, flagAt(args, "allAvailabilityZones"));
    const state = textAt(args, "state");
    const filters: Filter[] = [
      ...filtersOf(args),
      ...(state === undefined ? [] : [{ name: "state", values: [state] }]),
    ];
    const excludedNames = new Set(textsAt(args, "excludeNames"));
    const excludedIds = new Set(textsAt(args, "excludeZoneIds"));
    const found = filterZones(zones, filters).filter(
      (zone) => !excludedNames.has(zone.name) && !excludedIds.has(zone.id),
    );
    const result = {
      id: region,
      names: found.map((zone) => zone.name),
      zoneIds: found.map((zone) => zone.id),
      groupNames: terraformTextSet(found.map((zone) => zone.groupName)),
    };
    return assumed ? guessed(result, [zonesNotRecorded.at(at(world), { region })]) : known(result);
  },
});
