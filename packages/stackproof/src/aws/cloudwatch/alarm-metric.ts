// CloudWatch: the metric that an alarm watches. Pure.
import type { ResourceView } from "../../model/view.ts";
import type { World } from "../../model/world.ts";
import type { AlarmReport } from "./alarm-findings.ts";
import type { MetricProblem } from "./metrics.ts";

const FILTER = "aws:cloudwatch/logMetricFilter:LogMetricFilter";

/** Says what is wrong with a metric that the alarm watches; `prefix` is the path of the metric. */
export function reportMetric(
  problems: readonly MetricProblem[],
  self: ResourceView,
  prefix: string,
  report: AlarmReport,
): void {
  const { name } = self;
  for (const problem of problems) {
    const { kind, namespace: found } = problem;
    if (kind === "namespace") {
      report("unknown-namespace", { name, namespace: found, near: problem.near }, `${prefix}namespace`);
    } else if (kind === "metric") {
      report(
        "unknown-metric",
        { name, namespace: found, metric: problem.metric, fix: problem.fix },
        `${prefix}metricName`,
      );
    } else if (kind === "region") {
      const { region, wanted } = problem;
      report("metric-in-other-region", { name, namespace: found, region, wanted }, `${prefix}namespace`);
    } else if (kind === "missing") {
      const { metric, wanted } = problem;
      report("missing-dimensions", { name, namespace: found, metric, wanted }, `${prefix}dimensions`);
    } else if (kind === "dimension") {
      const { dimension, names } = problem;
      report(
        "unknown-dimension",
        { name, namespace: found, dimension, names: names.join(", ") },
        `${prefix}dimensions.${dimension}`,
      );
    } else {
      const { dimension, says, fix, view } = problem;
      report("wrong-dimension-value", { name, dimension, says, fix }, `${prefix}dimensions.${dimension}`, {
        ...(view !== undefined && { related: [{ view, note: "the resource" }] }),
      });
    }
  }
}

/** Metrics that a metric filter of the program publishes have the filter's dimensions. */
export function checkFilter(
  self: ResourceView,
  world: World,
  found: string | undefined,
  metric: string | undefined,
  dimensions: Readonly<Record<string, string | undefined>> | undefined,
  report: AlarmReport,
): void {
  if (found === undefined || metric === undefined || dimensions === undefined) return;
  const filters = world.all(FILTER).filter((filter) => {
    const transformation = filter.object("metricTransformation");
    return (
      world.sameRegion(self, filter) &&
      transformation?.["namespace"] === found &&
      transformation["name"] === metric
    );
  });
  const [filter] = filters;
  if (filter === undefined) return;
  const own = keys(dimensions);
  const published = filters.map((one) => one.object("metricTransformation")?.["dimensions"]);
  if (published.some((one) => one !== undefined && (typeof one !== "object" || one === null))) return;
  if (published.some((one) => keys((one ?? {}) as Record<string, unknown>) === own)) return;
  const wants = keys((published[0] ?? {}) as Record<string, unknown>);
  const words = (text: string): string => (text === "" ? "no dimensions" : `the dimensions ${text}`);
  report(
    "unlike-metric-filter",
    { name: self.name, metric, filter: filter.name, has: words(own), wants: words(wants) },
    "dimensions",
    { related: [{ view: filter, property: "metricTransformation", note: "publishes the metric" }] },
  );
}

function keys(map: Readonly<Record<string, unknown>>): string {
  return Object.keys(map).sort().join(", ");
}
