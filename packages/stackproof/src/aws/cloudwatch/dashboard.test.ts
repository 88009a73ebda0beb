// Dashboards.
import { given, jsonText, stack, testResource, unknown } from "../testing.ts";
import { dashboard } from "./dashboard.ts";

const errors = ["AWS/Lambda", "Errors", "FunctionName", "orders", { stat: "Sum" }];
const metric = (properties: object, more: object = {}) =>
  ({
    type: "metric",
    x: 0,
    y: 0,
    width: 12,
    height: 6,
    ...more,
    properties: { region: "us-east-1", ...properties },
  }) as never;
const board = (...widgets: never[]) => ({ dashboardName: "shop-dev", dashboardBody: jsonText({ widgets }) });
const text = { type: "text", properties: { markdown: "# Shop" } } as never;

testResource(dashboard, {
  accepts: {
    "what people write": board(
      text,
      metric({
        metrics: [errors, [".", "Invocations", ".", "."], ["...", "other"]],
        period: 300,
        stat: "Sum",
        view: "timeSeries",
        title: "Functions",
      }),
      { type: "log", properties: { query: "SOURCE '/app' | fields @message", region: "us-east-1" } } as never,
      {
        type: "alarm",
        properties: { alarms: ["arn:aws:cloudwatch:us-east-1:123456789012:alarm:errors"] },
      } as never,
    ),
    "an expression": board(
      metric({
        metrics: [[{ expression: "m1 * 2", id: "e1" }], ["Shop", "Paid", { id: "m1", visible: false }]],
      }),
    ),
    "an alarm as annotation": board(
      metric({ annotations: { alarms: ["arn:aws:cloudwatch:us-east-1:123456789012:alarm:errors"] } }),
    ),
    "a gauge": board(metric({ metrics: [errors], view: "gauge", yAxis: { left: { min: 0, max: 100 } } })),
    "a body that nobody knows": { dashboardName: "shop", dashboardBody: unknown() },
    "a widget for PromQL": board({ type: "chart", properties: { data: { queries: [] } } } as never),
    "no widgets": { dashboardName: "empty", dashboardBody: '{"widgets":[]}' },
  },
  rejects: {
    "invalid-dashboard-name": { ...board(text), dashboardName: "shop dashboard" },
    "invalid-dashboard-body": { dashboardName: "shop", dashboardBody: "widgets: []" },
    "invalid-body": [
      board(metric({ metrics: "AWS/Lambda" })),
      board(metric({ metrics: [{ namespace: "AWS/Lambda", metricName: "Errors" }] })),
      board(metric({ metrics: [["AWS/Lambda", "Errors", { FunctionName: "orders" }, "x"]] })),
      board(metric({ metrics: [["AWS/Lambda", "Errors", "FunctionName"]] })),
      board(metric({ title: "Empty" })),
      board(metric({ metrics: [errors], region: undefined })),
      board(metric({ metrics: [errors], view: "timeseries" })),
      board(metric({ metrics: [errors] }, { width: 25 })),
      board(metric({ metrics: [errors], period: 45 })),
      board({ type: "metrics", properties: { metrics: [errors] } } as never),
      board({ type: "text", properties: { text: "# Shop" } } as never),
      board({ type: "metric", width: 6, height: 6 } as never),
      { dashboardName: "shop", dashboardBody: "[]" },
    ],
    "doubtful-body": board(metric({ metrics: [errors], view: "gauge" })),
    "unknown-metric": [
      board(metric({ metrics: [["AWS/Lambda", "Error", "FunctionName", "orders"]] })),
      board(metric({ metrics: [["AWS/APIGateway", "Count", "ApiName", "shop"]] })),
    ],
    "duplicate-name": stack(board(text), {
      with: { other: given("aws:cloudwatch/dashboard:Dashboard", board(text), { region: "eu-west-1" }) },
    }),
  },
  outputs: [
    {
      of: board(text),
      are: { id: "shop-dev", dashboardArn: "arn:aws:cloudwatch::123456789012:dashboard/shop-dev" },
    },
  ],
});
