import { describe, expect, it } from "vitest";
import { failureOf, resultOf, verdictOf } from "../../model/testing.ts";
import { getAvailabilityZone } from "./get-availability-zone.ts";
import { getAvailabilityZones } from "./get-availability-zones.ts";
import { getCallerIdentity } from "./get-caller-identity.ts";
import { getIpRanges } from "./get-ip-ranges.ts";
import { getPartition } from "./get-partition.ts";
import { getRegion } from "./get-region.ts";
import { getRegions } from "./get-regions.ts";
import { getService } from "./get-service.ts";

describe("getAvailabilityZones", () => {
  it.each([
    ["us-east-1", ["us-east-1a", "us-east-1b", "us-east-1c", "us-east-1d", "us-east-1e", "us-east-1f"]],
    ["us-west-1", ["us-west-1b", "us-west-1c"]],
    ["ap-northeast-1", ["ap-northeast-1a", "ap-northeast-1c", "ap-northeast-1d"]],
    ["ca-central-1", ["ca-central-1a", "ca-central-1b", "ca-central-1d"]],
    ["mx-central-1", ["mx-central-1a", "mx-central-1b", "mx-central-1c"]],
    ["cn-north-1", ["cn-north-1a", "cn-north-1b"]],
  ])("of %s", (region, names) => {
    expect(resultOf(getAvailabilityZones, { state: "available" }, { region })).toMatchObject({
      id: region,
      names,
      region,
    });
  });

  it("has zone ids in the order of the names, and obeys region, filters and exclusions", () => {
    expect(resultOf(getAvailabilityZones, { region: "us-west-2" })["zoneIds"]).toEqual([
      "usw2-az2",
      "usw2-az1",
      "usw2-az3",
      "usw2-az4",
    ]);
    expect(
      resultOf(getAvailabilityZones, { excludeNames: ["us-east-1e"], excludeZoneIds: ["use1-az5"] })["names"],
    ).toHaveLength(4);
    expect(
      resultOf(getAvailabilityZones, { filters: [{ name: "zone-id", values: ["use1-az1", "use1-az2"] }] })[
        "names"
      ],
    ).toEqual(["us-east-1b", "us-east-1c"]);
    expect(resultOf(getAvailabilityZones, { state: "impaired" })["names"]).toEqual([]);
  });

  it("shows Local Zones only when all zones are asked for", () => {
    const local = { filters: [{ name: "zone-type", values: ["local-zone"] }] };
    expect(resultOf(getAvailabilityZones, local, { region: "us-west-2" })["names"]).toEqual([]);
    expect(
      resultOf(getAvailabilityZones, { ...local, allAvailabilityZones: true }, { region: "us-west-2" })[
        "names"
      ],
    ).toContain("us-west-2-lax-1a");
    const optIn = {
      allAvailabilityZones: true,
      filters: [{ name: "opt-in-status", values: ["opt-in-not-required"] }],
    };
    expect(resultOf(getAvailabilityZones, optIn, { region: "us-west-2" })["names"]).toHaveLength(4);
  });

  it("says so when it does not know the region", () => {
    expect(verdictOf(getAvailabilityZones, {}, { region: "us-north-9" })).toEqual({
      kind: "schema",
      codes: ["data/zones-not-recorded"],
    });
    expect(verdictOf(getAvailabilityZones, {})).toEqual({ kind: "modelled", codes: [] });
  });
});

describe("getAvailabilityZone", () => {
  it("describes a zone", () => {
    expect(resultOf(getAvailabilityZone, { name: "eu-west-1b" }, { region: "eu-west-1" })).toMatchObject({
      zoneId: "euw1-az1",
      nameSuffix: "b",
      groupName: "eu-west-1-zg-1",
      zoneType: "availability-zone",
      parentZoneId: "",
    });
    expect(
      resultOf(
        getAvailabilityZone,
        { name: "us-west-2-lax-1b", allAvailabilityZones: true },
        { region: "us-west-2" },
      ),
    ).toMatchObject({ zoneId: "usw2-lax1-az2", nameSuffix: "lax-1b", networkBorderGroup: "us-west-2-lax-1" });
  });

  it("refuses zones that the region cannot have, and only those", () => {
    expect(failureOf(getAvailabilityZone, { name: "us-east-1a" }, { region: "eu-west-1" }).finding.code).toBe(
      "meta/get-availability-zone/unknown-zone",
    );
    expect(
      failureOf(getAvailabilityZone, { name: "us-east-2g" }, { region: "us-east-2" }).finding.fix,
    ).toContain("us-east-2a, us-east-2b, us-east-2c");
    // Older accounts see it.
    expect(verdictOf(getAvailabilityZone, { name: "us-west-1a" }, { region: "us-west-1" })).toEqual({
      kind: "schema",
      codes: [],
    });
    expect(failureOf(getAvailabilityZone, {}).finding.quote).toBe(
      "multiple EC2 Availability Zones matched; use additional constraints to reduce matches to a single EC2 Availability Zone",
    );
  });
});

