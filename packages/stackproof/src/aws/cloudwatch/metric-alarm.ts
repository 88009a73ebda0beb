// An alarm on a metric: changes its state when the metric crosses a threshold, and acts on that.

import {
  bool,
  conflictsWith,
  defineResource,
  int,
  type Kind,
  leaf,
  list,
  map,
  number,
  object,
  oneOf,
  replaces,
  shown,
  tags,
  text,
  withDefault,
} from "../../model/kernel.ts";
import { asText } from "../../model/kinds/kind.ts";
import type { ResourceView } from "../../model/view.ts";
import type { World } from "../../model/world.ts";
import { ACTION_INPUTS, actions, actionsOf, checkActions, isUsed } from "./alarm-actions.ts";
import { checkPeriods, checkThreshold, checkWatched, isEmptyList, watchedBy } from "./alarm-evaluation.ts";
import { ALARM_FINDINGS, type AlarmReport, BAND_OPERATORS } from "./alarm-findings.ts";
import { checkFilter, reportMetric } from "./alarm-metric.ts";
import { checkQueries, longestPeriod } from "./alarm-queries.ts";
import { metricProblems } from "./metrics.ts";
import { UNITS } from "./shared.ts";

const DOCS = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html";
const PUT = { operation: "cloudwatch:PutMetricAlarm", code: "ValidationError" } as const;
const OPERATORS = [
  "GreaterThanOrEqualToThreshold",
  "GreaterThanThreshold",
  "LessThanThreshold",
  "LessThanOrEqualToThreshold",
  ...BAND_OPERATORS,
] as const;
const STATISTICS = ["SampleCount", "Average", "Sum", "Minimum", "Maximum"] as const;

/** The pattern of the provider: internal/service/cloudwatch/metric_alarm.go. */
const EXTENDED =
  /^((p|(tm)|(wm)|(tc)|(ts))((\d{1,2}(\.\d{1,2})?)|(100))|(IQM)|(((TM)|(WM)|(PR)|(TC)|(TS)))\((\d+(\.\d+)?%?)?:(\d+(\.\d+)?%?)?\))$/;

/** 10, 20 or 30, or a multiple of 60 seconds. */
function seconds(short: readonly number[]): Kind<number> {
  return int({ min: 1, multipleOf: 60, also: short, unit: "seconds" });
}

/** Values that the provider compares without regard to case. */
function anyCase(values: readonly string[]): Kind<string> {
  const base = oneOf(values);
  return leaf<string>({
    expects: base.expects,
    good: values[0] ?? "",
    bad: "§",
    decode: asText,
    fault(value) {
      if (values.some((one) => one.toLowerCase() === value.toLowerCase())) return undefined;
      const quoted = values.map((one) => JSON.stringify(one)).join(" ");
      return {
        says: `is ${shown(value)}; it takes ${base.expects}`,
        provider: (attribute) => `expected ${attribute} to be one of [${quoted}], got ${value}`,
      };
    },
  });
}

const namespace = text({ min: 1, max: 255 });
const statisticOrPercentile = text({
  pattern: new RegExp(`^(${STATISTICS.join("|")})$|${EXTENDED.source}`),
  of: "SampleCount, Average, Sum, Minimum, Maximum or an extended statistic such as p99",
  good: "Average",
  bad: "average",
});

