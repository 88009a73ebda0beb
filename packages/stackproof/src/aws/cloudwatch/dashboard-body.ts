// CloudWatch: the body of a dashboard. Says only what is surely wrong. Pure.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
import { nearest } from "../../core/nearest.ts";

/** What is wrong with a part of the body. */
export interface BodyProblem {
  /** Where in the body: `/widgets/0/properties`, as CloudWatch writes it. */
  readonly path: string;
  /** Completes "the dashboard's … ": what is wrong. */
  readonly says: string;
  readonly fix: string;
  /** CloudWatch's own words, where they are known. */
  readonly quote?: string;
  /** True when CloudWatch takes the body and only may not show the part. */
  readonly isMild?: boolean;
}

/** A metric that a widget shows. */
export interface ShownMetric {
  readonly path: string;
  readonly namespace: string;
  readonly name: string;
}

const WIDGETS = ["metric", "text", "log", "alarm", "explorer", "custom", "chart"] as const;
const VIEWS = ["timeSeries", "singleValue", "gauge", "bar", "pie", "table"] as const;

/** What is wrong with a body that is JSON. */
export function bodyProblems(body: unknown): BodyProblem[] {
  if (!isObject(body)) {
    return [{ path: "", says: "is no JSON object", fix: "Write an object with a list of widgets." }];
  }
  const { widgets } = body;
  if (widgets === undefined) return [];
  if (!Array.isArray(widgets)) {
    return [{ path: "/widgets", says: "is no list", fix: "Write a list of widgets." }];
  }
  return widgets.flatMap((widget: unknown, index) => widgetProblems(widget, `/widgets/${index}`));
}

