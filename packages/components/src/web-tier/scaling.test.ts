// How many instances, of what kind, and what is waited for.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { InstanceArgs, ReadinessArgs, ScalingArgs } from "./instance-args.ts";
import { architectureOf, launchSettings } from "./instances.ts";
import { groupArgs, scheduleArgs, sizesOf, trackingsOf } from "./scaling.ts";
import { recurrenceProblem } from "./scaling-checks.ts";

describe("an instance type", () => {
  test.each([
    ["t3.micro", "x86_64"],
    ["t4g.micro", "arm64"],
    ["a1.medium", "arm64"],
    ["c8gn.large", "arm64"],
    ["im4gn.large", "arm64"],
    ["is4gen.medium", "arm64"],
    ["g4dn.xlarge", "x86_64"],
    ["g5.xlarge", "x86_64"],
    ["g5g.xlarge", "arm64"],
    ["p6e-gb200.36xlarge", "arm64"],
    ["c7i-flex.large", "x86_64"],
    ["u7i-12tb.224xlarge", "x86_64"],
    ["mac2.metal", undefined],
  ])("%s is for %s", (type, architecture) => {
    expect(architectureOf(type)).toBe(architecture);
  });

  test("decides the image, and the image the type", () => {
    expect(launchSettings({ types: ["t4g.small"] }).imageId).toMatch(/-arm64$/);
    expect(launchSettings({ architecture: "arm64" }).types).toEqual(["t4g.micro"]);
    expect(launchSettings({})).toMatchObject({ types: ["t3.micro"], architecture: "x86_64" });
  });
});

test("sizes fit each other whatever is given of them", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.record({ min: fc.nat(50) }),
        fc.record({ max: fc.integer({ min: 1, max: 50 }) }),
        fc.constant({}),
      ),
      (args) => {
        const { min, max, desired } = sizesOf(args);
        expect(min).toBeLessThanOrEqual(desired);
        expect(desired).toBeLessThanOrEqual(max);
      },
    ),
  );
});

describe("a group", () => {
  const group = (
    scaling: ScalingArgs = {},
    readiness?: ReadinessArgs | "none",
    instances: InstanceArgs = {},
  ) => groupArgs({ instances, scaling, readiness, launchTemplateId: "lt-1", launchTemplateVersion: "1" });

  test("waits for its first instances at the load balancer", () => {
    expect(group()).toMatchObject({ minElbCapacity: 2, waitForCapacityTimeout: "10m" });
    expect(group({ desired: 3 })).toMatchObject({ minElbCapacity: 3 });
    expect(group()).not.toHaveProperty("waitForElbCapacity");
  });

  test("waits for what is said", () => {
    expect(group({}, { instances: 1, minutes: 20 })).toMatchObject({
      minElbCapacity: 1,
      waitForCapacityTimeout: "20m",
    });
    expect(group({ min: 3, max: 3 }, { exactly: 3 })).toMatchObject({ waitForElbCapacity: 3 });
    expect(group({}, "none")).toMatchObject({ waitForCapacityTimeout: "0" });
    expect(group({}, "none")).not.toHaveProperty("minElbCapacity");
    expect(group({ min: 0 })).not.toHaveProperty("minElbCapacity");
  });

  test("starts new instances before old ones end", () => {
    expect(group().instanceRefresh).toEqual({
      strategy: "Rolling",
      preferences: { minHealthyPercentage: 100, maxHealthyPercentage: 110 },
    });
    expect(group({ refresh: "none" })).not.toHaveProperty("instanceRefresh");
  });

  test("of one type has a launch template, and else a mix", () => {
    expect(group()).toMatchObject({ launchTemplate: { id: "lt-1", version: "1" } });
    expect(group({}, undefined, { types: ["t3.micro", "t3a.micro"] })).toMatchObject({
      mixedInstancesPolicy: {
        instancesDistribution: { onDemandBaseCapacity: 2, onDemandPercentageAboveBaseCapacity: 100 },
      },
    });
    const spot = group({ min: 1 }, undefined, { spotPercentage: 75 });
    expect(spot).toMatchObject({
      capacityRebalance: true,
      mixedInstancesPolicy: {
        launchTemplate: { overrides: [{ instanceType: "t3.micro" }] },
        instancesDistribution: { onDemandBaseCapacity: 1, onDemandPercentageAboveBaseCapacity: 25 },
      },
    });
    expect(spot).not.toHaveProperty("launchTemplate");
  });
});

test("tracks CPU, requests, both or nothing", () => {
  const suffixes = { loadBalancer: "app/web/1", targetGroup: "targetgroup/web/2" };
  const names = (args: ScalingArgs) => trackingsOf(args, suffixes).map(({ what }) => what);
  expect(names({})).toEqual(["cpu"]);
  expect(names({ requestsPerTarget: 1000 })).toEqual(["cpu", "requests"]);
  expect(names({ cpuTarget: "none" })).toEqual([]);
});

test("a schedule leaves the number of instances to its limits", () => {
  expect(scheduleArgs({ name: "night", recurrence: "0 20 * * *", min: 1, max: 2 })).toEqual({
    scheduledActionName: "night",
    recurrence: "0 20 * * *",
    timeZone: "Etc/UTC",
    minSize: 1,
    maxSize: 2,
    desiredCapacity: -1,
  });
});

test.each([
  ["0 20 * * *", undefined],
  ["*/15 6-18 1,15 JAN-MAR MON-FRI", undefined],
  ["0 0 * * 7", undefined],
  ["0 20 * *", "has 4 fields"],
  ["", "has 0 fields"],
  ["60 * * * *", 'has "60" as minute'],
  ["0 0 0 * *", 'has "0" as day of the month'],
  ["0 0 * FOO *", 'has "FOO" as month'],
  ["0 0 * * */0", 'has "*/0" as day of the week'],
  ["0 0 ? * MON", 'has "?" as day of the month'],
  ["rate(1 day)", "is written as EventBridge wants it"],
])("the recurrence %j: %s", (recurrence, problem) => {
  expect(recurrenceProblem(recurrence)).toBe(problem);
});
