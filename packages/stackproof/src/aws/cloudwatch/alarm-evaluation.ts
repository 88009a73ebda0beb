// CloudWatch: how an alarm compares a metric, and how often. Pure.
import type { ResourceView } from "../../model/view.ts";
import { type AlarmReport, BAND_OPERATORS } from "./alarm-findings.ts";

const OF_METRIC = ["namespace", "dimensions", "period", "statistic", "extendedStatistic", "unit"] as const;

/** What an alarm watches. */
export interface Watched {
  readonly usesMetric: boolean;
  readonly usesQueries: boolean;
  readonly usesPromql: boolean;
}

export function isEmptyList(self: ResourceView, input: string): boolean {
  const value = self.get(input);
  return Array.isArray(value) && value.length === 0;
}

export function watchedBy(self: ResourceView): Watched {
  return {
    usesMetric: self.has("metricName"),
    usesQueries: self.has("metricQueries") && !isEmptyList(self, "metricQueries"),
    usesPromql: self.has("evaluationCriteria"),
  };
}

/** The inputs that go with a metric, with queries, and with both. */
export function checkWatched(self: ResourceView, watched: Watched, report: AlarmReport): void {
  const { name } = self;
  const { usesMetric, usesQueries, usesPromql } = watched;
  if (!usesQueries && !usesPromql && !usesMetric) report("watches-nothing", { name });
  if (usesQueries) {
    const input = OF_METRIC.find((one) => self.has(one));
    if (input !== undefined) report("metric-and-queries", { name, input }, input);
  } else if (usesMetric) {
    checkPresent(self, ["namespace", "period"], report);
    if (!self.has("statistic") && !self.has("extendedStatistic")) report("no-statistic", { name });
  }
  if ((usesQueries || usesMetric) && !usesPromql) {
    checkPresent(self, ["comparisonOperator", "evaluationPeriods"], report);
  }
  if (self.has("evaluateLowSampleCountPercentiles") && usesMetric && !self.has("extendedStatistic")) {
    report("percentile-setting-ignored", { name }, "evaluateLowSampleCountPercentiles");
  }
}

function checkPresent(self: ResourceView, inputs: readonly string[], report: AlarmReport): void {
  const absent = inputs.filter((one) => !self.has(one));
  if (absent.length > 0) report("missing-for-metric", { name: self.name, absent: absent.join(" and ") });
}

/** The operator fits the threshold. */
export function checkThreshold(self: ResourceView, report: AlarmReport): void {
  const { name } = self;
  const operator = self.text("comparisonOperator");
  if (operator === undefined) return;
  const isBand = (BAND_OPERATORS as readonly string[]).includes(operator);
  const hasBand = self.has("thresholdMetricId");
  if (hasBand !== isBand) {
    const has = hasBand ? "thresholdMetricId" : "no thresholdMetricId";
    report("threshold-and-operator", { name, operator, has }, "comparisonOperator");
  } else if (!isBand && !self.has("threshold")) {
    report("no-threshold", { name, operator });
  }
}

/** Periods fit each other; `longest` is the longest one of a metric or query. */
export function checkPeriods(self: ResourceView, longest: number | undefined, report: AlarmReport): void {
  const { name } = self;
  const [periods, datapoints] = [self.number("evaluationPeriods"), self.number("datapointsToAlarm")];
  if (datapoints !== undefined && periods !== undefined && datapoints > periods) {
    report("datapoints-over-periods", { name, datapoints, periods }, "datapointsToAlarm");
  }
  if (longest !== undefined && periods !== undefined) {
    const isShort = longest < 3600;
    if (longest * periods > (isShort ? 86_400 : 604_800)) {
      const limit = isShort ? "one day" : "seven days";
      report("evaluation-too-long", { name, periods, period: longest, limit }, "evaluationPeriods");
    }
  }
  const [period, namespace] = [self.number("period"), self.text("namespace")];
  if (period !== undefined && period < 60 && namespace?.startsWith("AWS/") === true) {
    report("period-too-short", { name, period, namespace }, "period");
  }
}