/** The metrics that the widgets of a body name in full. */
export function shownMetrics(body: unknown): ShownMetric[] {
  if (!isObject(body) || !Array.isArray(body["widgets"])) return [];
  return body["widgets"].flatMap((widget: unknown, index) => {
    const properties = isObject(widget) ? widget["properties"] : undefined;
    const metrics = isObject(properties) ? properties["metrics"] : undefined;
    if (!Array.isArray(metrics)) return [];
    return metrics.flatMap((metric: unknown, place) => {
      if (!Array.isArray(metric)) return [];
      const [namespace, name] = metric as unknown[];
      const isShort = (text: unknown): boolean => text === "." || text === "...";
      if (typeof namespace !== "string" || typeof name !== "string" || isShort(namespace) || isShort(name))
        return [];
      return [{ path: `/widgets/${index}/properties/metrics/${place}`, namespace, name }];
    });
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function widgetProblems(widget: unknown, path: string): BodyProblem[] {
  if (!isObject(widget))
    return [{ path, says: "is no object", fix: "Write a widget: type, size and properties." }];
  const { type, properties } = widget;
  const problems = placeProblems(widget, path);
  if (typeof type !== "string") {
    return [
      ...problems,
      { path, says: "has no type", fix: `Give the widget one of the types ${WIDGETS.join(", ")}.` },
    ];
  }
  if (!(WIDGETS as readonly string[]).includes(type)) {
    const near = nearest(type, WIDGETS);
    const fix = near === undefined ? `Write one of ${WIDGETS.join(", ")}.` : `Write "${near}".`;
    return [
      ...problems,
      {
        path: `${path}/type`,
        says: `is ${JSON.stringify(type)}, which is no type of widget`,
        fix,
        isMild: near === undefined,
      },
    ];
  }
  if (type === "explorer" || type === "custom" || type === "chart") return problems;
  if (!isObject(properties)) {
    return [
      ...problems,
      {
        path,
        says: "has no properties",
        fix: "Give the widget its properties.",
        quote: "Should have required property 'properties'",
      },
    ];
  }
  const inside = `${path}/properties`;
  if (type === "metric") return [...problems, ...metricProblems(properties, inside)];
  return [...problems, ...requiredProblems(type, properties, inside)];
}

/** The grid is 24 columns wide. */
function placeProblems(widget: Record<string, unknown>, path: string): BodyProblem[] {
  const range = (name: string, min: number, max: number): BodyProblem[] => {
    const value = widget[name];
    if (typeof value !== "number" || (value >= min && value <= max && Number.isInteger(value))) return [];
    return [
      {
        path: `${path}/${name}`,
        says: `is ${value}; it takes ${min} to ${max}`,
        fix: `Write a whole number from ${min} to ${max}.`,
      },
    ];
  };
  return [...range("x", 0, 23), ...range("width", 1, 24), ...range("height", 1, 1000)];
}

const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  text: ["markdown"],
  log: ["query", "region"],
  alarm: ["alarms"],
};

function requiredProblems(type: string, properties: Record<string, unknown>, path: string): BodyProblem[] {
  const absent = (REQUIRED[type] ?? []).filter((name) => properties[name] === undefined);
  return absent.map((name) => ({
    path,
    says: `belong to a widget of type ${type} and have no ${name}`,
    fix: `Give the widget's properties ${name}.`,
    quote: `Should have required property '${name}'`,
  }));
}

function metricProblems(properties: Record<string, unknown>, path: string): BodyProblem[] {
  const { metrics, annotations, view, region, period } = properties;
  const problems: BodyProblem[] = [];
  if (metrics === undefined && annotations === undefined && properties["data"] === undefined) {
    problems.push({
      path,
      says: "belong to a widget of type metric and have neither metrics nor annotations",
      fix: "Give the widget's properties metrics, or the ARN of an alarm as annotation.",
      quote: "Should have required property 'metrics'",
    });
  }
  if (metrics !== undefined && !Array.isArray(metrics)) {
    problems.push({ path: `${path}/metrics`, says: "is no list", fix: METRICS_FIX, quote: METRICS_QUOTE });
  }
  if (Array.isArray(metrics)) {
    problems.push(
      ...metrics.flatMap((metric: unknown, index) => oneMetric(metric, index, `${path}/metrics/${index}`)),
    );
    if (region === undefined && metrics.length > 0) {
      problems.push({
        path,
        says: "name metrics and no region",
        fix: "Give the widget's properties region.",
        quote: "The metric widget should have specified a region and a data source or an alarm annotation",
      });
    }
  }
  if (typeof view === "string" && !(VIEWS as readonly string[]).includes(view)) {
    const near = nearest(view, VIEWS);
    problems.push({
      path: `${path}/view`,
      says: `is ${JSON.stringify(view)}; it takes ${VIEWS.join(", ")}`,
      fix: near === undefined ? "Write one of them." : `Write "${near}".`,
    });
  }
  if (view === "gauge" && !hasGaugeRange(properties)) {
    problems.push({
      path,
      says: "show a gauge and have no range",
      fix: "Write yAxis: { left: { min: …, max: … } }.",
      isMild: true,
    });
  }
  if (
    typeof period === "number" &&
    ![1, 5, 10, 20, 30].includes(period) &&
    (period <= 0 || period % 60 !== 0)
  ) {
    problems.push({
      path: `${path}/period`,
      says: `is ${period}; it takes 1, 5, 10, 20, 30 or a multiple of 60 seconds`,
      fix: "Write a multiple of 60.",
    });
  }
  return problems;
}

const METRICS_FIX =
  'Write a list of lists: [["AWS/Lambda", "Errors", "FunctionName", "example", { "stat": "Sum" }]].';
const METRICS_QUOTE =
  'Field "metrics" has to be an array of array of strings, with an optional metricRenderer object as last element';

function oneMetric(metric: unknown, index: number, path: string): BodyProblem[] {
  if (!Array.isArray(metric)) {
    return [{ path, says: "is no list", fix: METRICS_FIX, quote: METRICS_QUOTE }];
  }
  const parts = metric as unknown[];
  const last = parts.at(-1);
  const names = isObject(last) ? parts.slice(0, -1) : parts;
  if (names.some((part) => typeof part !== "string")) {
    return [
      {
        path,
        says: "holds something else than texts before its last element",
        fix: METRICS_FIX,
        quote: METRICS_QUOTE,
      },
    ];
  }
  if (names.length === 0) {
    // An expression, or a search, in place of a metric.
    return isObject(last) && (last["expression"] !== undefined || last["id"] !== undefined)
      ? []
      : [{ path, says: "names no metric", fix: METRICS_FIX }];
  }
  if (names[0] === "..." || names.includes("...")) {
    return index > 0
      ? []
      : [
          {
            path,
            says: 'begins with "...", which repeats the metric before it: there is none',
            fix: METRICS_FIX,
          },
        ];
  }
  if (index === 0 && names.includes(".")) {
    return [
      {
        path,
        says: 'holds ".", which repeats a part of the metric before it: there is none',
        fix: METRICS_FIX,
      },
    ];
  }
  if (names.length < 2) return [{ path, says: "has a namespace and no metric name", fix: METRICS_FIX }];
  if (names.length % 2 === 1) {
    return [
      { path, says: `has the dimension ${JSON.stringify(names.at(-1))} without a value`, fix: METRICS_FIX },
    ];
  }
  return [];
}

function hasGaugeRange(properties: Record<string, unknown>): boolean {
  const axis = isObject(properties["yAxis"]) ? properties["yAxis"] : {};
  const left = isObject(axis["left"]) ? axis["left"] : {};
  return left["min"] !== undefined && left["max"] !== undefined;
}
