// A rule by which a group grows and shrinks. The provider's side, whose words are quoted:
// https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/autoscaling/policy.go
import type { PropertyMap } from "../../core/value.ts";
import { isPropertyMap } from "../../core/value.ts";
import {
  bool,
  conflictsWith,
  defineResource,
  int,
  list,
  number,
  object,
  oneOf,
  type ResourceView,
  replaces,
  text,
  withDefault,
} from "../../model/kernel.ts";
import { asNumber, known } from "../../model/kinds/kind.ts";
import { inputObjects } from "../lb/shared.ts";
import { policyFindings } from "./policy-findings.ts";
import { API, groupName, nameInGroup } from "./shared.ts";

const byAws = { by: "aws", docs: `${API}/API_PutScalingPolicy.html` } as const;

const dimension = object({ name: text(), value: text() });
const metric = object({ dimensions: list(dimension), metricName: text(), namespace: text() });
const query = (hasPeriod: boolean) =>
  object({
    expression: text({ min: 1, max: 2047 }),
    id: text({ min: 1, max: 255 }),
    label: text({ min: 1, max: 2047 }),
    metricStat: object({
      metric,
      ...(hasPeriod && { period: oneOf([10, 30, 60], byAws) }),
      stat: text({ min: 1, max: 100 }),
      unit: text(),
    }),
    returnData: withDefault(bool(), true),
  });
const queries = object({ metricDataQueries: list(query(false), { max: 10 }, byAws) });
const predicted = (types: readonly string[]) =>
  object({ predefinedMetricType: oneOf(types), resourceLabel: text({ min: 1, max: 1023 }) });

const TRACKED = [
  "ASGAverageCPUUtilization",
  "ASGAverageNetworkIn",
  "ASGAverageNetworkOut",
  "ALBRequestCountPerTarget",
] as const;

/** For each type, what the provider calls the inputs that it takes alone. */
const OWNERS = [
  { input: "scalingAdjustment", attribute: "scaling_adjustment", type: "SimpleScaling" },
  { input: "stepAdjustments", attribute: "step_adjustment", type: "StepScaling" },
  {
    input: "targetTrackingConfiguration",
    attribute: "target_tracking_configuration",
    type: "TargetTrackingScaling",
  },
] as const;

