import { describe, expect, it } from "vitest";
import { IMAGE_FAMILIES } from "./amis.ts";
import { CACHE_POLICIES, ORIGIN_REQUEST_POLICIES, RESPONSE_HEADERS_POLICIES } from "./cloudfront-policies.ts";
import { engineVersions, majorVersion, parameterGroupFamily } from "./database-engines.ts";
import { instanceTypes } from "./instance-types.ts";
import { loadBalancerZone } from "./load-balancing.ts";
import { findRegion, PARTITIONS, partitionOfRegion, REGIONS } from "./regions.ts";
import { s3WebsiteDomain } from "./s3-endpoints.ts";
import { isImpossibleZone, zonesOfRegion } from "./zones.ts";

describe("regions", () => {
  it("belong to the partition that their names say", () => {
    for (const region of REGIONS) expect(partitionOfRegion(region.id).id).toBe(region.partition);
    expect(new Set(REGIONS.map((region) => region.id)).size).toBe(REGIONS.length);
    expect(REGIONS.filter((region) => region.partition === "aws").length).toBeGreaterThanOrEqual(34);
    expect(findRegion("us-east-9")).toBeUndefined();
    expect(partitionOfRegion("us-gov-north-1").id).toBe("aws-us-gov");
    expect(PARTITIONS[0]?.id).toBe("aws");
  });

  it("have zones with ids that occur once", () => {
    const zones = REGIONS.flatMap((region) => zonesOfRegion(region.id) ?? []);
    expect(new Set(zones.map((zone) => zone.id)).size).toBe(zones.length);
    expect(new Set(zones.map((zone) => zone.name)).size).toBe(zones.length);
    for (const zone of zones) expect(zone.name).toMatch(new RegExp(`^${zone.region}[a-f]$`));
    const without = REGIONS.filter((region) => zonesOfRegion(region.id) === undefined).map(
      (region) => region.id,
    );
    expect(without).toEqual(["me-west-1", "sa-west-1", "eusc-de-east-1"]);
  });

  it("may have zones that this account does not see", () => {
    expect(isImpossibleZone("us-east-1", "us-east-1g")).toBe(true);
    expect(isImpossibleZone("us-east-1", "us-east-1f")).toBe(false);
    expect(isImpossibleZone("eu-west-2", "eu-west-2d")).toBe(false);
    expect(isImpossibleZone("eu-west-2", "us-east-1a")).toBe(true);
    expect(isImpossibleZone("us-west-2", "us-west-2-lax-9a")).toBe(false);
    expect(isImpossibleZone("zz-new-1", "zz-new-1z")).toBe(false);
  });

  it("have load balancer zones of two kinds", () => {
    const both = REGIONS.filter((region) => loadBalancerZone(region.id, "application") !== undefined);
    expect(both.length).toBeGreaterThan(35);
    for (const { id } of both) {
      expect(loadBalancerZone(id, "network")).not.toBe(loadBalancerZone(id, "application"));
      expect(loadBalancerZone(id, "classic")).toBe(loadBalancerZone(id, "application"));
    }
  });

  it("write their S3 websites with a hyphen or a dot", () => {
    expect(s3WebsiteDomain("us-east-1", "amazonaws.com")).toBe("s3-website-us-east-1.amazonaws.com");
    expect(s3WebsiteDomain("eu-central-1", "amazonaws.com")).toBe("s3-website.eu-central-1.amazonaws.com");
  });
});

it("image families have names that tell them apart", () => {
  const names = IMAGE_FAMILIES.map((family) => family.name);
  expect(new Set(names).size).toBe(names.length);
  for (const family of IMAGE_FAMILIES) {
    expect(family.name).toContain("{version}");
    expect(family.newest > family.earlier).toBe(true);
    expect(family.owner).toMatch(/^\d{12}$/);
    expect(Object.keys(family.architectures).length === 1 || family.name.includes("{arch}")).toBe(true);
  }
});

it("managed policies have ids of their own", () => {
  const ids = [...CACHE_POLICIES, ...ORIGIN_REQUEST_POLICIES, ...RESPONSE_HEADERS_POLICIES].map(
    (policy) => policy.id,
  );
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
});

it("engine versions are in rising order and have families", () => {
  expect(engineVersions("postgres")?.at(-1)).toMatch(/^18\./);
  expect(engineVersions("nothing")).toBeUndefined();
  expect(majorVersion("mariadb", "10.11.16")).toBe("10.11");
  expect(parameterGroupFamily("aurora-mysql", "8.0.mysql_aurora.3.08.0")).toBe("aurora-mysql8.0");
});

it("instance types are read whole", () => {
  expect(instanceTypes().get("t3.micro")).toEqual({
    name: "t3.micro",
    vcpus: 2,
    memory: 1,
    architectures: ["x86_64"],
    burstable: true,
    currentGeneration: true,
  });
  expect(instanceTypes().size).toBeGreaterThan(1000);
  for (const type of instanceTypes().values()) expect(type.vcpus * type.memory).toBeGreaterThan(0);
});
