// An answer that a method can give: its status code, headers and models.
import { bool, defineResource, finding, map, ref, replaces, text } from "../../model/kernel.ts";
import {
  answerId,
  answerKey,
  apiIdOf,
  apiRef,
  METHOD,
  METHOD_RESPONSE,
  MODEL,
  methodWords,
  partsOf,
  pathOf,
  RECORDED,
  RESOURCE,
  sameMethod,
  statusCode,
  verb,
  wholeApiOf,
} from "./rest.ts";

const PUT = "apigateway:PutMethodResponse";

export const methodResponse = defineResource({
  token: METHOD_RESPONSE,
  docs: "https://docs.aws.amazon.com/apigateway/latest/api/API_PutMethodResponse.html",
  inputs: {
    httpMethod: replaces(verb()),
    resourceId: replaces(ref(RESOURCE)),
    responseModels: map(text()),
    responseParameters: map(bool()),
    restApi: apiRef(),
    statusCode: statusCode(PUT),
  },
  outputs: (self) => answerId("agmr", self),
  unknowable: { id: "only where API and resource are not known" },
  unique: {
    "same-status": {
      key: answerKey,
      scope: "region",
      says: (key) => `are both the answer ${key.split(" ")[3] ?? ""} of one method`,
      property: "statusCode",
      evidence: "observed",
      why: "A method has one answer for each status code. The provider tries for two minutes and gives up.",
      fix: "Leave out one of the two.",
      aws: { operation: PUT, code: "ConflictException" },
      quote: "Response already exists for this resource",
      docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/apigateway/method_response.go",
    },
  },
  order: {
    "before-its-method": {
      needs: (self, world) => sameMethod(self, world, METHOD) ?? [],
      because: "the method that it belongs to",
      effect: "rejected",
      evidence: "observed",
      why: "An answer is a part of a method that exists. Pulumi sees that only when a value of the method is used.",
      aws: { operation: PUT, code: "NotFoundException" },
      quote: "Invalid Method identifier specified",
      docs: "https://github.com/hashicorp/terraform-provider-aws/issues/6790",
    },
    "before-its-models": {
      needs(self, world) {
        const names = new Set(Object.values(self.inputs.responseModels ?? {}));
        return world
          .all(MODEL)
          .filter((view) => names.has(view.text("name")) && apiIdOf(view) === apiIdOf(self));
      },
      because: "the model that it names",
      effect: "rejected",
      evidence: "observed",
      why: "API Gateway looks the model up when it makes the answer.",
      aws: { operation: PUT, code: "BadRequestException" },
      quote: "Invalid model identifier specified",
      docs: RECORDED,
    },
  },
  findings: {
    "method-missing": finding<{ name: string; method: string; api: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "observed",
      message: ({ name, method, api }) =>
        `MethodResponse \`${name}\` belongs to the method ${method}, which API \`${api}\` does not have.`,
      why: "An answer is a part of a method, so the method must exist with the same resource and verb.",
      fix: ({ name }) =>
        `Add a Method with the same resourceId and httpMethod, and take these from it in \`${name}\`.`,
      quote: "Invalid Method identifier specified",
      aws: { operation: PUT, code: "NotFoundException" },
      docs: RECORDED,
    }),
    "no-such-model": finding<{ name: string; model: string; contentType: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name, model, contentType }) =>
        `MethodResponse \`${name}\` names the model "${model}" for ${contentType}, which its API does not have.`,
      why: "Besides the models of the program an API has Empty and Error.",
      fix: "Write `<model>.name` of a Model of the same API.",
      quote: ({ model }) => `Invalid model identifier specified: ${model}`,
      aws: { operation: PUT, code: "BadRequestException" },
    }),
    "parameter-name": finding<{ name: string; parameter: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name, parameter }) => `MethodResponse \`${name}\` has a response parameter "${parameter}".`,
      why: "A response parameter is a header of the answer, and called method.response.header.<name>.",
      fix: ({ parameter }) => `Write "method.response.header.${parameter.split(".").at(-1) ?? ""}".`,
      aws: { operation: PUT, code: "BadRequestException" },
    }),
  },
  check(self, world, report) {
    const { name } = self;
    const whole = wholeApiOf(self, world);
    if (
      whole !== undefined &&
      sameMethod(self, world, METHOD)?.length === 0 &&
      pathOf(self, world) !== undefined
    ) {
      report("method-missing", { name, method: methodWords(self, world), api: whole.name }, "httpMethod");
    }
    const models =
      whole === undefined ? undefined : partsOf(whole, world, MODEL)?.map((view) => view.text("name"));
    for (const [contentType, model] of Object.entries(self.inputs.responseModels ?? {})) {
      if (model === undefined || models === undefined || models.includes(undefined)) continue;
      if (model === "Empty" || model === "Error" || models.includes(model)) continue;
      report("no-such-model", { name, model, contentType }, `responseModels["${contentType}"]`);
    }
    for (const parameter of Object.keys(self.inputs.responseParameters ?? {})) {
      if (/^method\.response\.header\.\S+$/.test(parameter)) continue;
      report("parameter-name", { name, parameter }, `responseParameters["${parameter}"]`);
    }
  },
});
