// API Gateway: what can be wrong with an integration of an HTTP or WebSocket API. Defines no resource.
import { finding } from "../../model/kernel.ts";
import { GUIDE, REFERENCE } from "./shared.ts";

const DOCS = `${REFERENCE}/apis-apiid-integrations.html`;
const CREATE = { operation: "apigateway:CreateIntegration", code: "BadRequestException" } as const;

export const integrationFindings = {
  "type-not-taken": finding<{ name: string; type: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) => `\`${p.name}\` is of type ${p.type}, and its API is an HTTP API.`,
    why: "HTTP APIs only pass requests on: AWS_PROXY to functions and services, HTTP_PROXY to addresses.",
    fix: 'Write `integrationType: "AWS_PROXY"` or `"HTTP_PROXY"`.',
    aws: CREATE,
    quote:
      "Currently, an API with a protocol type of HTTP may only be associated with proxy integrations (AWS_PROXY, HTTP_PROXY)",
    docs: "https://github.com/aws/aws-cli/issues/6363",
  }),
  "method-needed": finding<{ name: string; type: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: (p) => `\`${p.name}\` is of type ${p.type} and has no integrationMethod.`,
    fix: 'Write `integrationMethod: "ANY"` or the method that is meant.',
    aws: CREATE,
    quote: "HttpMethod parameter method must be specified for integrationType HTTPPROXY",
    docs: DOCS,
  }),
  "payload-version-not-taken": finding<{ name: string; found: string; quote: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) => `\`${p.name}\` has payloadFormatVersion "2.0" and ${p.found}.`,
    why: "Version 2.0 is for functions behind HTTP APIs.",
    fix: 'Write `payloadFormatVersion: "1.0"` or leave it out.',
    aws: CREATE,
    quote: (p) => (p.quote === "" ? undefined : p.quote),
    docs: DOCS,
  }),
  "uri-form": finding<{ name: string; uri: string; wanted: string; fix: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) => `\`${p.name}\` has the integrationUri ${p.uri}; it takes ${p.wanted}.`,
    fix: (p) => p.fix,
    aws: CREATE,
    docs: DOCS,
  }),
  "link-uri": finding<{ name: string; uri: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: (p) =>
      `\`${p.name}\` goes through a VPC link and has the integrationUri ${p.uri}; it takes the ARN of a listener or of a Cloud Map service.`,
    why: "A VPC link of an HTTP API leads to a listener of a load balancer, not to the load balancer or its host name.",
    fix: "Write `integrationUri: listener.arn`.",
    aws: CREATE,
    quote:
      "For VpcLink VPC_LINK, integration uri should be a valid ELB listener ARN or a valid Cloud Map service ARN.",
    docs: "https://github.com/anomalyco/sst/issues/5510",
  }),
  "connection-needed": finding<{ name: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) => `\`${p.name}\` has the connectionType VPC_LINK and no connectionId.`,
    fix: "Give `connectionId`, the id of an `aws.apigatewayv2.VpcLink`.",
    aws: CREATE,
    docs: DOCS,
  }),
  "subtype-needs": finding<{ name: string; subtype: string; found: string; fix: string; quote: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) => `\`${p.name}\` calls ${p.subtype} ${p.found}.`,
    why: "A call of an AWS service needs a role, version 1.0 and the parameters of the call.",
    fix: (p) => p.fix,
    aws: CREATE,
    quote: (p) => (p.quote === "" ? undefined : p.quote),
    docs: `${GUIDE}/http-api-develop-integrations-aws-services-reference.html`,
  }),
  "timeout-too-long": finding<{ name: string; timeout: number }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) => `\`${p.name}\` waits ${p.timeout} milliseconds; a WebSocket API waits at most 29000.`,
    fix: "Write `timeoutMilliseconds: 29000` or less.",
    aws: CREATE,
    docs: DOCS,
  }),
  "input-of-other-protocol": finding<{ name: string; input: string; protocol: string }>({
    severity: "warning",
    effect: "rejected",
    evidence: "inferred",
    message: (p) =>
      `\`${p.name}\` has ${p.input}, and its API is ${p.protocol === "HTTP" ? "an HTTP API" : "a WebSocket API"}.`,
    why: (p) =>
      `The reference says of ${p.input}: only for ${p.protocol === "HTTP" ? "WebSocket" : "HTTP"} APIs.`,
    fix: (p) => `Leave out \`${p.input}\`.`,
    aws: CREATE,
    docs: DOCS,
  }),
  "permission-missing": finding<{ name: string; function: string; fix: string }>({
    severity: "error",
    effect: "broken",
    evidence: "documented",
    message: (p) => `\`${p.name}\` calls \`${p.function}\`, which does not let API Gateway call it.`,
    why: "Every request is answered with 500 Internal Server Error.",
    fix: (p) => p.fix,
    docs: `${GUIDE}/http-api-develop-integrations-lambda.html`,
  }),
  "permission-for-other-source": finding<{ name: string; permission: string; source: string; fix: string }>({
    severity: "error",
    effect: "broken",
    evidence: "documented",
    message: (p) => `\`${p.permission}\` is for ${p.source}, which is no call by \`${p.name}\`.`,
    why: "A source ARN is that of the execution: API, stage, method and path. Every other request is answered with 500 Internal Server Error.",
    fix: (p) => p.fix,
    docs: `${GUIDE}/http-api-develop-integrations-lambda.html`,
  }),
};
