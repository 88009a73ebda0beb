// Monitoring: the body of the dashboard. Pure but for the outputs inside.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
import type * as pulumi from "@pulumi/pulumi";
import type { Metric, Thing } from "./watches.ts";

const COLUMNS = 24;
const WIDTH = 12;
const HEIGHT = 6;

/** Most alarms of one widget. */
const ALARMS_OF_WIDGET = 100;
const ALARM_HEIGHT = 4;

/** A widget of the states of alarms. */
interface AlarmWidget extends Place {
  readonly type: "alarm";
  readonly properties: { readonly title: string; readonly alarms: readonly pulumi.Input<string>[] };
}

/** A widget of the metrics of one thing. */
interface MetricWidget extends Place {
  readonly type: "metric";
  readonly properties: {
    readonly title: string;
    readonly region: pulumi.Input<string>;
    readonly view: "timeSeries";
    readonly stacked: false;
    readonly period: number;
    readonly metrics: readonly (readonly unknown[])[];
  };
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The states of all alarms at the top, then one widget for each thing, two in a row. */
export function dashboardBody(
  things: readonly Thing[],
  alarmArns: readonly pulumi.Input<string>[],
  region: pulumi.Input<string>,
): { readonly widgets: readonly (AlarmWidget | MetricWidget)[] } {
  const pages = Array.from({ length: Math.ceil(alarmArns.length / ALARMS_OF_WIDGET) }, (_, page) =>
    alarmArns.slice(page * ALARMS_OF_WIDGET, (page + 1) * ALARMS_OF_WIDGET),
  );
  const states = pages.map(
    (alarms, page): AlarmWidget => ({
      type: "alarm",
      x: 0,
      y: page * ALARM_HEIGHT,
      width: COLUMNS,
      height: ALARM_HEIGHT,
      properties: { title: "Alarms", alarms },
    }),
  );
  const top = states.length * ALARM_HEIGHT;
  const perRow = COLUMNS / WIDTH;
  const graphs = things.map(
    ({ key, title, metrics }, index): MetricWidget => ({
      type: "metric",
      x: (index % perRow) * WIDTH,
      y: top + Math.floor(index / perRow) * HEIGHT,
      width: WIDTH,
      height: HEIGHT,
      properties: {
        title: `${key}: ${title}`,
        region,
        view: "timeSeries",
        stacked: false,
        period: 60,
        metrics: metrics.map(line),
      },
    }),
  );
  return { widgets: [...states, ...graphs] };
}

function line({ namespace, name, dimensions, stat, label, axis }: Metric): unknown[] {
  return [
    namespace,
    name,
    ...Object.entries(dimensions).flat(),
    { stat, label, ...(axis !== undefined && { yAxis: axis }) },
  ];
}
