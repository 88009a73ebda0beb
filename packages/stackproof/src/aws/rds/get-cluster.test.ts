import { expect, it } from "vitest";
import { resultOf, verdictOf } from "../../model/testing.ts";
import { getRdsCluster } from "./get-cluster.ts";

const RESOURCE = {
  type: "aws:rds/cluster:Cluster",
  name: "own",
  id: "db",
  properties: { clusterIdentifier: "db", endpoint: "db.x", port: 5432 },
};

it("answers from what the program created", () => {
  const result = resultOf(getRdsCluster, { clusterIdentifier: "db" }, { resources: [RESOURCE] });
  expect(result).toMatchObject({
    arn: "arn:aws:rds:us-east-1:123456789012:cluster:db",
    endpoint: "db.x",
    port: 5432,
  });
  expect(verdictOf(getRdsCluster, { clusterIdentifier: "db" }, { resources: [RESOURCE] })).toEqual({
    kind: "modelled",
    codes: [],
  });
});

it("answers from what stackproof.yaml declares", () => {
  const existing = [{ type: RESOURCE.type, id: RESOURCE.id, properties: RESOURCE.properties }];
  expect(resultOf(getRdsCluster, { clusterIdentifier: "db" }, { existing })).toMatchObject({
    arn: "arn:aws:rds:us-east-1:123456789012:cluster:db",
    endpoint: "db.x",
    port: 5432,
  });
});

it("says so when it is asked for something else", () => {
  const verdict = verdictOf(getRdsCluster, { clusterIdentifier: "other" }, { resources: [RESOURCE] });
  expect(verdict).toEqual({ kind: "schema", codes: ["data/looked-up-not-declared"] });
  expect(resultOf(getRdsCluster, { clusterIdentifier: "other" })).toMatchObject({
    endpoint: expect.stringMatching(/^other\.cluster-[0-9a-f]{12}\.us-east-1\.rds\.amazonaws\.com$/),
  });
});
