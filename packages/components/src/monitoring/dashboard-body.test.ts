// Monitoring: the body of the dashboard.
import { describe, expect, test } from "vitest";
import { dashboardBody } from "./dashboard-body.ts";
import { queueThing } from "./service-things.ts";
import { DEFAULT_LIMITS } from "./things.ts";

const settings = { limits: DEFAULT_LIMITS, window: 5 };
const things = ["a", "b", "c"].map((key) => queueThing(key, { name: key, maximumAge: 60 }, settings));

describe("dashboard", () => {
  test("one widget for each thing, two in a row, below the alarms", () => {
    const { widgets } = dashboardBody(things, ["arn:1", "arn:2"], "us-west-2");
    expect(widgets.map(({ type, x, y }) => [type, x, y])).toEqual([
      ["alarm", 0, 0],
      ["metric", 0, 4],
      ["metric", 12, 4],
      ["metric", 0, 10],
    ]);
    expect(widgets[1]?.properties).toEqual({
      title: "a: queue",
      region: "us-west-2",
      view: "timeSeries",
      stacked: false,
      period: 60,
      metrics: [
        [
          "AWS/SQS",
          "ApproximateNumberOfMessagesVisible",
          "QueueName",
          "a",
          { stat: "Maximum", label: "Messages" },
        ],
        [
          "AWS/SQS",
          "ApproximateAgeOfOldestMessage",
          "QueueName",
          "a",
          { stat: "Maximum", label: "Oldest message (s)", yAxis: "right" },
        ],
      ],
    });
  });

  test("an alarm widget takes a hundred alarms", () => {
    const arns = Array.from({ length: 101 }, (_, index) => `arn:${index}`);
    const { widgets } = dashboardBody(things, arns, "us-west-2");
    expect(widgets.filter(({ type }) => type === "alarm")).toHaveLength(2);
    expect(widgets[2]).toMatchObject({ type: "metric", y: 8 });
  });

  test("without alarms", () => {
    expect(dashboardBody(things, [], "us-west-2").widgets[0]).toMatchObject({ type: "metric", y: 0 });
  });
});
