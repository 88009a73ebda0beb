// CloudWatch: what is known of the metric that an alarm or a widget watches. Pure.
import { nearest } from "../../core/nearest.ts";
import { metricNamespaces, metricsOf, namespacesWith } from "../../data/cloudwatch-metrics.ts";
import { parseArn } from "../../model/kernel.ts";
import type { ResourceView } from "../../model/view.ts";
import type { World } from "../../model/world.ts";
import { type DimensionFact, NAMESPACE_FACTS } from "./dimensions.ts";

/** A metric that is watched. Undefined parts are unknown; `dimensions` is empty when there are none. */
export interface WatchedMetric {
  readonly namespace: string | undefined;
  readonly metric: string | undefined;
  readonly dimensions: Readonly<Record<string, string | undefined>> | undefined;
  readonly region: string | undefined;
}

/** What is wrong with a watched metric. */
export type MetricProblem =
  | { readonly kind: "namespace"; readonly namespace: string; readonly near: string }
  | { readonly kind: "metric"; readonly namespace: string; readonly metric: string; readonly fix: string }
  | {
      readonly kind: "region";
      readonly namespace: string;
      readonly region: string;
      readonly wanted: string;
      readonly docs: string;
    }
  | {
      readonly kind: "missing";
      readonly namespace: string;
      readonly metric: string;
      readonly wanted: string;
      readonly docs: string;
    }
  | {
      readonly kind: "dimension";
      readonly namespace: string;
      readonly dimension: string;
      readonly names: readonly string[];
      readonly docs: string;
    }
  | {
      readonly kind: "value";
      readonly namespace: string;
      readonly dimension: string;
      readonly says: string;
      readonly fix: string;
      readonly docs: string;
      readonly view?: ResourceView;
    };

/** Names that the service goes by elsewhere. */
const NAMESPACE_OF: Readonly<Record<string, string>> = {
  "AWS/ALB": "AWS/ApplicationELB",
  "AWS/ApplicationLoadBalancer": "AWS/ApplicationELB",
  "AWS/ELBV2": "AWS/ApplicationELB",
  "AWS/NLB": "AWS/NetworkELB",
  "AWS/NetworkLoadBalancer": "AWS/NetworkELB",
  "AWS/OpenSearch": "AWS/ES",
  "AWS/OpenSearchService": "AWS/ES",
  "AWS/EventBridge": "AWS/Events",
  "AWS/CloudWatchEvents": "AWS/Events",
  "AWS/CloudWatchLogs": "AWS/Logs",
  "AWS/StepFunctions": "AWS/States",
  "AWS/KinesisFirehose": "AWS/Firehose",
  "AWS/Aurora": "AWS/RDS",
  "AWS/ACM": "AWS/CertificateManager",
  "AWS/MSK": "AWS/Kafka",
  "AWS/EMR": "AWS/ElasticMapReduce",
  "AWS/WAF-V2": "AWS/WAFV2",
};

/** What is wrong with the name of a metric, wherever it stands. */
export function nameProblem(namespace: string, metric: string | undefined): MetricProblem | undefined {
  if (namespace.startsWith("AWS/") && !metricNamespaces().has(namespace)) {
    const near = NAMESPACE_OF[namespace] ?? nearest(namespace, metricNamespaces());
    return near === undefined ? undefined : { kind: "namespace", namespace, near };
  }
  const names = metricsOf(namespace);
  if (names === undefined || metric === undefined || names.has(metric)) return undefined;
  const near = nearest(metric, names);
  const elsewhere = namespacesWith(metric).filter((other) => other !== namespace);
  const fix =
    near !== undefined
      ? `Write "${near}".`
      : elsewhere.length > 0
        ? `Write the namespace of the metric: ${elsewhere.slice(0, 3).join(", ")}; or choose a metric of ${namespace}.`
        : `Choose one of the metrics of ${namespace}.`;
  return { kind: "metric", namespace, metric, fix };
}

/** All that is wrong with a watched metric. */
export function metricProblems(watched: WatchedMetric, world: World): MetricProblem[] {
  const { namespace, metric, dimensions, region } = watched;
  if (namespace === undefined) return [];
  const problems: MetricProblem[] = [];
  const wrongName = nameProblem(namespace, metric);
  if (wrongName !== undefined) return [wrongName];
  const facts = NAMESPACE_FACTS[namespace];
  if (facts === undefined) return [];
  const { docs } = facts;
  if (facts.region !== undefined && region !== undefined && region !== facts.region && isCommercial(region)) {
    problems.push({ kind: "region", namespace, region, wanted: facts.region, docs });
  }
  if (dimensions === undefined) return problems;
  const given = Object.keys(dimensions);
  const needs = (metric === undefined ? undefined : facts.metricNeeds?.[metric]) ?? facts.needs;
  if (needs !== undefined && !needs.some((set) => set.every((name) => given.includes(name)))) {
    problems.push({
      kind: "missing",
      namespace,
      metric: metric ?? "",
      wanted: needs
        .slice(0, 2)
        .map((set) => set.join(" and "))
        .join(" or "),
      docs,
    });
  }
  for (const [dimension, value] of Object.entries(dimensions)) {
    if (facts.names !== undefined && !facts.names.includes(dimension)) {
      problems.push({ kind: "dimension", namespace, dimension, names: facts.names, docs });
      continue;
    }
    const fact = facts.dimensions?.[dimension];
    const wrong = fact === undefined || value === undefined ? undefined : wrongValue(value, fact, world);
    if (wrong !== undefined) problems.push({ kind: "value", namespace, dimension, docs, ...wrong });
  }
  return problems;
}

function isCommercial(region: string): boolean {
  return !/^(cn|us-gov|eusc)-/.test(region);
}

/** A value that is another property of the resource, an ARN where a name belongs, or of another form. */
function wrongValue(
  value: string,
  fact: DimensionFact,
  world: World,
): { readonly says: string; readonly fix: string; readonly view?: ResourceView } | undefined {
  const { token, property, others, form, words } = fact;
  if (world.where(token, property, value).length > 0) return undefined;
  for (const other of others) {
    const view = world.find(token, other, value);
    if (view !== undefined) {
      return {
        says: `is the ${other} of \`${view.name}\`; it takes ${words}`,
        fix: `Write ${view.name}.${property}.`,
        view,
      };
    }
  }
  if (form !== undefined ? form.test(value) : !isArn(value)) return undefined;
  return { says: `is "${value}"; it takes ${words}`, fix: `Write ${words}.` };
}

function isArn(value: string): boolean {
  return value.startsWith("arn:") && parseArn(value) !== undefined;
}
