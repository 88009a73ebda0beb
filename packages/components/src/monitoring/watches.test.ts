// Monitoring: alarms of each kind of thing.
import { describe, expect, test } from "vitest";
import { apiThing, logThing, natThing, queueThing } from "./service-things.ts";
import { DEFAULT_LIMITS } from "./things.ts";
import { loadBalancerThing } from "./web-things.ts";

const settings = { limits: DEFAULT_LIMITS, window: 5 };
const off = { limits: { ...DEFAULT_LIMITS, latency: false, healthyTargets: false } as const, window: 5 };
const targets = {
  loadBalancer: { LoadBalancer: "app/web/0123456789abcdef" },
  targets: { LoadBalancer: "app/web/0123456789abcdef", TargetGroup: "targetgroup/web/0123456789abcdef" },
};

describe("a load balancer", () => {
  const { watches } = loadBalancerThing("web", targets, settings);

  test("without data all is well, but for healthy targets", () => {
    expect(watches.map(({ what, alarm }) => [what, alarm.treatMissingData])).toEqual([
      ["load-balancer-errors", "notBreaching"],
      ["target-errors", "notBreaching"],
      ["latency", "notBreaching"],
      ["unhealthy-targets", "notBreaching"],
      ["healthy-targets", "breaching"],
    ]);
  });

  test("counts are summed over the window, levels last most of it", () => {
    expect(watches[0]?.alarm).toMatchObject({ period: 300, evaluationPeriods: 1, datapointsToAlarm: 1 });
    expect(watches[2]?.alarm).toMatchObject({
      extendedStatistic: "p95",
      period: 60,
      evaluationPeriods: 5,
      datapointsToAlarm: 3,
    });
  });

  test("alarms are left out by false, and stay in the dashboard", () => {
    const thing = loadBalancerThing("web", targets, off);
    expect(thing.watches.map(({ what }) => what)).toEqual([
      "load-balancer-errors",
      "target-errors",
      "unhealthy-targets",
    ]);
    expect(thing.metrics).toHaveLength(5);
  });

  test.each([1, 2, 5, 60])("a window of %i minutes", (window) => {
    for (const { alarm } of loadBalancerThing("web", targets, { ...settings, window }).watches) {
      const { evaluationPeriods, datapointsToAlarm } = alarm;
      expect(Number(datapointsToAlarm)).toBeGreaterThan(Number(evaluationPeriods) / 2);
      expect(Number(datapointsToAlarm)).toBeLessThanOrEqual(Number(evaluationPeriods));
    }
  });
});

test("each type of API has metrics of its own", () => {
  const nameOf = (type: "http" | "rest") =>
    apiThing("shop", { type, dimensions: {} }, settings).watches[0]?.alarm;
  expect(nameOf("http")?.metricName).toBe("5xx");
  expect(nameOf("rest")?.metricName).toBe("5XXError");
});

test("other things", () => {
  const alarms = [
    natThing("net-1", "nat-0123456789abcdef0", settings),
    queueThing("orders", { name: "orders", maximumAge: 60 }, settings),
    logThing(
      "orders",
      { namespace: "Stackproof/dev", pattern: "ERROR", threshold: 0 },
      { ...settings, window: 1 },
    ),
  ].flatMap(({ watches }) => watches.map(({ alarm }) => alarm));
  expect(alarms).toMatchObject([
    { metricName: "ErrorPortAllocation", treatMissingData: "missing" },
    {
      metricName: "ApproximateAgeOfOldestMessage",
      threshold: 60,
      alarmDescription: "A message waits for more than 60 s.",
    },
    {
      metricName: "orders",
      alarmDescription: "Lines of the log group matched ERROR in a minute.",
    },
  ]);
});
