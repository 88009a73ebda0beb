// CloudWatch: what can be wrong with an alarm on a metric, in words.
import { finding } from "../../model/kernel.ts";
import type { Report } from "../../model/resource.ts";
import { actionFindings } from "./alarm-actions.ts";

const PUT = { operation: "cloudwatch:PutMetricAlarm", code: "ValidationError" } as const;
const CONCEPTS =
  "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html#Dimension";

/** Operators that compare with a band instead of a number. */
export const BAND_OPERATORS = [
  "LessThanLowerOrGreaterThanUpperThreshold",
  "LessThanLowerThreshold",
  "GreaterThanUpperThreshold",
] as const;

const countOf = (count: number): string =>
  count === 0 ? "no query" : `${count} ${count === 1 ? "query" : "queries"}`;

export const ALARM_FINDINGS = {
  ...actionFindings("cloudwatch:PutMetricAlarm"),
  "watches-nothing": finding<{ name: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name }) =>
      `Alarm \`${name}\` has neither metricName nor metricQueries nor evaluationCriteria.`,
    why: "An alarm watches one metric, an expression of several, or a PromQL query.",
    fix: "Give namespace and metricName with a statistic, or metricQueries.",
    aws: PUT,
  }),
  "missing-for-metric": finding<{ name: string; absent: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, absent }) => `Alarm \`${name}\` watches a metric and has no ${absent}.`,
    why: "An alarm on a metric needs the metric's namespace, a statistic over a period, a number of periods, and how to compare.",
    fix: ({ absent }) => `Give ${absent}.`,
    aws: PUT,
  }),
  "no-statistic": finding<{ name: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name }) => `Alarm \`${name}\` has a metricName and neither statistic nor extendedStatistic.`,
    why: "A metric has many values in a period; the statistic makes one of them.",
    fix: 'Give statistic, such as "Average", or extendedStatistic, such as "p99".',
    quote: "One of `statistic` or `extended_statistic` must be set for a cloudwatch metric alarm",
  }),
  "metric-and-queries": finding<{ name: string; input: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, input }) => `Alarm \`${name}\` has metricQueries and ${input} beside them.`,
    why: "With metricQueries, each query says its own metric, dimensions, period and statistic.",
    fix: ({ input }) => `Move ${input} into the metric of a query.`,
    aws: PUT,
  }),
  "no-threshold": finding<{ name: string; operator: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, operator }) => `Alarm \`${name}\` compares with ${operator} and has no threshold.`,
    why: "The comparison needs a number to compare with.",
    fix: "Give threshold.",
    aws: PUT,
  }),
  "threshold-and-operator": finding<{ name: string; operator: string; has: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, operator, has }) => `Alarm \`${name}\` has ${has} and compares with ${operator}.`,
    why: "The operators with an upper or lower threshold compare with the band of an anomaly detection model, the others with a number.",
    fix: ({ has }) =>
      has === "thresholdMetricId"
        ? `Choose one of ${BAND_OPERATORS.join(", ")}.`
        : "Give thresholdMetricId the id of a query with ANOMALY_DETECTION_BAND, or choose an operator such as GreaterThanThreshold.",
    aws: PUT,
  }),
  "unknown-band": finding<{ name: string; id: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, id }) =>
      `Alarm \`${name}\` has the thresholdMetricId "${id}", which is the id of no query with ANOMALY_DETECTION_BAND.`,
    why: "The band that the alarm compares with is the result of that query.",
    fix: "Give thresholdMetricId the id of the query whose expression is ANOMALY_DETECTION_BAND(…).",
    aws: PUT,
  }),
  "datapoints-over-periods": finding<{ name: string; datapoints: number; periods: number }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ name, datapoints, periods }) =>
      `Alarm \`${name}\` wants ${datapoints} breaching data points out of ${periods} periods.`,
    why: "Each period has one data point, so no more than evaluationPeriods of them can breach.",
    fix: ({ datapoints }) =>
      `Write at least ${datapoints} for evaluationPeriods, or fewer datapointsToAlarm.`,
    quote: "DatapointsToAlarm must be less than or equal to EvaluationPeriods",
    aws: PUT,
    docs: "https://github.com/hashicorp/terraform/issues/24070",
  }),
  "evaluation-too-long": finding<{ name: string; periods: number; period: number; limit: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, periods, period, limit }) =>
      `Alarm \`${name}\` looks at ${periods} periods of ${period} seconds, which is more than ${limit}.`,
    why: "All periods together may be one day for periods under an hour, and seven days for longer ones.",
    fix: "Choose fewer periods, or longer ones.",
    aws: PUT,
  }),
  "period-too-short": finding<{ name: string; period: number; namespace: string }>({
    severity: "warning",
    effect: "broken",
    evidence: "documented",
    message: ({ name, period, namespace: of }) =>
      `Alarm \`${name}\` has a period of ${period} seconds on a metric of ${of}, which has one data point a minute at most.`,
    why: "In the periods between, there is no data, and the alarm keeps falling back to INSUFFICIENT_DATA.",
    fix: "Write 60 or a multiple of it.",
  }),
  "returned-queries": finding<{ name: string; count: number; wanted: number }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ name, count, wanted }) =>
      `Alarm \`${name}\` has ${countOf(count)} with returnData: true; ${wanted === 2 ? "an alarm on a band takes exactly two" : "it takes exactly one"}.`,
    why: ({ wanted }) =>
      wanted === 2
        ? "The alarm compares a metric with its band, so both return data; other queries only feed them. Pulumi's default is false."
        : "The query with returnData: true is the one that the alarm watches; the others only feed it. Pulumi's default is false.",
    fix: ({ wanted }) =>
      wanted === 2
        ? "Set returnData: true on the query with ANOMALY_DETECTION_BAND and on the one that it is made of, and on no other."
        : "Set returnData: true on the query whose result is compared with the threshold, and on no other.",
    quote: ({ wanted }) =>
      wanted === 2
        ? "Exactly two elements of the metrics list should return data."
        : "Exactly one element of the metrics list should return data.",
    aws: PUT,
    docs: "https://github.com/hashicorp/terraform-provider-aws/pull/42504",
  }),
  "duplicate-query": finding<{ name: string; id: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, id }) => `Alarm \`${name}\` has two queries with the id "${id}".`,
    why: "Expressions name queries by their ids, so each id must be there once.",
    fix: "Give one of them another id.",
    aws: PUT,
  }),
  "empty-query": finding<{ name: string; id: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, id }) => `Query "${id}" of alarm \`${name}\` has neither a metric nor an expression.`,
    why: "A query retrieves a metric or calculates an expression.",
    fix: "Give it metric or expression.",
    aws: PUT,
  }),
  "metric-and-expression": finding<{ name: string; id: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, id }) => `Query "${id}" of alarm \`${name}\` has both a metric and an expression.`,
    why: "A query retrieves a metric or calculates an expression.",
    fix: "Move the metric into a query of its own, and name its id in the expression.",
    quote: "No metric_query may have both `expression` and a `metric` specified",
  }),
  "unknown-query": finding<{ name: string; id: string; unknown: string; ids: string }>({
    severity: "warning",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, id, unknown }) =>
      `The expression of query "${id}" of alarm \`${name}\` names ${unknown}, which is no query of the alarm.`,
    why: "Names in an expression are ids of the alarm's other queries.",
    fix: ({ ids }) => `Name one of ${ids}.`,
    aws: PUT,
    docs: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html",
  }),
  "too-many-queries": finding<{ name: string; count: number }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, count }) => `Alarm \`${name}\` has ${count} metric queries; it takes at most 20.`,
    why: "An alarm on an expression can use ten metrics and as many expressions.",
    fix: "Use fewer queries, or several alarms and a composite alarm.",
    aws: PUT,
    docs: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html",
  }),
  "percentile-setting-ignored": finding<{ name: string }>({
    severity: "warning",
    effect: "risky",
    evidence: "documented",
    message: ({ name }) =>
      `Alarm \`${name}\` has evaluateLowSampleCountPercentiles and no percentile as extendedStatistic.`,
    why: "The setting says what to do with too few samples for a percentile; other statistics do not use it.",
    fix: "Leave it out, or watch a percentile.",
  }),
  "ec2-action-without-instance": finding<{ name: string; action: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, action }) =>
      `Alarm \`${name}\` has the action ${action} and watches a metric without the dimension InstanceId.`,
    why: "The action is done to the instance that the metric's dimension names.",
    fix: "Watch a metric of one instance, with the dimension InstanceId.",
    aws: PUT,
    docs: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/UsingAlarmActions.html",
  }),
  "scaling-by-band": finding<{ name: string; action: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, action }) =>
      `Alarm \`${name}\` compares with an anomaly detection band and has the scaling action ${action}.`,
    why: "Alarms on anomaly detection models cannot start scaling policies.",
    fix: "Compare with a number, or leave out the scaling action.",
    aws: PUT,
  }),
  "unknown-namespace": finding<{ name: string; namespace: string; near: string }>({
    severity: "warning",
    effect: "broken",
    evidence: "documented",
    message: ({ name, namespace: found }) =>
      `Alarm \`${name}\` watches the namespace ${found}, which no AWS service sends metrics to.`,
    why: "The alarm is created and stays in INSUFFICIENT_DATA.",
    fix: ({ near }) => `Write "${near}".`,
    docs: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/aws-services-cloudwatch-metrics.html",
  }),
  "unknown-metric": finding<{ name: string; namespace: string; metric: string; fix: string }>({
    severity: "warning",
    effect: "broken",
    evidence: "documented",
    message: ({ name, namespace: found, metric }) =>
      `Alarm \`${name}\` watches ${metric} of ${found}, which is none of the metrics of ${found}.`,
    why: "The alarm is created and stays in INSUFFICIENT_DATA, because nothing sends data for the metric.",
    fix: ({ fix }) => fix,
    docs: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/aws-services-cloudwatch-metrics.html",
  }),
  "metric-in-other-region": finding<{ name: string; namespace: string; region: string; wanted: string }>({
    severity: "error",
    effect: "broken",
    evidence: "observed",
    message: ({ name, namespace: found, region, wanted }) =>
      `Alarm \`${name}\` in ${region} watches a metric of ${found}, which is sent to ${wanted} only.`,
    why: "An alarm sees the metrics of its own region, so this one stays in INSUFFICIENT_DATA.",
    fix: ({ wanted }) => `Create the alarm, and the topic that it notifies, with a provider for ${wanted}.`,
    docs: "https://github.com/hashicorp/terraform/issues/7371",
  }),
  "missing-dimensions": finding<{ name: string; namespace: string; metric: string; wanted: string }>({
    severity: "error",
    effect: "broken",
    evidence: "documented",
    message: ({ name, namespace: found, metric, wanted }) =>
      `Alarm \`${name}\` watches ${metric} of ${found} without the dimension ${wanted}.`,
    why: "The service sends the metric with that dimension only, and CloudWatch takes each combination of dimensions for a metric of its own: without it there is never any data.",
    fix: ({ wanted }) => `Give dimensions with ${wanted}.`,
    docs: CONCEPTS,
  }),
  "unknown-dimension": finding<{ name: string; namespace: string; dimension: string; names: string }>({
    severity: "warning",
    effect: "broken",
    evidence: "documented",
    message: ({ name, namespace: found, dimension }) =>
      `Alarm \`${name}\` has the dimension ${dimension}, which metrics of ${found} do not have.`,
    why: "CloudWatch takes each combination of dimensions for a metric of its own: with this one there is no data.",
    fix: ({ names }) => `Use the dimensions of the namespace: ${names}.`,
    docs: CONCEPTS,
  }),
  "wrong-dimension-value": finding<{ name: string; dimension: string; says: string; fix: string }>({
    severity: "error",
    effect: "broken",
    evidence: "documented",
    message: ({ name, dimension, says }) => `Dimension ${dimension} of alarm \`${name}\` ${says}.`,
    why: "The metric is sent with another value of the dimension, so this alarm never gets data.",
    fix: ({ fix }) => fix,
    docs: CONCEPTS,
  }),
  "unlike-metric-filter": finding<{
    name: string;
    metric: string;
    filter: string;
    has: string;
    wants: string;
  }>({
    severity: "warning",
    effect: "broken",
    evidence: "documented",
    message: ({ name, metric, filter, has, wants }) =>
      `Alarm \`${name}\` watches ${metric} with ${has}, while metric filter \`${filter}\` publishes it with ${wants}.`,
    why: "CloudWatch takes each combination of dimensions for a metric of its own, so the alarm watches another metric than the filter publishes.",
    fix: "Give alarm and metric filter the same dimensions.",
    docs: CONCEPTS,
  }),
  "no-action": finding<{ name: string }>({
    severity: "note",
    effect: "risky",
    evidence: "documented",
    message: ({ name }) => `Alarm \`${name}\` has no action, and nothing in the program uses it.`,
    why: "Its state is seen only by those who look at the console.",
    fix: "Give alarmActions the ARN of an SNS topic, or name the alarm in a composite alarm.",
    docs: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html",
  }),
};

export type AlarmReport = Report<typeof ALARM_FINDINGS>;
