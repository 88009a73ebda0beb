import { expect, it } from "vitest";
import { resultOf, verdictOf } from "../../model/testing.ts";
import { getEcsCluster } from "./get-cluster.ts";

const RESOURCE = {
  type: "aws:ecs/cluster:Cluster",
  name: "own",
  id: "arn:aws:ecs:us-east-1:123456789012:cluster/main",
  properties: { name: "main" },
};

it("answers from what the program created", () => {
  const result = resultOf(getEcsCluster, { clusterName: "main" }, { resources: [RESOURCE] });
  expect(result).toMatchObject({ arn: "arn:aws:ecs:us-east-1:123456789012:cluster/main", status: "ACTIVE" });
  expect(verdictOf(getEcsCluster, { clusterName: "main" }, { resources: [RESOURCE] })).toEqual({
    kind: "modelled",
    codes: [],
  });
});

it("answers from what stackproof.yaml declares", () => {
  const existing = [{ type: RESOURCE.type, id: RESOURCE.id, properties: RESOURCE.properties }];
  expect(resultOf(getEcsCluster, { clusterName: "main" }, { existing })).toMatchObject({
    arn: "arn:aws:ecs:us-east-1:123456789012:cluster/main",
    status: "ACTIVE",
  });
});

it("says so when it is asked for something else", () => {
  const verdict = verdictOf(getEcsCluster, { clusterName: "other" }, { resources: [RESOURCE] });
  expect(verdict).toEqual({ kind: "schema", codes: ["data/looked-up-not-declared"] });
  expect(resultOf(getEcsCluster, { clusterName: "other" })).toMatchObject({
    arn: "arn:aws:ecs:us-east-1:123456789012:cluster/other",
  });
});
