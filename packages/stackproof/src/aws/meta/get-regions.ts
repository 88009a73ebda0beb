// AWS: getRegions.
import { REGIONS, type Region } from "../../data/regions.ts";
import { defineDataSource, known } from "../../model/data-source.ts";
import { filtersOf, passes } from "../../model/filters.ts";
import { flagAt } from "../../model/plain.ts";
import { partitionOf } from "../arn.ts";

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeRegions.html */
function filterValues(region: Region, name: string): readonly string[] | undefined {
  if (name === "region-name") return [region.id];
  if (name === "opt-in-status") return [region.optIn ? "not-opted-in" : "opt-in-not-required"];
  return name === "endpoint" ? [`ec2.${region.id}.amazonaws.com`] : undefined;
}

export const getRegions = defineDataSource({
  token: "aws:index/getRegions:getRegions",
  docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/meta/regions_data_source.go",
  regional: false,
  answer(args, world) {
    const partition = partitionOf(world).id;
    const asked = REGIONS.filter(
      (region) => region.partition === partition && (flagAt(args, "allRegions") || !region.optIn),
    );
    const names = asked
      .filter((region) => passes(filtersOf(args), (name) => filterValues(region, name)) === "yes")
      .map((region) => region.id);
    return known({ id: partition, names });
  },
});
