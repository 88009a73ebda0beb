import { expect, it } from "vitest";
import { resultOf, verdictOf } from "../../model/testing.ts";
import { getEksCluster } from "./get-cluster.ts";

const RESOURCE = {
  type: "aws:eks/cluster:Cluster",
  name: "own",
  id: "main",
  properties: {
    name: "main",
    endpoint: "https://x.eks.amazonaws.com",
    certificateAuthority: { data: "Zm9v" },
  },
};

it("answers from what the program created", () => {
  const result = resultOf(getEksCluster, { name: "main" }, { resources: [RESOURCE] });
  expect(result).toMatchObject({
    endpoint: "https://x.eks.amazonaws.com",
    certificateAuthorities: [{ data: "Zm9v" }],
    arn: "arn:aws:eks:us-east-1:123456789012:cluster/main",
  });
  expect(verdictOf(getEksCluster, { name: "main" }, { resources: [RESOURCE] })).toEqual({
    kind: "modelled",
    codes: [],
  });
});

it("answers from what stackproof.yaml declares", () => {
  const existing = [{ type: RESOURCE.type, id: RESOURCE.id, properties: RESOURCE.properties }];
  expect(resultOf(getEksCluster, { name: "main" }, { existing })).toMatchObject({
    endpoint: "https://x.eks.amazonaws.com",
    certificateAuthorities: [{ data: "Zm9v" }],
    arn: "arn:aws:eks:us-east-1:123456789012:cluster/main",
  });
});

it("says so when it is asked for something else", () => {
  const verdict = verdictOf(getEksCluster, { name: "other" }, { resources: [RESOURCE] });
  expect(verdict).toEqual({ kind: "schema", codes: ["data/looked-up-not-declared"] });
  expect(resultOf(getEksCluster, { name: "other" })).toMatchObject({
    arn: "arn:aws:eks:us-east-1:123456789012:cluster/other",
    identities: [
      {
        oidcs: [
          {
            issuer: expect.stringMatching(
              /^https:\/\/oidc\.eks\.us-east-1\.amazonaws\.com\/id\/[0-9A-F]{32}$/,
            ),
          },
        ],
      },
    ],
  });
});