export const metricAlarm = defineResource({
  token: "aws:cloudwatch/metricAlarm:MetricAlarm",
  docs: DOCS,
  inputs: {
    actionsEnabled: withDefault(bool(), true),
    alarmActions: actions("alarm_actions"),
    alarmDescription: text({ max: 1024 }),
    comparisonOperator: oneOf(OPERATORS),
    datapointsToAlarm: int({ min: 1 }),
    dimensions: map(text()),
    evaluateLowSampleCountPercentiles: anyCase(["ignore", "evaluate"]),
    evaluationCriteria: object({
      promqlCriteria: object({
        pendingPeriod: int({ min: 0, max: 86_400, unit: "seconds" }),
        query: text(),
        recoveryPeriod: int({ min: 0, max: 86_400, unit: "seconds" }),
      }),
    }),
    evaluationInterval: seconds([10, 20, 30]),
    evaluationPeriods: int({ min: 1 }),
    extendedStatistic: text({
      pattern: EXTENDED,
      of: "an extended statistic such as p99 or tm90",
      good: "p99",
      bad: "99",
      provider: () =>
        "invalid statistic, see: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html",
    }),
    insufficientDataActions: actions("insufficient_data_actions"),
    metricName: text({ min: 1, max: 255 }),
    metricQueries: list(
      object({
        accountId: text({ min: 1, max: 255 }),
        expression: text({ min: 1, max: 1024 }),
        id: text(
          {
            min: 1,
            max: 255,
            pattern: /^[a-z][a-zA-Z0-9_]*$/,
            of: "letters, digits and _, beginning with a lower-case letter",
            bad: "M1",
          },
          { by: "aws", aws: PUT },
        ),
        label: text(),
        metric: object({
          dimensions: map(text()),
          metricName: text({ min: 1, max: 255 }),
          namespace,
          period: seconds([1, 5, 10, 20, 30]),
          stat: statisticOrPercentile,
          unit: oneOf(UNITS),
        }),
        period: seconds([1, 5, 10, 20, 30]),
        returnData: withDefault(bool(), false),
      }),
      {},
      { attribute: "metric_query" },
    ),
    name: replaces(text({ min: 1, max: 255 }, { attribute: "alarm_name" })),
    namespace,
    okActions: actions("ok_actions"),
    period: seconds([10, 20, 30]),
    statistic: oneOf(STATISTICS),
    tags: tags(),
    threshold: number(),
    thresholdMetricId: text({ min: 1, max: 255 }),
    treatMissingData: withDefault(anyCase(["breaching", "notBreaching", "ignore", "missing"]), "missing"),
    unit: oneOf(UNITS),
    warmUpConfiguration: object({
      onlyStartEvaluatingAfterWarmUpPeriodEnds: withDefault(bool(), false),
      warmUpPeriodDurationInMinutes: int({ min: 1, max: 2880, unit: "minutes" }),
    }),
  },
  relations: [
    conflictsWith(["metricName", "metricQueries"]),
    conflictsWith(["statistic", "extendedStatistic"]),
    conflictsWith(["threshold", "thresholdMetricId"]),
  ],
  outputs: (self, make) => {
    const name = self.text("name") ?? make.id("alarm");
    return {
      id: name,
      arn: make.arn("cloudwatch", `alarm:${name}`),
      evaluateLowSampleCountPercentiles: self.text("evaluateLowSampleCountPercentiles") ?? "",
    };
  },
  unique: {
    "duplicate-name": {
      key: (self) => self.text("name"),
      scope: "region",
      says: (name) => `have the same name "${name}"`,
      property: "name",
      effect: "broken",
      why: "Putting an alarm under a name that exists already replaces the older one, so only one of the two watches anything.",
      fix: "Give one of them another name.",
    },
  },
  findings: ALARM_FINDINGS,
  check(self, world, report) {
    const watched = watchedBy(self);
    const { usesMetric, usesQueries } = watched;
    const { period, metricQueries, namespace: ofAlarm, metricName } = self.inputs;
    checkWatched(self, watched, report);
    checkThreshold(self, report);
    checkPeriods(self, period ?? longestPeriod(metricQueries), report);
    checkQueries(self, report);
    if (usesMetric && !usesQueries) {
      const dimensions = self.state("dimensions") === "absent" ? {} : self.inputs.dimensions;
      const metric = { namespace: ofAlarm, metric: metricName, dimensions, region: self.region };
      reportMetric(metricProblems(metric, world), self, "", report);
      checkFilter(self, world, ofAlarm, metricName, dimensions, report);
    }
    for (const [index, query] of (metricQueries ?? []).entries()) {
      const metric = query?.metric;
      // A metric of another account is sent wherever that account is.
      if (metric === undefined || query?.accountId !== undefined) continue;
      const raw = self.objects("metricQueries")[index]?.["metric"];
      const asked = {
        namespace: metric.namespace,
        metric: metric.metricName,
        dimensions: hasDimensions(raw) ? metric.dimensions : {},
        region: self.region,
      };
      reportMetric(metricProblems(asked, world), self, `metricQueries[${index}].metric.`, report);
    }
    checkActions(self, world, "metric", report);
    checkResponses(self, world, report);
  },
});

/** Actions that go with some alarms only, and alarms without any. */
function checkResponses(self: ResourceView, world: World, report: AlarmReport): void {
  const { name } = self;
  const given = actionsOf(self);
  const ec2 = given.find(({ action }) => /:automate:[^:]*:ec2:|:action\/actions\/AWS_EC2/.test(action));
  const isSure = self.has("metricName") && self.state("dimensions") !== "unknown";
  const dimensions = self.object("dimensions") ?? {};
  if (ec2 !== undefined && isSure && !("InstanceId" in dimensions)) {
    report("ec2-action-without-instance", { name, action: ec2.action }, ec2.property);
  }
  const scaling = given.find(({ action }) => action.includes(":autoscaling:"));
  if (scaling !== undefined && self.has("thresholdMetricId")) {
    report("scaling-by-band", { name, action: scaling.action }, scaling.property);
  }
  const acts = ACTION_INPUTS.some((input) => self.has(input) && !isEmptyList(self, input));
  if (!acts && !isUsed(self, world)) report("no-action", { name });
}

function hasDimensions(raw: unknown): boolean {
  return typeof raw === "object" && raw !== null && "dimensions" in raw;
}
