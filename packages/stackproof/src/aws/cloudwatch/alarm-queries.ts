// CloudWatch: the queries of an alarm on an expression. Pure.
import type { ResourceView } from "../../model/view.ts";
import type { AlarmReport } from "./alarm-findings.ts";

interface Query {
  readonly id?: string | undefined;
  readonly expression?: string | undefined;
  readonly metric?: { readonly period?: number | undefined } | undefined;
  readonly period?: number | undefined;
  readonly returnData?: boolean | undefined;
}

/** The longest period of the queries, in seconds; undefined when none is known. */
export function longestPeriod(queries: readonly (Query | undefined)[] | undefined): number | undefined {
  const periods = (queries ?? []).flatMap((query) => query?.metric?.period ?? query?.period ?? []);
  return periods.length === 0 ? undefined : Math.max(...periods);
}

/** What the queries must be among each other. */
export function checkQueries(self: ResourceView, report: AlarmReport): void {
  const raw = self.objects("metricQueries");
  if (raw.length === 0) return;
  const name = self.name;
  const queries =
    (self.inputs as { readonly metricQueries?: readonly (Query | undefined)[] }).metricQueries ?? [];
  if (raw.length > 20) report("too-many-queries", { name, count: raw.length }, "metricQueries");
  const isKnown = queries.length === raw.length && queries.every((query) => query !== undefined);
  const returned = queries.filter((query) => query?.returnData === true).length;
  const isSure = raw.every(
    (query) => query["returnData"] === undefined || typeof query["returnData"] === "boolean",
  );
  // The band and the metric that is compared with it both return data.
  const wanted = self.has("thresholdMetricId") ? 2 : 1;
  if (isKnown && isSure && returned !== wanted) {
    report("returned-queries", { name, count: returned, wanted }, "metricQueries");
  }
  const ids = queries.map((query) => query?.id);
  for (const [index, query] of queries.entries()) {
    const id = query?.id;
    const written = raw[index];
    if (query === undefined || id === undefined || written === undefined) continue;
    const at = `metricQueries[${index}]`;
    if (ids.indexOf(id) < index) report("duplicate-query", { name, id }, `${at}.id`);
    const hasMetric = written["metric"] !== undefined && written["metric"] !== null;
    const hasExpression = written["expression"] !== undefined && written["expression"] !== "";
    if (!hasMetric && !hasExpression) report("empty-query", { name, id }, at);
    if (hasMetric && hasExpression) report("metric-and-expression", { name, id }, `${at}.expression`);
    if (query.expression === undefined || ids.includes(undefined)) continue;
    const unknown = namesIn(query.expression).find((one) => !ids.includes(one));
    if (unknown !== undefined) {
      report("unknown-query", { name, id, unknown, ids: ids.join(", ") }, `${at}.expression`);
    }
  }
  const band = self.text("thresholdMetricId");
  if (band === undefined || ids.includes(undefined)) return;
  const bandQuery = queries.find((query) => query?.id === band);
  const isBand =
    bandQuery !== undefined &&
    (bandQuery.expression === undefined || /ANOMALY_DETECTION_BAND/i.test(bandQuery.expression));
  if (!isBand) report("unknown-band", { name, id: band }, "thresholdMetricId");
}

/** The ids of queries that an expression names. Functions and words of the language are in upper case. */
function namesIn(expression: string): string[] {
  if (/^\s*SELECT\b/i.test(expression)) return [];
  const bare = expression.replaceAll(/"[^"]*"|'[^']*'/g, "");
  return [...bare.matchAll(/(?<![\w.])[a-z]\w*\b(?!\s*\()/g)].map(([id]) => id);
}
