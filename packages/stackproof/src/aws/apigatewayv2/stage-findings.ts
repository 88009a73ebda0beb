// API Gateway: what can be wrong with a stage of an HTTP or WebSocket API. Defines no resource.
import { finding } from "../../model/kernel.ts";
import { GUIDE, PROVIDER, REFERENCE } from "./shared.ts";

const DOCS = `${REFERENCE}/apis-apiid-stages.html`;
const CREATE = { operation: "apigateway:CreateStage", code: "BadRequestException" } as const;

export const stageFindings = {
  "default-of-websocket": finding<{ name: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) => `\`${p.name}\` has the name $default, and its API is a WebSocket API.`,
    why: "Only HTTP APIs have a stage that is served from the base of the address.",
    fix: 'Write another name, `name: "prod"`.',
    aws: CREATE,
    docs: `${GUIDE}/http-api-stages.html`,
  }),
  "log-destination": finding<{ name: string; destination: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) =>
      `The access log of \`${p.name}\` goes to ${p.destination}; it takes the ARN of a log group.`,
    fix: "Write `destinationArn: logGroup.arn`.",
    aws: CREATE,
    docs: `${GUIDE}/http-api-logging.html`,
  }),
  "log-format": finding<{ name: string; problem: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: (p) => `The access log format of \`${p.name}\` ${p.problem}.`,
    why: "Every line of the log must be traceable to its request.",
    fix: 'Write for instance `format: JSON.stringify({ requestId: "$context.requestId", status: "$context.status" })`.',
    aws: CREATE,
    quote: "Access Log format must include either $context.requestId or $context.extendedRequestId",
    docs: `${GUIDE}/http-api-logging.html`,
  }),
  "ignored-logging": finding<{ name: string; input: string }>({
    severity: "note",
    effect: "risky",
    evidence: "documented",
    message: (p) => `\`${p.input}\` of \`${p.name}\` has no effect: its API is an HTTP API.`,
    why: "The provider sends it for WebSocket APIs only. HTTP APIs have access logs.",
    fix: "Leave it out, and use `accessLogSettings`.",
    docs: `${PROVIDER}/stage.go`,
  }),
  "logging-without-role": finding<{ name: string }>({
    severity: "warning",
    effect: "rejected",
    evidence: "documented",
    message: (p) =>
      `\`${p.name}\` writes logs of a WebSocket API, and the program gives the account no role for that.`,
    why: "API Gateway writes these logs with one role of the account and region. An account that has used them before has it.",
    fix: "Add an `aws.apigateway.Account` with a `cloudwatchRoleArn`, and let the stage depend on it.",
    aws: CREATE,
    quote: "CloudWatch Logs role ARN must be set in account settings to enable logging",
    docs: `${GUIDE}/websocket-api-logging.html`,
  }),
  "no-such-route": finding<{ name: string; key: string; has: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) =>
      `\`${p.name}\` has settings for the route ${JSON.stringify(p.key)}, which its API does not have: ${p.has}.`,
    fix: "Write the key of one of its routes.",
    aws: { operation: CREATE.operation, code: "NotFoundException" },
    quote: (p) => `Unable to find Route by key ${p.key} within the provided RouteSettings`,
    docs: "https://github.com/terraform-aws-modules/terraform-aws-apigateway-v2/pull/80",
  }),
  "throttled-to-zero": finding<{ name: string; absent: string }>({
    severity: "warning",
    effect: "broken",
    evidence: "observed",
    message: (p) =>
      `\`${p.name}\` has defaultRouteSettings without ${p.absent}, which the provider then sets to 0.`,
    why: "Every request is answered with 429 Too Many Requests.",
    fix: "Give `throttlingBurstLimit` and `throttlingRateLimit`, such as 5000 and 10000, the limits of an account.",
    docs: "https://github.com/pulumi/pulumi-aws/issues/2363",
  }),
  "nothing-deployed": finding<{ name: string }>({
    severity: "warning",
    effect: "broken",
    evidence: "documented",
    message: (p) => `\`${p.name}\` has neither autoDeploy nor deploymentId, so that it serves no route.`,
    why: "Routes are served once they are deployed.",
    fix: "Write `autoDeploy: true`, or give `deploymentId`.",
    docs: `${GUIDE}/http-api-stages.html`,
  }),
  "deployment-with-auto-deploy": finding<{ name: string }>({
    severity: "warning",
    effect: "risky",
    evidence: "inferred",
    message: (p) => `\`${p.name}\` has autoDeploy and a deploymentId.`,
    why: "Every change of the API makes a deployment of its own, which takes the place of this one.",
    fix: "Leave out `deploymentId`.",
    docs: DOCS,
  }),
  "deployment-of-other-api": finding<{ name: string; deployment: string; api: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) => `\`${p.name}\` serves \`${p.deployment}\`, a deployment of another API, \`${p.api}\`.`,
    fix: "Give a deployment of the same API.",
    aws: { operation: CREATE.operation, code: "NotFoundException" },
    docs: DOCS,
  }),
};
