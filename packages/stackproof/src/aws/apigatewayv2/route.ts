// Which requests go to which integration. The provider's side:
// https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/apigatewayv2/route.go
import {
  bool,
  defineResource,
  finding,
  list,
  map,
  object,
  oneOf,
  ref,
  replaces,
  text,
  withDefault,
} from "../../model/kernel.ts";
import { AUTHORIZER, apiId, apiOf, GUIDE, INTEGRATION, REFERENCE, ROUTE } from "./shared.ts";

const DOCS = `${REFERENCE}/apis-apiid-routes.html`;
const CREATE = { operation: "apigateway:CreateRoute", code: "BadRequestException" } as const;
const METHODS = "ANY DELETE GET HEAD OPTIONS PATCH POST PUT";

export const route = defineResource({
  token: ROUTE,
  docs: DOCS,
  inputs: {
    apiId: replaces(apiId),
    apiKeyRequired: withDefault(bool(), false),
    authorizationScopes: list(text()),
    authorizationType: withDefault(oneOf(["NONE", "AWS_IAM", "CUSTOM", "JWT"]), "NONE"),
    authorizerId: ref(AUTHORIZER),
    modelSelectionExpression: text(),
    operationName: text({ min: 1, max: 64 }),
    requestModels: map(text()),
    requestParameters: list(object({ requestParameterKey: text(), required: bool() })),
    routeKey: text(),
    routeResponseSelectionExpression: text(),
    target: text({ min: 0, max: 128 }),
  },
  outputs: (_self, make) => ({ id: make.lower(7) }),

  unique: {
    "duplicate-key": {
      key(self) {
        const [api, key] = [self.text("apiId"), self.text("routeKey")];
        return api === undefined || key === undefined ? undefined : `${api} ${key}`;
      },
      scope: "region",
      says: (key) => `have the key ${JSON.stringify(key.slice(key.indexOf(" ") + 1))} in one API`,
      property: "routeKey",
      why: "A route key is used once in an API.",
      fix: "Give one of them another path or method, or leave it out.",
      aws: { operation: CREATE.operation, code: "ConflictException" },
      docs: DOCS,
    },
  },

  findings: {
    "route-key-form": finding<{ name: string; key: string; problem: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: (p) => `\`${p.name}\` has the key ${JSON.stringify(p.key)}, which ${p.problem}.`,
      why: "The key of an HTTP API's route is a method in capitals, a space and a path, or $default for all others.",
      fix: 'Write `routeKey: "GET /items/{id}"`, `"ANY /{proxy+}"` or `"$default"`.',
      aws: CREATE,
      quote: "The provided route key is not formatted properly for HTTP protocol.",
      docs: `${GUIDE}/http-api-develop-routes.html`,
    }),
    "target-form": finding<{ name: string; target: string; fix: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "observed",
      message: (p) =>
        `\`${p.name}\` has the target ${p.target}; it takes "integrations/" and the id of an integration.`,
      fix: (p) => p.fix,
      aws: CREATE,
      quote:
        "Unexpected or malformed target in route null. Correct format should be integrations/<integration_id>.",
      docs: DOCS,
    }),
    "integration-of-other-api": finding<{ name: string; integration: string; own: string; other: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: (p) =>
        `\`${p.name}\` of \`${p.own}\` leads to \`${p.integration}\`, which belongs to \`${p.other}\`.`,
      why: "An integration belongs to one API.",
      fix: (p) => `Make an integration for \`${p.own}\`.`,
      aws: { operation: CREATE.operation, code: "NotFoundException" },
      docs: DOCS,
    }),
    "no-target": finding<{ name: string }>({
      severity: "warning",
      effect: "broken",
      evidence: "inferred",
      message: (p) => `\`${p.name}\` leads to no integration.`,
      why: "A request of an HTTP API that has no integration is answered with an error.",
      fix: "Write `target: pulumi.interpolate`integrations/${integration.id}``.",
      docs: `${GUIDE}/http-api-develop-routes.html`,
    }),
    "authorizer-needed": finding<{ name: string; type: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: (p) => `\`${p.name}\` has the authorizationType ${p.type} and no authorizerId.`,
      fix: "Give `authorizerId`, the id of an `aws.apigatewayv2.Authorizer`.",
      aws: CREATE,
      quote: (p) =>
        p.type === "JWT"
          ? "Invalid authorizer ID specified. Setting the authorization type to JWT requires a valid JWT authorizer."
          : undefined,
      docs: "https://github.com/anomalyco/sst/issues/4097",
    }),
    "authorizer-of-other-type": finding<{ name: string; type: string; authorizer: string; kind: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: (p) =>
        `\`${p.name}\` has the authorizationType ${p.type}, and \`${p.authorizer}\` is a ${p.kind} authorizer.`,
      why: "JWT authorizers go with the type JWT, Lambda authorizers (REQUEST) with CUSTOM.",
      fix: (p) => `Write \`authorizationType: "${p.kind === "JWT" ? "JWT" : "CUSTOM"}"\`.`,
      aws: CREATE,
      docs: DOCS,
    }),
    "authorizer-unused": finding<{ name: string; type: string }>({
      severity: "warning",
      effect: "broken",
      evidence: "documented",
      message: (p) =>
        `\`${p.name}\` has an authorizerId and the authorizationType ${p.type}, so that everyone may call it.`,
      why: "An authorizer works only with the type JWT or CUSTOM. The default is NONE.",
      fix: 'Write `authorizationType: "JWT"` or `"CUSTOM"`.',
      docs: DOCS,
    }),
    "authorization-not-taken": finding<{
      name: string;
      found: string;
      why: string;
      fix: string;
      quote: string;
    }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: (p) => `\`${p.name}\` ${p.found}.`,
      why: (p) => p.why,
      fix: (p) => p.fix,
      aws: CREATE,
      quote: (p) => (p.quote === "" ? undefined : p.quote),
      docs: DOCS,
    }),
  },

  check(self, world, report) {
    const { name } = self;
    const { api, protocol } = apiOf(self);
    const { routeKey: key, target, authorizationType: type } = self.inputs;

    if (protocol === "HTTP" && key !== undefined) {
      const problem = routeKeyProblem(key);
      if (problem !== undefined) report("route-key-form", { name, key, problem }, "routeKey");
    }
    if (target !== undefined && target !== "") {
      const id = /^integrations\/([^/]+)$/.exec(target)?.[1];
      const meant = world.find(INTEGRATION, "id", id ?? target, self);
      if (id === undefined) {
        const words =
          meant === undefined
            ? JSON.stringify(target)
            : `${JSON.stringify(target)}, the id of \`${meant.name}\``;
        const fix = `Write \`integrations/\${${meant?.name ?? "integration"}.id}\`.`;
        report("target-form", { name, target: words, fix }, "target");
      } else if (meant !== undefined && api !== undefined) {
        const other = meant.ref("apiId");
        if (other !== undefined && other.urn !== api.urn) {
          const words = { integration: meant.name, own: api.name, other: other.name };
          report("integration-of-other-api", { name, ...words }, "target", {
            related: [{ view: meant, property: "apiId", note: other.name }],
          });
        }
      }
    } else if (protocol === "HTTP" && self.state("target") === "absent") {
      report("no-target", { name }, "target");
    }

    const authorizer = self.ref("authorizerId");
    const kind = authorizer?.text("authorizerType");
    if (type === "JWT" || type === "CUSTOM") {
      const fitting = type === "JWT" ? "JWT" : "REQUEST";
      if (self.state("authorizerId") === "absent")
        report("authorizer-needed", { name, type }, "authorizerId");
      else if (authorizer !== undefined && kind !== undefined && kind !== fitting) {
        const related = [{ view: authorizer, property: "authorizerType", note: kind }];
        report(
          "authorizer-of-other-type",
          { name, type, authorizer: authorizer.name, kind },
          "authorizerId",
          { related },
        );
      }
    } else if (type !== undefined && self.has("authorizerId") && self.inputs.authorizerId !== "") {
      report("authorizer-unused", { name, type }, "authorizerId");
    }
    const refuse = (found: string, why: string, fix: string, property: string, quote = ""): void =>
      report("authorization-not-taken", { name, found, why, fix, quote }, property);
    if ((self.inputs.authorizationScopes ?? []).length > 0 && type !== undefined && type !== "JWT") {
      const why = "Scopes are compared with the claims of a token, which only a JWT authorizer reads.";
      refuse(
        `has authorizationScopes and the authorizationType ${type}`,
        why,
        "Leave out `authorizationScopes`.",
        "authorizationScopes",
      );
    }
    if (protocol === "HTTP" && self.inputs.apiKeyRequired === true) {
      const why = "HTTP APIs have no API keys and usage plans; REST APIs have them.";
      refuse(
        "asks for an API key, and its API is an HTTP API",
        why,
        "Leave out `apiKeyRequired`.",
        "apiKeyRequired",
      );
    }
    if (protocol === "WEBSOCKET" && type === "JWT") {
      const why = "JWT authorizers are for HTTP APIs.";
      refuse(
        "has the authorizationType JWT, and its API is a WebSocket API",
        why,
        'Write `authorizationType: "CUSTOM"`.',
        "authorizationType",
      );
    } else if (
      protocol === "WEBSOCKET" &&
      type !== undefined &&
      type !== "NONE" &&
      key !== undefined &&
      key !== "$connect"
    ) {
      const why = "A WebSocket is authorized once, when it is opened.";
      const quote = "Currently, authorization is restricted to the $connect route only";
      const found = `has the authorizationType ${type} and the key ${JSON.stringify(key)}`;
      refuse(found, why, "Authorize the route $connect only.", "authorizationType", quote);
    }
  },
});

/** What is wrong with the key of an HTTP API's route; undefined when nothing is. */
function routeKeyProblem(key: string): string | undefined {
  if (key === "$default") return undefined;
  const found = /^(\S+) (\/\S*)$/.exec(key);
  if (found === null) return key.includes(" ") ? "has no path that begins with /" : "has no method and path";
  const [, method = "", path = ""] = found;
  if (!METHODS.split(" ").includes(method)) {
    return METHODS.split(" ").includes(method.toUpperCase())
      ? `has the method ${method} in small letters`
      : `has the method ${method}, which is none of ${METHODS.replaceAll(" ", ", ")}`;
  }
  const greedy = path.split("/").findIndex((part) => /^\{[^{}]+\+\}$/.test(part));
  if (greedy >= 0 && greedy !== path.split("/").length - 1) return "has something behind a greedy variable";
  const bad = path.split("/").find((part) => /[{}]/.test(part) && !/^\{[\w.:-]+\+?\}$/.test(part));
  return bad === undefined
    ? undefined
    : `has ${JSON.stringify(bad)}, in which a variable is not the whole part`;
}
