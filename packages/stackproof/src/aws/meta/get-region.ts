// AWS: getRegion.
import { nearest } from "../../core/nearest.ts";
import { findRegion, PARTITIONS, partitionOfRegion, REGIONS } from "../../data/regions.ts";
import {
  type DataSourceAnswer,
  type DataSourceWorld,
  defineDataSource,
  guessed,
  known,
} from "../../model/data-source.ts";
import { at } from "../../model/lookup.ts";
import { textAt } from "../../model/plain.ts";
import { unknownRegion } from "../findings.ts";

const TOKEN = "aws:index/getRegion:getRegion";

export const getRegion = defineDataSource({
  token: TOKEN,
  docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/meta/region_data_source.go",
  answer(args, world) {
    const endpoint = textAt(args, "endpoint");
    const byEndpoint = REGIONS.find((region) => ec2Endpoint(region.id) === endpoint)?.id;
    if (endpoint !== undefined && byEndpoint === undefined) {
      const newer = /^ec2\.([^.]+)\./.exec(endpoint)?.[1] ?? "";
      if (isPlausible(newer) && ec2Endpoint(newer) === endpoint && findRegion(newer) === undefined)
        return guessed(result(newer));
      return refusedRegion(endpoint, `region not found for endpoint "${endpoint}"`, "endpoint", world);
    }
    const name = textAt(args, "name") ?? textAt(args, "region") ?? byEndpoint ?? world.region;
    if (name === undefined) return guessed({});
    const region = findRegion(name);
    if (region !== undefined) return known(result(name, region.description));
    if (isPlausible(name)) return guessed(result(name));
    return refusedRegion(name, `region not found for name "${name}"`, "name", world);
  },
});

function result(name: string, description?: string) {
  return {
    id: name,
    name,
    region: name,
    endpoint: ec2Endpoint(name),
    ...(description !== undefined && { description }),
  };
}

function ec2Endpoint(region: string): string {
  return `ec2.${region}.${partitionOfRegion(region).dnsSuffix}`;
}

/** True for a name that a region opened after this table could have: an area, a compass point, a number. */
function isPlausible(name: string): boolean {
  const compass = /-(north|south|east|west|central|northeast|northwest|southeast|southwest)-\d$/;
  return compass.test(name) && PARTITIONS.some((partition) => partition.pattern.test(name));
}

/** The framework's errors have a title and a detail, and no list around them. */
function refusedRegion(region: string, detail: string, by: string, world: DataSourceWorld): DataSourceAnswer {
  const finding = unknownRegion.at(at(world), {
    region,
    nearest: nearest(
      region,
      REGIONS.map((candidate) => candidate.id),
    ),
    quote: detail,
  });
  return { kind: "failure", message: `finding Region by ${by}: ${detail}`, finding };
}
