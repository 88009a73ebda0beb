// How an answer of the backend becomes an answer of the method.
import {
  defineResource,
  finding,
  map,
  oneOf,
  type ResourceView,
  ref,
  replaces,
  text,
  type World,
} from "../../model/kernel.ts";
import {
  answerId,
  answerKey,
  apiRef,
  INTEGRATION,
  INTEGRATION_RESPONSE,
  METHOD_RESPONSE,
  methodWords,
  pathOf,
  RECORDED,
  RESOURCE,
  sameMethod,
  statusCode,
  verb,
  wholeApiOf,
} from "./rest.ts";

const PUT = "apigateway:PutIntegrationResponse";
const BAD_REQUEST = { operation: PUT, code: "BadRequestException" };

export const integrationResponse = defineResource({
  token: INTEGRATION_RESPONSE,
  docs: "https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegrationResponse.html",
  inputs: {
    contentHandling: oneOf(["CONVERT_TO_BINARY", "CONVERT_TO_TEXT"], {
      docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/apigateway/validate.go",
    }),
    httpMethod: replaces(verb()),
    resourceId: replaces(ref(RESOURCE)),
    responseParameters: map(text()),
    responseTemplates: map(text()),
    restApi: apiRef(),
    selectionPattern: text(),
    statusCode: statusCode(PUT),
  },
  outputs: (self) => answerId("agir", self),
  unknowable: { id: "only where API and resource are not known" },
  unique: {
    "same-status": {
      key: answerKey,
      scope: "region",
      says: (key) => `map to the same answer ${key.split(" ")[3] ?? ""} of one method`,
      property: "statusCode",
      severity: "warning",
      effect: "broken",
      evidence: "inferred",
      why: "An integration has one response for each status code; the one that is written last replaces the other.",
      fix: "Put both patterns into one selectionPattern, such as `4\\d{2}|5\\d{2}`, or give each a status code of its own.",
    },
  },
  order: {
    "before-its-integration": {
      needs: (self, world) => sameMethod(self, world, INTEGRATION) ?? [],
      because: "the integration whose answer it maps",
      effect: "rejected",
      evidence: "observed",
      why: "It is a part of an integration that exists, and has no input that names one, so Pulumi sees no order.",
      aws: { operation: PUT, code: "NotFoundException" },
      quote: "Invalid Integration identifier specified",
      docs: "https://github.com/hashicorp/terraform/pull/8049",
    },
    "before-its-method-response": {
      needs(self, world) {
        if (!self.has("responseParameters")) return [];
        const status = self.text("statusCode");
        return (sameMethod(self, world, METHOD_RESPONSE) ?? []).filter(
          (view) => view.text("statusCode") === status,
        );
      },
      because: "which declares the headers that it sets",
      effect: "rejected",
      evidence: "observed",
      why: "API Gateway compares the headers with those that the method's answer declares.",
      aws: BAD_REQUEST,
      quote:
        "Invalid mapping expression specified: Validation Result: warnings : [], errors : [No method response exists for method.]",
      docs: "https://github.com/amazon-archives/aws-apigateway-importer/issues/121",
    },
  },
  findings: {
    "integration-missing": finding<{ name: string; method: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "observed",
      message: ({ name, method }) =>
        `IntegrationResponse \`${name}\` belongs to ${method}, which has no integration.`,
      why: "It is a part of an integration, so there must be one with the same resource and verb.",
      fix: "Add an Integration with the same resourceId and httpMethod, and wait for it with dependsOn.",
      quote: "Invalid Integration identifier specified",
      aws: { operation: PUT, code: "NotFoundException" },
      docs: "https://github.com/hashicorp/terraform/pull/8049",
    }),
    "method-response-missing": finding<{ name: string; method: string; status: string }>({
      severity: "error",
      effect: "broken",
      evidence: "observed",
      message: ({ name, method, status }) =>
        `IntegrationResponse \`${name}\` maps to the answer ${status} of ${method}, which the method does not have.`,
      why: "The method must declare each of its answers. API Gateway refuses a mapping of headers without one; without headers each call ends with status 500.",
      fix: ({ status }) => `Add a MethodResponse of the same method with statusCode: "${status}".`,
      quote: ({ status }) =>
        `Execution failed due to configuration error: Output mapping refers to an invalid method response: ${status}`,
      docs: "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-integration-settings-integration-response.html",
    }),
    "header-undeclared": finding<{ name: string; target: string; response: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "observed",
      message: ({ name, target, response }) =>
        `IntegrationResponse \`${name}\` sets ${target}, which \`${response}\` does not declare.`,
      why: "An integration sets only those headers that the method's answer declares.",
      fix: ({ target, response }) => `Add "${target}": true to the responseParameters of \`${response}\`.`,
      quote: ({ target }) =>
        `Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression parameter specified: ${target}]`,
      aws: BAD_REQUEST,
      docs: "https://github.com/awslabs/aws-solutions-constructs/issues/1130",
    }),
    "mapping-target": finding<{ name: string; target: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name, target }) => `IntegrationResponse \`${name}\` sets "${target}".`,
      why: "What it sets is a header of the answer, and called method.response.header.<name>.",
      fix: ({ target }) => `Write "method.response.header.${target.split(".").at(-1) ?? ""}".`,
      aws: BAD_REQUEST,
    }),
    "mapping-source": finding<{ name: string; target: string; source: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "observed",
      message: ({ name, target, source }) => `IntegrationResponse \`${name}\` sets ${target} to ${source}.`,
      why: "A value is integration.response.<header or body>…, stageVariables.<name>, context.<name>, or a text in single quotes.",
      fix: ({ source }) => `Write "'${source}'" with single quotes inside for a fixed text.`,
      quote: ({ source }) =>
        `Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression specified: ${source}]`,
      aws: BAD_REQUEST,
      docs: "https://github.com/awsdocs/amazon-api-gateway-developer-guide/issues/7",
    }),
    "content-type": finding<{ name: string; contentType: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "observed",
      message: ({ name, contentType }) =>
        `IntegrationResponse \`${name}\` has a template for "${contentType}", which is no content type.`,
      why: "The keys of templates are content types.",
      fix: 'Write for instance "application/json".',
      quote: ({ contentType }) =>
        `Validation Result: warnings : [], errors : [Invalid content type specified: ${contentType}]`,
      aws: BAD_REQUEST,
      docs: RECORDED,
    }),
  },
  check(self, world, report) {
    const { name } = self;
    const whole = wholeApiOf(self, world);
    const isWhole = whole !== undefined && pathOf(self, world) !== undefined;
    if (isWhole && sameMethod(self, world, INTEGRATION)?.length === 0) {
      report("integration-missing", { name, method: methodWords(self, world) }, "httpMethod");
    }
    const status = self.inputs.statusCode;
    const response = responseOf(self, world);
    // A proxy integration gives the backend's answer as it is, whatever responses it has.
    const isProxy = sameMethod(self, world, INTEGRATION)?.some(
      (view) => view.text("type")?.endsWith("_PROXY") === true,
    );
    const isMapped = isProxy !== true || self.has("responseParameters");
    if (isWhole && isMapped && status !== undefined && /^[1-5]\d\d$/.test(status) && response === "none") {
      report("method-response-missing", { name, method: methodWords(self, world), status }, "statusCode");
    }
    const declared = typeof response === "object" ? headersOf(response) : undefined;
    for (const [target, source] of Object.entries(self.inputs.responseParameters ?? {})) {
      const property = `responseParameters["${target}"]`;
      if (!/^method\.response\.header\.\S+$/.test(target))
        report("mapping-target", { name, target }, property);
      else if (source !== undefined && !SOURCE.test(source)) {
        report("mapping-source", { name, target, source }, property);
      } else if (typeof response === "object" && declared?.has(target) === false) {
        report("header-undeclared", { name, target, response: response.name }, property, {
          related: [{ view: response, property: "responseParameters", note: "the method's answer" }],
        });
      }
    }
    for (const contentType of Object.keys(self.inputs.responseTemplates ?? {})) {
      if (!contentType.includes("/")) report("content-type", { name, contentType }, "responseTemplates");
    }
  },
});

const SOURCE =
  /^(?:integration\.response\.(?:header|multivalueheader)\.\S+|integration\.response\.body(?:[.[].+)?|stageVariables\.\S+|context\.\S+|'.*')$/s;

/** The method's answer with the same status code; undefined when it may be one that is not known. */
function responseOf(self: ResourceView, world: World): ResourceView | "none" | undefined {
  const all = sameMethod(self, world, METHOD_RESPONSE);
  const status = self.text("statusCode");
  if (
    all === undefined ||
    status === undefined ||
    all.some((view) => view.text("statusCode") === undefined)
  ) {
    return undefined;
  }
  return all.find((view) => view.text("statusCode") === status) ?? "none";
}

function headersOf(response: ResourceView): ReadonlySet<string> | undefined {
  if (response.state("responseParameters") === "absent") return new Set();
  const parameters = response.object("responseParameters");
  return parameters === undefined ? undefined : new Set(Object.keys(parameters));
}
