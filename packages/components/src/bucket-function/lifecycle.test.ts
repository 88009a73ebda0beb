// BucketFunction: rules of a bucket's lifecycle.
import { describe, expect, test } from "vitest";
import { checkLifecycle, lifecycleRules } from "./lifecycle.ts";

const ids = (args: Parameters<typeof lifecycleRules>[0]) => lifecycleRules(args).map(({ id }) => id);

describe("rules", () => {
  test("by default", () => {
    expect(lifecycleRules({})).toEqual([
      {
        id: "abort-uploads",
        status: "Enabled",
        filter: { prefix: "" },
        abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
      },
      {
        id: "old-versions",
        status: "Enabled",
        filter: { prefix: "" },
        noncurrentVersionExpiration: { noncurrentDays: 90 },
        expiration: { expiredObjectDeleteMarker: true },
      },
    ]);
  });

  test("without versions", () => {
    expect(ids({ versioned: false })).toEqual(["abort-uploads"]);
    expect(ids({ versioned: false, expireDays: 1 })).toEqual(["abort-uploads", "expire"]);
  });

  test("an expiration in days deletes the marks itself", () => {
    const rules = lifecycleRules({ expireDays: 30, oldVersionDays: 7, oldVersionsKept: 3 });
    expect(rules.slice(1)).toMatchObject([
      { id: "old-versions", noncurrentVersionExpiration: { noncurrentDays: 7, newerNoncurrentVersions: 3 } },
      { id: "expire", expiration: { days: 30 } },
    ]);
    expect(rules[1]).not.toHaveProperty("expiration");
  });
});

test.each([
  [{ oldVersionDays: 0 }, "oldVersionDays is 0"],
  [{ expireDays: 1.5 }, "expireDays is 1.5"],
  [{ oldVersionsKept: 101 }, "1 to 100"],
  [{ versioned: false, oldVersionsKept: 1 }, "versioned is false"],
])("refuses %o", (args, message) => {
  expect(() => checkLifecycle("bucket", args)).toThrow(message);
});
