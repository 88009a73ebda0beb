// What a client may call: a verb at a path.
import {
  bool,
  defineResource,
  finding,
  list,
  map,
  type ResourceView,
  ref,
  replaces,
  text,
  withDefault,
} from "../../model/kernel.ts";
import {
  apiIdOf,
  apiRef,
  isOfOtherApi,
  METHOD,
  MODEL,
  methodKey,
  partsOf,
  RECORDED,
  RESOURCE,
  REST_API,
  STAGE,
  verb,
  wholeApiOf,
} from "./rest.ts";

const AUTHORIZER = "aws:apigateway/authorizer:Authorizer";
const VALIDATOR = "aws:apigateway/requestValidator:RequestValidator";
const USAGE_PLAN = "aws:apigateway/usagePlan:UsagePlan";
const PUT = "apigateway:PutMethod";
const PARAMETER =
  /^method\.request\.(?:path|querystring|header|multivaluequerystring|multivalueheader)\.(\S+)$/;

export const method = defineResource({
  token: METHOD,
  docs: "https://docs.aws.amazon.com/apigateway/latest/api/API_PutMethod.html",
  inputs: {
    apiKeyRequired: withDefault(bool(), false),
    // AWS takes any case: the recorded answers have "none".
    authorization: text(
      {
        pattern: /^(?:NONE|AWS_IAM|CUSTOM|COGNITO_USER_POOLS)$/i,
        of: "NONE, AWS_IAM, CUSTOM or COGNITO_USER_POOLS",
        good: "NONE",
        bad: "JWT",
      },
      { by: "aws", aws: { operation: PUT, code: "BadRequestException" } },
    ),
    authorizationScopes: list(text()),
    authorizerId: ref(AUTHORIZER),
    httpMethod: replaces(verb()),
    operationName: text(),
    requestModels: map(text()),
    requestParameters: map(bool()),
    requestValidatorId: ref(VALIDATOR),
    resourceId: replaces(ref(RESOURCE)),
    restApi: apiRef(),
  },
  outputs(self) {
    const [api, resource, name] = [apiIdOf(self), self.text("resourceId"), self.text("httpMethod")];
    const isKnown = api !== undefined && resource !== undefined && name !== undefined;
    return isKnown ? { id: `agm-${api}-${resource}-${name}` } : {};
  },
  unknowable: { id: "only where API and resource are not known" },
  unique: {
    "same-method": {
      key: (self) => methodKey(self),
      scope: "region",
      says: (key) => `are both the method ${key.split(" ")[2] ?? ""} of one resource`,
      property: "httpMethod",
      evidence: "observed",
      why: "A resource has one method for each verb.",
      fix: "Leave out one of the two, or give it another verb or resource.",
      aws: { operation: PUT, code: "ConflictException" },
      quote: "Method already exists for this resource",
      docs: "https://github.com/pulumi/pulumi-aws/issues/1085",
    },
  },
  order: {
    "before-its-models": {
      needs(self, world) {
        const names = new Set(Object.values(self.inputs.requestModels ?? {}));
        return world
          .all(MODEL)
          .filter((view) => names.has(view.text("name")) && apiIdOf(view) === apiIdOf(self));
      },
      because: "the model that it names",
      effect: "rejected",
      evidence: "observed",
      why: "API Gateway looks the model up when it makes the method.",
      aws: { operation: PUT, code: "BadRequestException" },
      quote: "Invalid model identifier specified",
      docs: RECORDED,
    },
  },
  findings: {
    "authorizer-missing": finding<{ name: string; authorization: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "observed",
      message: ({ name, authorization }) =>
        `Method \`${name}\` has the authorization ${authorization} and no authorizerId.`,
      why: "Both CUSTOM and COGNITO_USER_POOLS leave the decision to an authorizer, which must be named.",
      fix: "Write `authorizerId: <authorizer>.id`.",
      quote:
        "Invalid authorizer ID specified. Setting the authorization type to CUSTOM or COGNITO_USER_POOLS requires a valid authorizer.",
      aws: { operation: PUT, code: "BadRequestException" },
      docs: RECORDED,
    }),
    "authorizer-type": finding<{
      name: string;
      authorization: string;
      authorizer: string;
      type: string;
      wanted: string;
    }>({
      severity: "warning",
      effect: "broken",
      evidence: "inferred",
      message: ({ name, authorization, authorizer, type }) =>
        `Method \`${name}\` has the authorization ${authorization}, and its authorizer \`${authorizer}\` has the type ${type}.`,
      why: "CUSTOM goes with TOKEN and REQUEST authorizers, COGNITO_USER_POOLS with those of user pools.",
      fix: ({ wanted }) => `Write authorization: "${wanted}".`,
    }),
    "authorizer-unused": finding<{ name: string; authorization: string; authorizer: string; wanted: string }>(
      {
        severity: "warning",
        effect: "risky",
        evidence: "documented",
        message: ({ name, authorization, authorizer }) =>
          `Method \`${name}\` names the authorizer \`${authorizer}\` and has the authorization ${authorization}, which asks none.`,
        why: "An authorizer is asked only where the authorization is CUSTOM or COGNITO_USER_POOLS. With NONE the method is open to everybody.",
        fix: ({ wanted }) => `Write authorization: "${wanted}", or leave authorizerId out.`,
      },
    ),
    "scopes-unused": finding<{ name: string; authorization: string }>({
      severity: "warning",
      effect: "broken",
      evidence: "documented",
      message: ({ name, authorization }) =>
        `Method \`${name}\` has authorizationScopes and the authorization ${authorization}.`,
      why: "Scopes are looked for in access tokens of Cognito user pools only.",
      fix: 'Write authorization: "COGNITO_USER_POOLS" with an authorizer of that type, or leave the scopes out.',
    }),
    "other-api": finding<{ name: string; input: string; thing: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name, input, thing }) =>
        `Method \`${name}\` names \`${thing}\` as its ${input}, which belongs to another API.`,
      why: "Resources, authorizers and request validators are looked up in the API that the call names.",
      fix: "Give both the same restApi.",
      aws: { operation: PUT, code: "NotFoundException" },
    }),
    "resource-is-api": finding<{ name: string; api: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name, api }) => `Method \`${name}\` has the id of REST API \`${api}\` as its resourceId.`,
      why: "A method belongs to a resource. The first one of an API, with the path /, has an id of its own.",
      fix: ({ api }) => `Write \`${api}.rootResourceId\`.`,
      quote: "Invalid Resource identifier specified",
      aws: { operation: PUT, code: "NotFoundException" },
    }),
    "no-such-model": finding<{ name: string; model: string; contentType: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "observed",
      message: ({ name, model, contentType }) =>
        `Method \`${name}\` names the model "${model}" for ${contentType}, which its API does not have.`,
      why: "Besides the models of the program an API has Empty and Error.",
      fix: "Write `<model>.name` of a Model of the same API.",
      quote: ({ model }) => `Invalid model identifier specified: ${model}`,
      aws: { operation: PUT, code: "BadRequestException" },
      docs: RECORDED,
    }),
    "parameter-name": finding<{ name: string; parameter: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "observed",
      message: ({ name, parameter }) => `Method \`${name}\` has a request parameter "${parameter}".`,
      why: "Parameters are called method.request.path.<name>, method.request.querystring.<name> or method.request.header.<name>.",
      fix: ({ parameter }) =>
        `Write for instance "method.request.querystring.${parameter.split(".").at(-1) ?? ""}".`,
      quote: ({ parameter }) =>
        `Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression specified: ${parameter}]`,
      aws: { operation: PUT, code: "BadRequestException" },
      docs: "https://github.com/serverless/serverless/issues/2798",
    }),
    "parameter-twice": finding<{ name: string; parameter: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "observed",
      message: ({ name, parameter }) =>
        `Method \`${name}\` has two request parameters with the name "${parameter}" in different places.`,
      why: "The name alone tells parameters apart, wherever they come from.",
      fix: "Rename one of the two.",
      quote: "Parameter names must be unique across querystring, header and path",
      aws: { operation: PUT, code: "BadRequestException" },
      docs: RECORDED,
    }),
    "key-without-plan": finding<{ name: string; api: string }>({
      severity: "warning",
      effect: "broken",
      evidence: "documented",
      message: ({ name, api }) =>
        `Method \`${name}\` requires an API key, and no usage plan of the program has a stage of its API \`${api}\`.`,
      why: "A key counts only for the stages of the usage plans that it belongs to; without one every call ends with status 403.",
      fix: "Add a UsagePlan with this API's stage in apiStages, an ApiKey, and a UsagePlanKey that joins them.",
      docs: "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html",
    }),
  },
  check(self, world, report) {
    const { name } = self;
    const authorization = self.inputs.authorization?.toUpperCase();
    const authorizer = self.ref("authorizerId");
    const asksAuthorizer = authorization === "CUSTOM" || authorization === "COGNITO_USER_POOLS";
    if (authorization !== undefined && asksAuthorizer && !self.has("authorizerId")) {
      report("authorizer-missing", { name, authorization }, "authorizerId");
    }
    const type = authorizer?.text("type");
    if (authorizer !== undefined && authorization !== undefined && type !== undefined) {
      const wanted = type === "COGNITO_USER_POOLS" ? type : "CUSTOM";
      const parameters = { name, authorization, authorizer: authorizer.name, wanted };
      const related = [{ view: authorizer, property: "type", note: "the authorizer" }];
      if (asksAuthorizer && authorization !== wanted) {
        report("authorizer-type", { ...parameters, type }, "authorization", { related });
      } else if (authorization === "NONE" || authorization === "AWS_IAM") {
        report("authorizer-unused", parameters, "authorization", { related });
      }
    }
    if (authorization !== undefined && authorization !== "COGNITO_USER_POOLS") {
      const hasScopes = (self.inputs.authorizationScopes?.length ?? 0) > 0;
      if (hasScopes) report("scopes-unused", { name, authorization }, "authorizationScopes");
    }
    for (const input of ["resourceId", "authorizerId", "requestValidatorId"] as const) {
      const other = self.ref(input);
      if (other === undefined || !isOfOtherApi(self, other)) continue;
      const related = [{ view: other, property: "restApi", note: "of another API" }];
      report("other-api", { name, input, thing: other.name }, input, { related });
    }
    const api = world.find(REST_API, "id", self.text("resourceId"), self);
    if (api !== undefined) report("resource-is-api", { name, api: api.name }, "resourceId");

    const whole = wholeApiOf(self, world);
    const models =
      whole === undefined ? undefined : partsOf(whole, world, MODEL)?.map((view) => view.text("name"));
    for (const [contentType, model] of Object.entries(self.inputs.requestModels ?? {})) {
      if (model === undefined || models === undefined || models.includes(undefined)) continue;
      if (model === "Empty" || model === "Error" || models.includes(model)) continue;
      report("no-such-model", { name, model, contentType }, `requestModels["${contentType}"]`);
    }
    const seen = new Set<string>();
    for (const parameter of Object.keys(self.inputs.requestParameters ?? {})) {
      const bare = PARAMETER.exec(parameter)?.[1];
      const property = `requestParameters["${parameter}"]`;
      if (bare === undefined) report("parameter-name", { name, parameter }, property);
      else if (seen.has(bare)) report("parameter-twice", { name, parameter: bare }, property);
      else seen.add(bare);
    }
    if (self.inputs.apiKeyRequired === true && whole !== undefined) {
      const hasStages = (partsOf(whole, world, STAGE)?.length ?? 0) > 0;
      const plans = new Set(world.all(USAGE_PLAN).flatMap((plan) => planned(plan)));
      const isPlanned = plans.has(undefined) || plans.has(whole.id);
      if (hasStages && !isPlanned) report("key-without-plan", { name, api: whole.name }, "apiKeyRequired");
    }
  },
});

/** The APIs of a usage plan; undefined for those that are not known. */
function planned(plan: ResourceView): (string | undefined)[] {
  if (plan.state("apiStages") === "absent") return [];
  const stages = plan.get("apiStages");
  if (!Array.isArray(stages)) return [undefined];
  const known = plan.objects("apiStages");
  if (known.length < stages.length) return [undefined];
  return known.map((stage) => (typeof stage["apiId"] === "string" ? stage["apiId"] : undefined));
}
