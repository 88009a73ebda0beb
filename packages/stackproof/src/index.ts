// The library: what programs may import from "stackproof".
export {
  type CheckedStack,
  type CheckOptions,
  type CheckResult,
  checkProject,
  TOOL_VERSION,
} from "./check/check.ts";
export type { SourcePlace } from "./core/place.ts";
export type {
  AwsError,
  Effect,
  Evidence,
  Finding,
  FindingPlace,
  RelatedPlace,
  Severity,
} from "./findings/finding.ts";
export {
  type Coverage,
  Graph,
  type InvokeNode,
  type ResourceKind,
  type ResourceNode,
} from "./graph/graph.ts";
export {
  type AwsAnswers,
  defineConfig,
  type ExpectedAnswer,
  type ExpectedRun,
  type JsonValue,
  type StackproofConfig,
} from "./project/define-config.ts";
export { renderJson } from "./report/json.ts";
export { redactor } from "./report/redact.ts";
export type { Run, RunStatus } from "./report/run.ts";
export { renderTerminal } from "./report/terminal.ts";
