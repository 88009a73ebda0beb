import { describe, expect, it } from "vitest";
import type { PropertyMap } from "../../core/value.ts";
import { createRequest, testContext } from "../testing.ts";
import { createTimeHost, REHEARSED_TIME } from "./time.ts";

const host = createTimeHost(testContext());

function make(kind: string, inputs: PropertyMap) {
  return host.create?.(createRequest(`time:index/${kind.toLowerCase()}:${kind}`, "t", inputs));
}

describe("times", () => {
  it("are computed from what the program gives", () => {
    expect(make("Static", { rfc3339: "2024-02-28T23:30:05Z" })).toMatchObject({
      id: "2024-02-28T23:30:05Z",
      outputs: { year: 2024, month: 2, day: 28, hour: 23, minute: 30, second: 5, unix: 1709163005 },
    });
    const offset = make("Offset", { baseRfc3339: "2024-02-28T23:30:05Z", offsetDays: 1, offsetMinutes: 30 });
    expect(offset).toMatchObject({
      id: "2024-02-28T23:30:05Z",
      outputs: { rfc3339: "2024-03-01T00:00:05Z", baseRfc3339: "2024-02-28T23:30:05Z", day: 1 },
    });
    const rotating = make("Rotating", { rfc3339: "2024-01-01T00:00:00Z", rotationMonths: 2 });
    expect(rotating).toMatchObject({
      id: "2024-01-01T00:00:00Z",
      outputs: {
        rfc3339: "2024-01-01T00:00:00Z",
        rotationRfc3339: "2024-03-01T00:00:00Z",
        month: 3,
        unix: 1709251200,
      },
    });
  });

  it("keep the offset from UTC that they are given in", () => {
    expect(make("Static", { rfc3339: "2024-02-29T01:30:05+02:00" })).toMatchObject({
      id: "2024-02-29T01:30:05+02:00",
      outputs: { day: 29, hour: 1, unix: 1709163005 },
    });
    const offset = make("Offset", { baseRfc3339: "2024-12-31T23:00:00-05:30", offsetHours: 2 });
    expect(offset?.outputs).toMatchObject({ rfc3339: "2025-01-01T01:00:00-05:30", year: 2025 });
    expect(make("Static", { rfc3339: "2024-02-28T23:30:05.25+00:00" })?.id).toBe("2024-02-28T23:30:05Z");
  });

  it("add up for an offset, one unit after the other", () => {
    const inputs = { baseRfc3339: "2024-01-30T00:00:00Z", offsetDays: 1, offsetMonths: 1 };
    expect(make("Offset", inputs)?.outputs["rfc3339"]).toBe("2024-03-02T00:00:00Z");
  });

  it.each([
    [{ rotationDays: 1, rotationHours: 2 }, "2024-01-01T02:00:00Z"],
    [{ rotationMonths: 1, rotationDays: 5 }, "2024-02-01T00:00:00Z"],
    [{ rotationRfc3339: "2024-06-01T00:00:00Z", rotationMonths: 1 }, "2024-06-01T00:00:00Z"],
    [{ rotationRfc3339: "2024-06-01T00:00:00Z", rotationYears: 1 }, "2025-01-01T00:00:00Z"],
  ])("rotate by one unit only: %j", (inputs, end) => {
    const rotating = make("Rotating", { rfc3339: "2024-01-01T00:00:00Z", ...inputs });
    expect(rotating?.outputs["rotationRfc3339"]).toBe(end);
  });

  it("start from a fixed time otherwise, whatever the program gives instead", () => {
    expect(make("Static", {})?.id).toBe(REHEARSED_TIME);
    expect(make("Static", { rfc3339: "rehearsed-000000000000" })?.id).toBe(REHEARSED_TIME);
    expect(make("Offset", { offsetYears: 1e12 })?.outputs["rfc3339"]).toBe(REHEARSED_TIME);
  });

  it("leave the rest to the schema", () => {
    expect(make("Sleep", { createDuration: "30s" })).toBeUndefined();
  });
});