describe("getRegion", () => {
  it("describes the region of the request, or of its argument", () => {
    expect(resultOf(getRegion, {})).toMatchObject({
      id: "us-east-1",
      name: "us-east-1",
      region: "us-east-1",
      description: "US East (N. Virginia)",
      endpoint: "ec2.us-east-1.amazonaws.com",
    });
    expect(resultOf(getRegion, { name: "cn-north-1" })).toMatchObject({
      id: "cn-north-1",
      endpoint: "ec2.cn-north-1.amazonaws.com.cn",
    });
    expect(resultOf(getRegion, { endpoint: "ec2.eu-west-1.amazonaws.com" })).toMatchObject({
      id: "eu-west-1",
    });
  });

  it("refuses a region that does not exist, and spares one that may be new", () => {
    const { message, finding } = failureOf(getRegion, { name: "us-esat-1" });
    expect(message).toBe('finding Region by name: region not found for name "us-esat-1"');
    expect(finding.fix).toBe('Did you mean "us-east-1"?');
    expect(resultOf(getRegion, { endpoint: "ec2.eu-south-9.amazonaws.com" })).toMatchObject({
      region: "eu-south-9",
    });
    expect(failureOf(getRegion, { endpoint: "ec2.nowhere" }).finding.quote).toBe(
      'region not found for endpoint "ec2.nowhere"',
    );
    expect(verdictOf(getRegion, { name: "ap-north-3" })).toEqual({ kind: "schema", codes: [] });
  });
});

it("getRegions lists the regions of the partition that need no opt-in, or all", () => {
  const names = resultOf(getRegions, {})["names"] as string[];
  expect(names).toContain("us-east-1");
  expect(names).not.toContain("ap-east-1");
  expect(resultOf(getRegions, { allRegions: true })["names"]).toContain("ap-east-1");
  expect(resultOf(getRegions, {}, { region: "us-gov-west-1" })["names"]).toEqual([
    "us-gov-east-1",
    "us-gov-west-1",
  ]);
});

it("getPartition follows the region", () => {
  expect(resultOf(getPartition, {})).toMatchObject({
    id: "aws",
    partition: "aws",
    dnsSuffix: "amazonaws.com",
    reverseDnsPrefix: "com.amazonaws",
  });
  expect(resultOf(getPartition, {}, { region: "cn-northwest-1" })).toMatchObject({
    partition: "aws-cn",
    reverseDnsPrefix: "cn.com.amazonaws",
  });
  expect(resultOf(getPartition, {}, { region: "us-gov-east-1" })).toMatchObject({ partition: "aws-us-gov" });
});

it("getCallerIdentity is the account of the settings, or of the role that the provider assumes", () => {
  expect(resultOf(getCallerIdentity, {})).toMatchObject({
    id: "123456789012",
    accountId: "123456789012",
    arn: "arn:aws:iam::123456789012:user/rehearsal",
  });
  const roleArn = "arn:aws:iam::999988887777:role/deploy/ci";
  const assumed = { accountId: "999988887777", arn: "arn:aws:sts::999988887777:assumed-role/ci/build" };
  expect(
    resultOf(getCallerIdentity, {}, { provider: { assumeRoles: [{ roleArn, sessionName: "build" }] } }),
  ).toMatchObject(assumed);
  expect(
    resultOf(
      getCallerIdentity,
      {},
      { provider: { assumeRole: JSON.stringify({ roleArn, sessionName: "build" }) } },
    ),
  ).toMatchObject(assumed);
});

it("getService takes a service apart or puts it together", () => {
  expect(resultOf(getService, { serviceId: "s3" })).toMatchObject({
    dnsName: "s3.us-east-1.amazonaws.com",
    reverseDnsName: "com.amazonaws.us-east-1.s3",
    partition: "aws",
  });
  expect(resultOf(getService, { reverseDnsName: "cn.com.amazonaws.cn-north-1.ec2" })).toMatchObject({
    region: "cn-north-1",
    serviceId: "ec2",
    reverseDnsPrefix: "cn.com.amazonaws",
  });
  expect(failureOf(getService, {}).finding.quote).toBe(
    "service ID not provided directly or through a DNS name",
  );
});

it("getIpRanges says that it does not know the ranges", () => {
  expect(verdictOf(getIpRanges, { services: ["ec2"] })).toEqual({ kind: "schema", codes: [] });
});
