// Rules of EventBridge.
import { given, jsonText, stack, testResource, unknown } from "../testing.ts";
import { eventRule } from "./event-rule.ts";

const RULE = "aws:cloudwatch/eventRule:EventRule";
const hourly = { scheduleExpression: "rate(1 hour)" };
const pattern = (value: object) => ({ eventPattern: JSON.stringify(value) });

testResource(eventRule, {
  accepts: {
    "a rate": { scheduleExpression: "rate(5 minutes)" },
    "one hour": hourly,
    "a time of day": { scheduleExpression: "cron(0 10 * * ? *)" },
    "working days": { scheduleExpression: "cron(0/15 8-17 ? * MON-FRI *)" },
    "first Monday": { scheduleExpression: "cron(0 8 ? * 2#1 *)" },
    "last day": { scheduleExpression: "cron(0 8 L * ? *)" },
    "last weekday, and several months": { scheduleExpression: "cron(0 8 LW JAN,JUL ? 2026-2030)" },
    "last Friday": { scheduleExpression: "cron(15 10 ? * 6L 2022-2026)" },
    "the way AWS's examples have it": {
      scheduleExpression: "cron(0/5 8-17 ? * MON-FRI *)",
      state: "DISABLED",
    },
    "events of a service": pattern({
      source: ["aws.ec2"],
      "detail-type": ["EC2 Instance State-change Notification"],
    }),
    "all ways to match": pattern({
      account: [{ "anything-but": ["111122223333"] }],
      source: [{ prefix: "shop." }, { "equals-ignore-case": "Shop" }],
      detail: {
        price: [{ numeric: [">", 0, "<=", 5] }],
        address: [{ cidr: "10.0.0.0/24" }],
        state: [{ exists: false }, null, 3, true],
        $or: [{ name: [{ wildcard: "a*b" }] }, { kind: ["x"] }],
      },
    }),
    "a bus of one's own": { eventBusName: "orders", ...pattern({ source: ["shop"] }) },
    "a bus by its ARN": {
      eventBusName: "arn:aws:events:us-east-1:123456789012:event-bus/orders",
      ...pattern({ source: ["shop"] }),
    },
    "what nobody knows": { scheduleExpression: unknown(), eventPattern: unknown() },
    "a pattern with parts that nobody knows": {
      eventPattern: jsonText({ source: ["shop"], detail: { id: ["a"] } }),
    },
    "one name on two buses": stack(
      { name: "orders", ...pattern({ source: ["shop"] }) },
      {
        with: {
          other: given(RULE, { name: "orders", eventBusName: "shop", ...pattern({ source: ["shop"] }) }),
        },
      },
    ),
  },
  rejects: {
    "invalid-name": { name: "my rule", ...hourly },
    "invalid-event-bus-name": { eventBusName: "my bus", ...pattern({ source: ["shop"] }) },
    "invalid-event-pattern": { eventPattern: "{" },
    "conflicting-inputs": { name: "a", namePrefix: "b", ...hourly },
    "missing-input": { name: "a" },
    "invalid-schedule": [
      { scheduleExpression: "rate(1 minutes)" },
      { scheduleExpression: "rate(5 minute)" },
      { scheduleExpression: "rate(30 seconds)" },
      { scheduleExpression: "rate(0 minutes)" },
      { scheduleExpression: "every 5 minutes" },
      { scheduleExpression: "cron(0 10 * * *)" },
      { scheduleExpression: "cron(0 10 * * * *)" },
      { scheduleExpression: "cron(60 10 * * ? *)" },
      { scheduleExpression: "cron(0 24 * * ? *)" },
      { scheduleExpression: "cron(0 8 ? * 0 *)" },
      { scheduleExpression: "at(2026-11-21T08:00:00)" },
    ],
    "schedule-on-custom-bus": { eventBusName: "orders", ...hourly },
    "invalid-pattern": [
      pattern({ source: "aws.ec2" }),
      pattern({ source: [] }),
      pattern({ source: ["aws.health"], detail: {} }),
      pattern({ source: [["aws.ec2"]] }),
      pattern({ source: [{ begins: "aws." }] }),
      pattern({ source: [{ prefix: "aws.", suffix: "2" }] }),
      pattern({ source: [{ sufix: "2" }] }),
      pattern(["aws.ec2"]),
      pattern({}),
    ],
    "unmatchable-pattern": [
      pattern({ source: ["shop"], detailType: ["Order"] }),
      pattern({ orderId: ["7"] }),
    ],
    "pattern-too-long": pattern({
      source: Array.from({ length: 400 }, (_, index) => `shop.orders.${index}`),
    }),
    "duplicate-name": stack(
      { name: "orders", ...hourly },
      { with: { other: given(RULE, { name: "orders", ...hourly }) } },
    ),
  },
  outputs: [
    {
      of: { name: "orders", ...hourly },
      are: {
        id: "orders",
        arn: "arn:aws:events:us-east-1:123456789012:rule/orders",
        state: "ENABLED",
        isEnabled: true,
      },
    },
    {
      of: { name: "orders", eventBusName: "shop", ...pattern({ source: ["shop"] }) },
      are: { id: "shop/orders", arn: "arn:aws:events:us-east-1:123456789012:rule/shop/orders" },
    },
  ],
});