export const policy = defineResource({
  token: "aws:autoscaling/policy:Policy",
  docs: `${API}/API_PutScalingPolicy.html`,
  inputs: {
    adjustmentType: oneOf(["ChangeInCapacity", "ExactCapacity", "PercentChangeInCapacity"], byAws),
    autoscalingGroupName: replaces(groupName),
    cooldown: int({ min: 0, unit: "seconds" }, byAws),
    enabled: withDefault(bool(), true),
    estimatedInstanceWarmup: int({ min: 0, unit: "seconds" }, byAws),
    metricAggregationType: oneOf(["Minimum", "Maximum", "Average"], byAws),
    minAdjustmentMagnitude: int({ min: 1 }),
    name: replaces(text({ min: 1, max: 255 }, byAws)),
    policyType: withDefault(
      oneOf(["SimpleScaling", "StepScaling", "TargetTrackingScaling", "PredictiveScaling"]),
      "SimpleScaling",
    ),
    predictiveScalingConfiguration: object({
      maxCapacityBreachBehavior: withDefault(
        oneOf(["HonorMaxCapacity", "IncreaseMaxCapacity"]),
        "HonorMaxCapacity",
      ),
      maxCapacityBuffer: text(),
      metricSpecification: object({
        customizedCapacityMetricSpecification: queries,
        customizedLoadMetricSpecification: queries,
        customizedScalingMetricSpecification: queries,
        predefinedLoadMetricSpecification: predicted([
          "ASGTotalCPUUtilization",
          "ASGTotalNetworkIn",
          "ASGTotalNetworkOut",
          "ALBTargetGroupRequestCount",
        ]),
        predefinedMetricPairSpecification: predicted([
          "ASGCPUUtilization",
          "ASGNetworkIn",
          "ASGNetworkOut",
          "ALBRequestCount",
        ]),
        predefinedScalingMetricSpecification: predicted(TRACKED),
        targetValue: number(),
      }),
      mode: withDefault(oneOf(["ForecastOnly", "ForecastAndScale"]), "ForecastOnly"),
      schedulingBufferTime: text(),
    }),
    scalingAdjustment: int(),
    stepAdjustments: list(
      object({
        metricIntervalLowerBound: text(),
        metricIntervalUpperBound: text(),
        scalingAdjustment: int(),
      }),
      { max: 20 },
      byAws,
    ),
    targetTrackingConfiguration: object({
      customizedMetricSpecification: object({
        metricDimensions: list(dimension, { max: 30 }, byAws),
        metricName: text(),
        metrics: list(query(true), { max: 10 }, byAws),
        namespace: text(),
        period: oneOf([10, 30, 60], byAws),
        statistic: oneOf(["Average", "Minimum", "Maximum", "SampleCount", "Sum"], byAws),
        unit: text(),
      }),
      disableScaleIn: withDefault(bool(), false),
      predefinedMetricSpecification: object({
        predefinedMetricType: oneOf(TRACKED, {
          by: "aws",
          docs: `${API}/API_PredefinedMetricSpecification.html`,
        }),
        resourceLabel: text({ min: 1, max: 1023 }, byAws),
      }),
      targetValue: number(),
    }),
  },
  relations: [conflictsWith(["scalingAdjustment", "stepAdjustments"])],

  outputs: (self, make) => ({
    id: self.text("name") ?? "",
    arn: make.arn(
      "autoscaling",
      `scalingPolicy:${make.uuid()}:autoScalingGroupName/${self.text("autoscalingGroupName") ?? make.hex(16)}:policyName/${self.text("name") ?? ""}`,
    ),
    metricAggregationType: self.inputs.metricAggregationType ?? "",
  }),

  unique: {
    "duplicate-name": nameInGroup("policy", "name"),
  },

  findings: policyFindings,

  check(self, _world, report) {
    const { name } = self;
    const { policyType: type, adjustmentType } = self.inputs;
    if (type === undefined) return;
    const meant = OWNERS.find(({ input, type: owner }) => owner !== type && mayBeGiven(self, input));
    if (meant !== undefined && self.state("policyType") === "absent") {
      const { input, attribute, type: owners } = meant;
      report("input-of-other-type", { name, input, attribute, type, owners }, input);
      return;
    }
    for (const { input, attribute, type: owner } of OWNERS) {
      const isGiven = mayBeGiven(self, input);
      if (isGiven && type !== owner) {
        report("input-of-other-type", { name, input, attribute, type, owners: owner }, input);
      } else if (!isGiven && type === owner) {
        report("input-needed", { name, input, attribute, type }, input);
      }
    }
    if (type === "PredictiveScaling" && !self.has("predictiveScalingConfiguration")) {
      const input = "predictiveScalingConfiguration";
      report("input-needed", { name, input, attribute: "predictive_scaling_configuration", type }, input);
    }
    if (self.has("cooldown") && self.inputs.cooldown !== 0 && type !== "SimpleScaling") {
      const parameters = { name, input: "cooldown", attribute: "cooldown", type, owners: "SimpleScaling" };
      report("input-of-other-type", parameters, "cooldown");
    }
    const warmsUp = type === "StepScaling" || type === "TargetTrackingScaling";
    if (self.has("estimatedInstanceWarmup") && self.inputs.estimatedInstanceWarmup !== 0 && !warmsUp) {
      const input = "estimatedInstanceWarmup";
      const owners = "StepScaling and TargetTrackingScaling";
      report(
        "input-of-other-type",
        { name, input, attribute: "estimated_instance_warmup", type, owners },
        input,
      );
    }
    if ((type === "SimpleScaling" || type === "StepScaling") && self.state("adjustmentType") === "absent") {
      report("adjustment-type-needed", { name, type }, "adjustmentType");
    }
    if (
      self.has("minAdjustmentMagnitude") &&
      adjustmentType !== undefined &&
      adjustmentType !== "PercentChangeInCapacity"
    ) {
      report("magnitude-not-taken", { name, type: adjustmentType }, "minAdjustmentMagnitude");
    }
    const change = self.inputs.scalingAdjustment;
    if (adjustmentType === "ExactCapacity" && change !== undefined && change < 0) {
      report("negative-capacity", { name, value: change }, "scalingAdjustment");
    }

    const raw = known(self.node.inputs["targetTrackingConfiguration"]);
    const tracking = self.inputs.targetTrackingConfiguration;
    if (isPropertyMap(raw) && tracking !== undefined) {
      const hasPredefined = isGiven(raw, "predefinedMetricSpecification");
      const hasCustomized = isGiven(raw, "customizedMetricSpecification");
      if (hasPredefined === hasCustomized) {
        const found = hasPredefined ? "a predefined and a customized metric" : "no metric";
        report("metric-choice", { name, found, quote: "" }, "targetTrackingConfiguration");
      }
      const predefined = tracking.predefinedMetricSpecification;
      const metricType = predefined?.predefinedMetricType;
      const label = predefined?.resourceLabel;
      const specification = known(raw["predefinedMetricSpecification"]);
      const hasLabel = isPropertyMap(specification) && isGiven(specification, "resourceLabel");
      const at = "targetTrackingConfiguration.predefinedMetricSpecification";
      if (metricType === "ALBRequestCountPerTarget") {
        const fix =
          "Write `resourceLabel`: the `arnSuffix` of the load balancer, a slash, and the `arnSuffix` of the target group.";
        if (!hasLabel)
          report("resource-label", { name, type: metricType, found: "without resourceLabel", fix }, at);
        else if (
          label !== undefined &&
          !/^app\/[^/]+\/[0-9a-f]+\/targetgroup\/[^/]+\/[0-9a-f]+$/.test(label)
        ) {
          const found = `with the resourceLabel ${JSON.stringify(label)}`;
          report("resource-label", { name, type: metricType, found, fix }, `${at}.resourceLabel`);
        }
      } else if (metricType !== undefined && hasLabel) {
        const words = { found: "with a resourceLabel", fix: "Leave out `resourceLabel`." };
        report("resource-label", { name, type: metricType, ...words }, `${at}.resourceLabel`);
      }
      const value = tracking.targetValue;
      if (metricType === "ASGAverageCPUUtilization" && value !== undefined && (value > 100 || value <= 0)) {
        report(
          "target-value",
          { name, value, metric: metricType },
          "targetTrackingConfiguration.targetValue",
        );
      }
    }
    if (type === "StepScaling") {
      const problem = stepProblem(inputObjects(self, "stepAdjustments"), adjustmentType);
      if (problem !== undefined) report("steps", { name, problem }, "stepAdjustments");
    }
  },
});

