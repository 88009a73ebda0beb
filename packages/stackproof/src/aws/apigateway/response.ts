// What API Gateway answers itself, when no integration does: errors of clients, of authorizers, of the backend.
import { defineResource, finding, map, oneOf, ref, replaces, text } from "../../model/kernel.ts";
import { apiIdOf, RECORDED, REST_API, statusCode } from "./rest.ts";

const PUT = "apigateway:PutGatewayResponse";
const BAD_REQUEST = { operation: PUT, code: "BadRequestException" };

const TYPES = [
  "DEFAULT_4XX",
  "DEFAULT_5XX",
  "RESOURCE_NOT_FOUND",
  "UNAUTHORIZED",
  "INVALID_API_KEY",
  "ACCESS_DENIED",
  "AUTHORIZER_FAILURE",
  "AUTHORIZER_CONFIGURATION_ERROR",
  "INVALID_SIGNATURE",
  "EXPIRED_TOKEN",
  "MISSING_AUTHENTICATION_TOKEN",
  "INTEGRATION_FAILURE",
  "INTEGRATION_TIMEOUT",
  "API_CONFIGURATION_ERROR",
  "UNSUPPORTED_MEDIA_TYPE",
  "BAD_REQUEST_PARAMETERS",
  "BAD_REQUEST_BODY",
  "REQUEST_TOO_LARGE",
  "THROTTLED",
  "QUOTA_EXCEEDED",
  "WAF_FILTERED",
] as const;

export const response = defineResource({
  token: "aws:apigateway/response:Response",
  docs: "https://docs.aws.amazon.com/apigateway/latest/api/API_PutGatewayResponse.html",
  inputs: {
    responseParameters: map(text()),
    responseTemplates: map(text()),
    responseType: replaces(
      oneOf(TYPES, {
        by: "aws",
        aws: { operation: PUT, code: "ValidationException" },
        evidence: "observed",
        docs: RECORDED,
      }),
    ),
    restApiId: replaces(ref(REST_API)),
    statusCode: statusCode(PUT),
  },
  outputs(self) {
    const [api, type] = [apiIdOf(self), self.text("responseType")];
    return api === undefined || type === undefined ? {} : { id: `aggr-${api}-${type}` };
  },
  unknowable: { id: "only where API and type are not known" },
  unique: {
    "same-type": {
      key(self) {
        const [api, type] = [apiIdOf(self), self.text("responseType")];
        return api === undefined || type === undefined ? undefined : `${api} ${type}`;
      },
      scope: "region",
      says: (key) => `are the response ${key.split(" ")[1] ?? ""} of one API`,
      property: "responseType",
      severity: "warning",
      effect: "broken",
      evidence: "inferred",
      why: "An API has one response of each type; the one that is written last replaces the other.",
      fix: "Put both into one Response.",
    },
  },
  findings: {
    "parameter-name": finding<{ name: string; parameter: string; header: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "observed",
      message: ({ name, parameter }) => `Response \`${name}\` sets "${parameter}".`,
      why: "The headers of a gateway response are named gatewayresponse.header.<name>.",
      fix: ({ header }) => `Write "gatewayresponse.header.${header}".`,
      quote: ({ parameter }) =>
        `Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression specified: ${parameter}]`,
      aws: BAD_REQUEST,
      docs: "https://github.com/aws/aws-cli/issues/2879",
    }),
    "parameter-value": finding<{ name: string; parameter: string; value: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "observed",
      message: ({ name, parameter, value }) =>
        `Response \`${name}\` sets "${parameter}" to ${JSON.stringify(value)}, which is no mapping.`,
      why: "A fixed value stands in single quotes. Without them it is a mapping: method.request.header.<name>, context.<name> or stageVariables.<name>.",
      fix: ({ value }) => `Write ${JSON.stringify(`'${value}'`)}.`,
      quote: ({ value }) =>
        `Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression specified: ${value}]`,
      aws: BAD_REQUEST,
      docs: "https://github.com/aws/aws-cdk/issues/11306",
    }),
  },
  check(self, _world, report) {
    const { name } = self;
    for (const [parameter, value] of Object.entries(self.object("responseParameters") ?? {})) {
      const property = `responseParameters["${parameter}"]`;
      if (!/^gatewayresponse\.header\.[^\s:]+$/.test(parameter)) {
        const header = parameter.slice(parameter.lastIndexOf(".") + 1);
        report("parameter-name", { name, parameter, header }, property);
      }
      // https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html
      const isMapping =
        typeof value !== "string" || /^(?:'.*'$|method\.request\.|context\.|stageVariables\.)/s.test(value);
      if (!isMapping) report("parameter-value", { name, parameter, value }, property);
    }
  },
});
