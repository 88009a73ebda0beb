// AWS: getPartition.
import { defineDataSource, known } from "../../model/data-source.ts";
import { partitionOf } from "../arn.ts";

export const getPartition = defineDataSource({
  token: "aws:index/getPartition:getPartition",
  docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/meta/partition_data_source.go",
  regional: false,
  answer(_args, world) {
    const { id, dnsSuffix } = partitionOf(world);
    return known({
      id,
      partition: id,
      dnsSuffix,
      reverseDnsPrefix: dnsSuffix.split(".").reverse().join("."),
    });
  },
});
