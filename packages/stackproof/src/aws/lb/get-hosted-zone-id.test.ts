import { expect, it } from "vitest";
import { failureOf, resultOf, verdictOf } from "../../model/testing.ts";
import { getLoadBalancerHostedZoneId } from "./get-hosted-zone-id.ts";

it("is the zone of the region and type", () => {
  expect(resultOf(getLoadBalancerHostedZoneId, { region: "eu-west-1" })["id"]).toBe("Z32O12XQLNTSW2");
  expect(resultOf(getLoadBalancerHostedZoneId, { loadBalancerType: "network" })["id"]).toBe("Z26RNL4JYFTOTI");
});

it("refuses another type, and does not know new regions", () => {
  expect(failureOf(getLoadBalancerHostedZoneId, { loadBalancerType: "gateway" }).finding.quote).toContain(
    'to be one of ["application" "network"], got gateway',
  );
  expect(verdictOf(getLoadBalancerHostedZoneId, {}, { region: "sa-west-1" })).toEqual({
    kind: "schema",
    codes: [],
  });
});
