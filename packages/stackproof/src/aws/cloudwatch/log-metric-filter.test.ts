// Metric filters.
import { type Given, given, out, stack, testResource, unknown } from "../testing.ts";
import { logMetricFilter } from "./log-metric-filter.ts";

const metric = { name: "Errors", namespace: "Shop", value: "1" };
const common = { logGroupName: out("group.name"), metricTransformation: metric };
const FILTER = "aws:cloudwatch/logMetricFilter:LogMetricFilter";

testResource(logMetricFilter, {
  given: {
    group: given("aws:cloudwatch/logGroup:LogGroup", { name: "/app/orders" }),
    rare: given("aws:cloudwatch/logGroup:LogGroup", {
      name: "/app/rare",
      logGroupClass: "INFREQUENT_ACCESS",
    }),
  },
  accepts: {
    "a word": { ...common, pattern: "ERROR" },
    "every event": { ...common, pattern: "" },
    "words of which one is enough": { ...common, pattern: '?ERROR ?Exception ?"Task timed out"' },
    "a quoted text": { ...common, pattern: '"[ERROR]" -"retry"' },
    JSON: {
      ...common,
      pattern: '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }',
    },
    "JSON with many conditions": {
      ...common,
      pattern:
        '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }',
    },
    "JSON with an expression": { ...common, pattern: "{ $.message = %(timeout|refused)% }" },
    "a number from JSON": {
      logGroupName: out("group.name"),
      pattern: "{ $.latency = * }",
      metricTransformation: {
        name: "Latency",
        namespace: "Shop",
        value: "$.latency",
        unit: "Milliseconds",
        defaultValue: "0",
      },
    },
    "dimensions from fields": {
      logGroupName: out("group.name"),
      pattern: "[ip, user, ..., status_code = 5*, bytes]",
      metricTransformation: { name: "Bytes", namespace: "Shop", value: "$bytes", dimensions: { Ip: "$ip" } },
    },
    "a pattern that nobody knows": { ...common, pattern: unknown() },
    "a group of another stack": { ...common, logGroupName: "/aws/lambda/other", pattern: "ERROR" },
  },
  rejects: {
    "invalid-metric-transformation-unit": {
      ...common,
      metricTransformation: { ...metric, unit: "count" },
      pattern: "ERROR",
    },
    "invalid-filter": [
      { ...common, pattern: '{ $.level == "ERROR" }' },
      { ...common, pattern: '{ $.level = "ERROR"' },
      { ...common, pattern: '{ $.level = "ERROR" AND $.code = 5 }' },
      { ...common, pattern: '{ level = "ERROR" }' },
      { ...common, pattern: '{ ($.level = "ERROR" }' },
      { ...common, pattern: "ERROR | WARN" },
      { ...common, pattern: '"ERROR' },
      { ...common, pattern: "[ERROR] failed" },
    ],
    "misread-filter": [
      { ...common, pattern: "ERROR OR WARN" },
      { ...common, pattern: "[ERROR]" },
    ],
    "default-with-dimensions": {
      ...common,
      pattern: "{ $.code = * }",
      metricTransformation: { ...metric, defaultValue: "0", dimensions: { Code: "$.code" } },
    },
    "too-many-dimensions": {
      ...common,
      pattern: "{ $.code = * }",
      metricTransformation: { ...metric, dimensions: { A: "$.a", B: "$.b", C: "$.c", D: "$.d" } },
    },
    "fields-without-structure": [
      { ...common, pattern: "REPORT", metricTransformation: { ...metric, value: "$.duration" } },
      {
        ...common,
        pattern: "ERROR",
        metricTransformation: { ...metric, dimensions: { Service: "$.service" } },
      },
    ],
    "value-is-no-number": { ...common, pattern: "ERROR", metricTransformation: { ...metric, value: "one" } },
    "aws-namespace": {
      ...common,
      pattern: "ERROR",
      metricTransformation: { ...metric, namespace: "AWS/Lambda" },
    },
    "class-without-filters": { ...common, logGroupName: out("rare.name"), pattern: "ERROR" },
    "duplicate-name": stack(
      { ...common, name: "errors", pattern: "ERROR" },
      { with: { other: given(FILTER, { ...common, name: "errors", pattern: "WARN" }) } },
    ),
    "before-log-group": stack(
      { ...common, logGroupName: "/app/orders", pattern: "ERROR" },
      { with: { group: given("aws:cloudwatch/logGroup:LogGroup", { name: "/app/orders" }) } },
    ),
    "too-many-filters": stack(
      { ...common, pattern: "ERROR" },
      {
        name: "z",
        with: Object.fromEntries(
          Array.from({ length: 100 }, (_, index): [string, Given] => [
            `a${index}`,
            given(FILTER, { ...common, pattern: "ERROR" }),
          ]),
        ),
      },
    ),
  },
  outputs: [{ of: { ...common, name: "errors", pattern: "ERROR" }, are: { id: "errors" } }],
});
