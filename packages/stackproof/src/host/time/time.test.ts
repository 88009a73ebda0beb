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
    expect(offset?.outputs).toMatchObject({
      rfc3339: "2024-03-01T00:00:05Z",
      baseRfc3339: "2024-02-28T23:30:05Z",
    });
    const rotating = make("Rotating", { rfc3339: "2024-01-01T00:00:00Z", rotationMonths: 2 });
    expect(rotating?.outputs).toMatchObject({
      rfc3339: "2024-01-01T00:00:00Z",
      rotationRfc3339: "2024-03-01T00:00:00Z",
    });
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
