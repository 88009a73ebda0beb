import { expect, it } from "vitest";
import { resultOf, verdictOf } from "../../model/testing.ts";
import { getLoadBalancer } from "./get-load-balancer.ts";

const RESOURCE = {
  type: "aws:lb/loadBalancer:LoadBalancer",
  name: "own",
  id: "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/edge/1",
  properties: {
    name: "edge",
    arn: "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/edge/1",
    loadBalancerType: "network",
  },
};

it("answers from what the program created", () => {
  const result = resultOf(getLoadBalancer, { name: "edge" }, { resources: [RESOURCE] });
  expect(result).toMatchObject({ loadBalancerType: "network", zoneId: "Z26RNL4JYFTOTI", internal: false });
  expect(verdictOf(getLoadBalancer, { name: "edge" }, { resources: [RESOURCE] })).toEqual({
    kind: "modelled",
    codes: [],
  });
});

it("answers from what stackproof.yaml declares", () => {
  const existing = [{ type: RESOURCE.type, id: RESOURCE.id, properties: RESOURCE.properties }];
  expect(resultOf(getLoadBalancer, { name: "edge" }, { existing })).toMatchObject({
    loadBalancerType: "network",
    zoneId: "Z26RNL4JYFTOTI",
    internal: false,
  });
});

it("says so when it is asked for something else", () => {
  const verdict = verdictOf(getLoadBalancer, { name: "other" }, { resources: [RESOURCE] });
  expect(verdict).toEqual({ kind: "schema", codes: ["data/looked-up-not-declared"] });
  expect(resultOf(getLoadBalancer, { name: "other" })).toMatchObject({
    zoneId: "Z35SXDOTRQ7X7K",
    loadBalancerType: "application",
  });
});
