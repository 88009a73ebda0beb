// AWS RDS: getCluster.
import { repeatableHex } from "../../model/ids.ts";
import { defineLookup } from "../../model/lookup.ts";
import { textAt } from "../../model/plain.ts";
import { thingText } from "../../model/things.ts";
import { arn, partitionOf } from "../arn.ts";

export const getRdsCluster = defineLookup({
  token: "aws:rds/getCluster:getCluster",
  docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/rds/cluster_data_source.go",
  resource: "aws:rds/cluster:Cluster",
  noun: "RDS Cluster",
  keys: { clusterIdentifier: "clusterIdentifier" },
  outputs(thing, world) {
    const name = thingText(thing, "clusterIdentifier") ?? thing.id ?? "";
    return {
      id: name,
      clusterIdentifier: name,
      arn: thingText(thing, "arn") ?? arn(world, "rds", `cluster:${name}`),
    };
  },
  derived(args, world) {
    const name = textAt(args, "clusterIdentifier") ?? "";
    const domain = `${repeatableHex(12, world.account.id, world.region)}.${world.region ?? ""}.rds.${partitionOf(world).dnsSuffix}`;
    return {
      id: name,
      arn: arn(world, "rds", `cluster:${name}`),
      endpoint: `${name}.cluster-${domain}`,
      readerEndpoint: `${name}.cluster-ro-${domain}`,
      tags: {},
    };
  },
});
