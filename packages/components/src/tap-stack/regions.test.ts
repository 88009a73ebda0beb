// Regions: known, once each, of one partition.
import { describe, expect, test } from "vitest";
import { TapStackError } from "./error.ts";
import { checkRegions, nearest, partitionOf } from "./regions.ts";

const KNOWN = ["us-west-2", "us-east-1", "eu-west-1", "eu-central-1", "cn-north-1", "us-gov-west-1"];
const check = (...regions: string[]) => checkRegions('TapStack "shop"', regions, KNOWN);

describe("regions", () => {
  test("that AWS has are taken", () => {
    expect(() => check("us-west-2", "eu-west-1")).not.toThrow();
  });

  test("that it has not are refused, with the nearest", () => {
    expect(() => check("us-west-2", "eu-wset-1")).toThrow(
      'TapStack "shop" has the region "eu-wset-1", which AWS does not have. Did you mean "eu-west-1"?',
    );
    expect(nearest("US_WEST_2", KNOWN)).toBe("us-west-2");
    expect(nearest("frankfurt eu-central1", KNOWN)).toBe("eu-central-1");
  });

  test("twice, none, or of two partitions are refused", () => {
    expect(() => check("us-west-2", "us-west-2")).toThrow("has the region us-west-2 twice");
    expect(() => check()).toThrow(TapStackError);
    expect(() => check("us-west-2", "cn-north-1")).toThrow("partitions aws and aws-cn");
  });

  test("belong to a partition", () => {
    expect(["us-west-2", "us-gov-west-1", "us-iso-east-1", "us-isob-east-1"].map(partitionOf)).toEqual([
      "aws",
      "aws-us-gov",
      "aws-iso",
      "aws-iso-b",
    ]);
  });

  test("are nearest to themselves", () => {
    for (const region of KNOWN) expect(nearest(region, KNOWN)).toBe(region);
  });
});
