// A metric filter: counts log events, or takes numbers from them, into a metric.
import {
  bool,
  defineResource,
  finding,
  map,
  object,
  oneOf,
  replaces,
  shown,
  text,
  withDefault,
} from "../../model/kernel.ts";
import { patternKind, patternProblem } from "./filter-pattern.ts";
import { LOG_GROUP, logGroupReference, placeAmong, UNITS } from "./shared.ts";

const DOCS = "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutMetricFilter.html";
const PATTERNS = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html";
const PUT = "logs:PutMetricFilter";

/** https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/logs/validate.go */
const metricName = text({
  max: 255,
  pattern: /^[^:*$]*$/,
  of: "a text without : * $",
  bad: "a:b",
  provider: (value, attribute) =>
    `"${attribute}" isn't a valid log metric transformation name (must not contain colon, asterisk nor dollar sign): "${value}"`,
});

/** The group that a filter belongs to, by URN where the program has it, otherwise by name. */
const groupKey = (self: {
  ref(input: string): { urn: string } | undefined;
  text(name: string): string | undefined;
}) => self.ref("logGroupName")?.urn ?? self.text("logGroupName");

export const logMetricFilter = defineResource({
  token: "aws:cloudwatch/logMetricFilter:LogMetricFilter",
  docs: DOCS,
  inputs: {
    applyOnTransformedLogs: withDefault(bool(), false),
    logGroupName: replaces(logGroupReference()),
    metricTransformation: object({
      defaultValue: text({
        pattern: /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$|^$/,
        of: "a number",
        good: "0",
        bad: "none",
      }),
      dimensions: map(text()),
      name: metricName,
      namespace: metricName,
      unit: withDefault(oneOf(UNITS), "None"),
      value: text({ max: 100 }),
    }),
    name: replaces(
      text({
        min: 1,
        max: 512,
        pattern: /^[^:*]+$/,
        of: "a text without : and *",
        bad: "a:b",
        provider: (value, attribute) =>
          `"${attribute}" isn't a valid log metric name (must not contain colon nor asterisk): "${value}"`,
      }),
    ),
    pattern: text({ max: 1024 }),
  },
  outputs: (self, make) => ({ id: self.text("name") ?? make.id("metric-filter") }),
  unique: {
    "duplicate-name": {
      key: (self) => {
        const [group, name] = [groupKey(self), self.text("name")];
        return group === undefined || name === undefined ? undefined : `${group} ${name}`;
      },
      scope: "region",
      says: () => "have the same name in one log group",
      property: "name",
      effect: "broken",
      why: "Putting a metric filter under a name that the log group has already replaces the older one, so only one of them counts.",
      fix: "Give one of them another name.",
    },
  },
  order: {
    "before-log-group": {
      needs(self, world) {
        const group = world.find(LOG_GROUP, "name", self.text("logGroupName"), self);
        return group === undefined ? [] : [group];
      },
      because: "the log group that it filters",
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      why: "A metric filter belongs to a log group that exists. Pulumi creates both at once when the filter names the group by text.",
      aws: { operation: PUT, code: "ResourceNotFoundException" },
      docs: DOCS,
    },
  },
  findings: {
    "invalid-filter": finding<{ name: string; says: string; fix: string; pattern: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name, says, pattern }) =>
        `The pattern ${shown(pattern)} of metric filter \`${name}\` ${says}.`,
      why: "CloudWatch Logs parses the pattern when the filter is created and refuses one that it cannot read.",
      fix: ({ fix }) => fix,
      aws: { operation: PUT, code: "InvalidParameterException" },
      docs: PATTERNS,
    }),
    "misread-filter": finding<{ name: string; says: string; fix: string }>({
      severity: "warning",
      effect: "broken",
      evidence: "documented",
      message: ({ name, says }) => `The pattern of metric filter \`${name}\` ${says}.`,
      why: "The filter is created, and the metric does not count what the pattern seems to say.",
      fix: ({ fix }) => fix,
      docs: PATTERNS,
    }),
    "default-with-dimensions": finding<{ name: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name }) => `Metric filter \`${name}\` has both a defaultValue and dimensions.`,
      why: "A default value is sent when nothing matches, and then there is no event that the dimensions could be read from.",
      fix: "Leave out defaultValue or dimensions.",
      aws: { operation: PUT, code: "InvalidParameterException" },
      docs: "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_MetricTransformation.html",
    }),
    "too-many-dimensions": finding<{ name: string; count: number }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name, count }) => `Metric filter \`${name}\` has ${count} dimensions; it takes at most 3.`,
      why: "Each value of each dimension is a metric of its own, so CloudWatch Logs limits them.",
      fix: "Leave out dimensions until there are 3.",
      aws: { operation: PUT, code: "InvalidParameterException" },
      docs: "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_MetricTransformation.html",
    }),
    "fields-without-structure": finding<{ name: string; what: string; value: string; pattern: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name, what, value, pattern }) =>
        `Metric filter \`${name}\` takes ${what} from the field ${shown(value)}, which its pattern ${shown(pattern)} does not read.`,
      why: "Fields can be taken only from events that the pattern reads as JSON ({ $.field = … }) or as fields between spaces ([field, …]).",
      fix: "Write a pattern of that form that names the field, or the value 1 to count events.",
      aws: { operation: PUT, code: "InvalidParameterException" },
      docs: PATTERNS,
    }),
    "value-is-no-number": finding<{ name: string; value: string }>({
      severity: "warning",
      effect: "rejected",
      evidence: "inferred",
      message: ({ name, value }) =>
        `Metric filter \`${name}\` publishes ${shown(value)}, which is neither a number nor a field.`,
      why: "The value is what the metric grows by: a number such as 1, or a field of the event such as $.latency.",
      fix: 'Write "1" to count events, or a field that the pattern reads.',
      aws: { operation: PUT, code: "InvalidParameterException" },
      docs: "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_MetricTransformation.html",
    }),
    "aws-namespace": finding<{ name: string; namespace: string }>({
      severity: "warning",
      effect: "rejected",
      evidence: "inferred",
      message: ({ name, namespace }) =>
        `Metric filter \`${name}\` publishes into the namespace ${namespace}, which belongs to AWS.`,
      why: "Namespaces that begin with AWS/ take metrics of AWS services only.",
      fix: "Choose a namespace of your own, such as the name of the application.",
      aws: { operation: PUT, code: "InvalidParameterException" },
      docs: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html#Namespace",
    }),
    "class-without-filters": finding<{ name: string; group: string; groupClass: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name, group, groupClass }) =>
        `Metric filter \`${name}\` filters log group \`${group}\` of the class ${groupClass}, which has no metric filters.`,
      why: "Only log groups of the class STANDARD have metric filters, and the class of a log group cannot be changed.",
      fix: ({ group }) => `Leave out logGroupClass of \`${group}\`, or the filter.`,
      aws: { operation: PUT, code: "InvalidOperationException" },
      docs: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CloudWatch_Logs_Log_Classes.html",
    }),
    "too-many-filters": finding<{ name: string; place: number }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name, place }) =>
        `Metric filter \`${name}\` is number ${place} of its log group, which takes at most 100.`,
      why: "The limit of 100 metric filters for a log group cannot be raised.",
      fix: "Join filters, or split the log group.",
      aws: { operation: PUT, code: "LimitExceededException" },
    }),
  },
  check(self, world, report) {
    const { pattern, metricTransformation: metric } = self.inputs;
    const name = self.name;
    const problem = pattern === undefined ? undefined : patternProblem(pattern);
    if (problem !== undefined && pattern !== undefined) {
      const { says, fix } = problem;
      if (problem.effect === "invalid") report("invalid-filter", { name, says, fix, pattern }, "pattern");
      else report("misread-filter", { name, says, fix }, "pattern");
    }
    const dimensions = metric?.dimensions ?? {};
    const count = Object.keys(dimensions).length;
    if (count > 0 && metric?.defaultValue !== undefined && metric.defaultValue !== "") {
      report("default-with-dimensions", { name }, "metricTransformation.defaultValue");
    }
    if (count > 3) report("too-many-dimensions", { name, count }, "metricTransformation.dimensions");
    const value = metric?.value;
    const isField = (text: string): boolean => text.startsWith("$");
    if (
      value !== undefined &&
      !isField(value) &&
      !/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(value.trim())
    ) {
      report("value-is-no-number", { name, value }, "metricTransformation.value");
    }
    if (pattern !== undefined && patternKind(pattern) === "terms") {
      const fields: [string, string][] = [];
      if (value !== undefined && isField(value)) fields.push(["its value", value]);
      for (const [key, field] of Object.entries(dimensions)) {
        if (field !== undefined && isField(field)) fields.push([`the dimension ${key}`, field]);
      }
      const [first] = fields;
      if (first !== undefined) {
        const [what, field] = first;
        report("fields-without-structure", { name, what, value: field, pattern }, "pattern");
      }
    }
    const namespace = metric?.namespace;
    if (namespace?.startsWith("AWS/") === true) {
      report("aws-namespace", { name, namespace }, "metricTransformation.namespace");
    }
    const group = self.ref("logGroupName");
    const groupClass = group?.text("logGroupClass");
    if (group !== undefined && (groupClass === "INFREQUENT_ACCESS" || groupClass === "DELIVERY")) {
      report("class-without-filters", { name, group: group.name, groupClass }, "logGroupName", {
        related: [{ view: group, property: "logGroupClass", note: "the class of the log group" }],
      });
    }
    const place = placeAmong(self, world, groupKey);
    if (place > 100) report("too-many-filters", { name, place }, "logGroupName");
  },
});
