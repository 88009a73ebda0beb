// Amazon EC2 Auto Scaling: what can be wrong with a scaling policy.
import { finding } from "../../model/kernel.ts";
import { API, GUIDE, PROVIDER } from "./shared.ts";

const PUT = { operation: "autoscaling:PutScalingPolicy", code: "ValidationError" } as const;

export const policyFindings = {
  "input-of-other-type": finding<{
    name: string;
    input: string;
    attribute: string;
    type: string;
    owners: string;
  }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) => `\`${p.name}\` is a policy of type ${p.type} with ${p.input}.`,
    why: (p) => `${p.input} goes with the type ${p.owners}.`,
    fix: (p) => `Write \`policyType: "${p.owners.split(" and ")[0] ?? ""}"\`, or leave out \`${p.input}\`.`,
    quote: (p) => `${p.attribute} is only supported for policy type ${p.owners}`,
    docs: `${PROVIDER}/policy.go`,
  }),
  "input-needed": finding<{ name: string; input: string; attribute: string; type: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) => `\`${p.name}\` is a policy of type ${p.type} without ${p.input}.`,
    why: "Each type of policy has an argument that says what it does. Without `policyType` it is SimpleScaling.",
    fix: (p) => `Give \`${p.input}\`, or another \`policyType\`.`,
    quote: (p) => `${p.attribute} is required for policy type ${p.type}`,
    docs: `${PROVIDER}/policy.go`,
  }),
  "adjustment-type-needed": finding<{ name: string; type: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) => `\`${p.name}\` is a policy of type ${p.type} without adjustmentType.`,
    why: "A number alone does not say whether it is added, set or a percentage.",
    fix: 'Write `adjustmentType: "ChangeInCapacity"`.',
    aws: PUT,
    docs: `${API}/API_PutScalingPolicy.html`,
  }),
  "metric-choice": finding<{ name: string; found: string; quote: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) => `The target tracking of \`${p.name}\` has ${p.found}.`,
    why: "A policy tracks one metric.",
    fix: "Give either `predefinedMetricSpecification` or `customizedMetricSpecification`.",
    aws: PUT,
    docs: `${API}/API_TargetTrackingConfiguration.html`,
  }),
  "resource-label": finding<{ name: string; found: string; type: string; fix: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) => `\`${p.name}\` tracks ${p.type} ${p.found}.`,
    why: "The label names the load balancer and the target group whose requests are counted: `app/<name>/<id>/targetgroup/<name>/<id>`. Other metrics take none.",
    fix: (p) => p.fix,
    aws: PUT,
    docs: `${API}/API_PredefinedMetricSpecification.html`,
  }),
  "target-value": finding<{ name: string; value: number; metric: string }>({
    severity: "warning",
    effect: "risky",
    evidence: "inferred",
    message: (p) => `\`${p.name}\` keeps ${p.metric} at ${p.value} percent, which the metric cannot reach.`,
    fix: "Write a value between 1 and 100.",
    docs: `${GUIDE}/as-scaling-target-tracking.html`,
  }),
  steps: finding<{ name: string; problem: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) => `The steps of \`${p.name}\` ${p.problem}.`,
    why: "Steps are ranges of the metric around the threshold. They leave no gap, and do not overlap.",
    fix: "Let each step begin where the one before ends; leave the lower bound of the first or the upper bound of the last open.",
    aws: PUT,
    docs: `${GUIDE}/as-scaling-simple-step.html`,
  }),
  "magnitude-not-taken": finding<{ name: string; type: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) => `\`${p.name}\` has minAdjustmentMagnitude with the adjustmentType ${p.type}.`,
    why: "A smallest change goes with percentages only.",
    fix: 'Leave it out, or write `adjustmentType: "PercentChangeInCapacity"`.',
    aws: PUT,
    docs: `${API}/API_PutScalingPolicy.html`,
  }),
  "negative-capacity": finding<{ name: string; value: number }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) => `\`${p.name}\` sets the exact capacity ${p.value}.`,
    fix: "Write 0 or more.",
    aws: PUT,
    docs: `${API}/API_PutScalingPolicy.html`,
  }),
};
