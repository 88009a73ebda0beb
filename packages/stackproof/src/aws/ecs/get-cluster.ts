// AWS ECS: getCluster.
import { defineLookup } from "../../model/lookup.ts";
import { textAt } from "../../model/plain.ts";
import { thingText } from "../../model/things.ts";
import { arn } from "../arn.ts";

export const getEcsCluster = defineLookup({
  token: "aws:ecs/getCluster:getCluster",
  docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ecs/cluster_data_source.go",
  resource: "aws:ecs/cluster:Cluster",
  noun: "ECS Cluster",
  keys: { clusterName: "name" },
  outputs(thing, world) {
    const name = thingText(thing, "name") ?? "";
    const value = thingText(thing, "arn") ?? arn(world, "ecs", `cluster/${name}`);
    return {
      id: value,
      arn: value,
      clusterName: name,
      status: "ACTIVE",
      pendingTasksCount: 0,
      registeredContainerInstancesCount: 0,
      runningTasksCount: 0,
    };
  },
  derived(args, world) {
    const value = arn(world, "ecs", `cluster/${textAt(args, "clusterName") ?? ""}`);
    return { id: value, arn: value, status: "ACTIVE", tags: {} };
  },
});