function isGiven(map: PropertyMap, name: string): boolean {
  return map[name] !== undefined && map[name] !== null && map[name] !== "";
}

/** True for an input that the program gives; an empty list counts as left out. */
function mayBeGiven(self: ResourceView, input: string): boolean {
  const value = known(self.node.inputs[input]);
  return self.has(input) && !(Array.isArray(value) && value.length === 0);
}

/** What is wrong with steps; undefined when nothing is, or when a bound is unknown. */
function stepProblem(steps: readonly PropertyMap[], adjustmentType: string | undefined): string | undefined {
  const ranges: { low: number; high: number }[] = [];
  for (const step of steps) {
    const low = boundOf(step, "metricIntervalLowerBound", -Infinity);
    const high = boundOf(step, "metricIntervalUpperBound", Infinity);
    if (low === undefined || high === undefined) return undefined;
    if (low === -Infinity && high === Infinity && steps.length > 1)
      return "hold one without bounds beside others";
    if (low >= high) return `hold one from ${low} to ${high}`;
    const change = step["scalingAdjustment"];
    if (adjustmentType === "ExactCapacity" && typeof change === "number" && change < 0)
      return `set the exact capacity ${change}`;
    ranges.push({ low, high });
  }
  ranges.sort((a, b) => a.low - b.low);
  for (const [index, range] of ranges.entries()) {
    const next = ranges[index + 1];
    if (next === undefined) continue;
    if (next.low < range.high) return `overlap at ${next.low}`;
    if (next.low > range.high) return `leave a gap from ${range.high} to ${next.low}`;
  }
  return undefined;
}

function boundOf(step: PropertyMap, name: string, open: number): number | undefined {
  if (!isGiven(step, name)) return open;
  const value = known(step[name]);
  return value === undefined ? undefined : asNumber(value);
}
