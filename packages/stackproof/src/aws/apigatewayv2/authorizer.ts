// Who may call the routes of an API. The provider's side:
// https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/apigatewayv2/authorizer.go
import {
  bool,
  defineResource,
  finding,
  int,
  list,
  object,
  oneOf,
  ref,
  replaces,
  shown,
  text,
} from "../../model/kernel.ts";
import { functionArnOf } from "../apigateway/shared.ts";
import { AUTHORIZER, apiId, apiOf, GUIDE, inputMap, permissionFix, REFERENCE, refusedBy } from "./shared.ts";

const DOCS = `${REFERENCE}/apis-apiid-authorizers.html`;
const CREATE = { operation: "apigateway:CreateAuthorizer", code: "BadRequestException" } as const;

export const authorizer = defineResource({
  token: AUTHORIZER,
  docs: DOCS,
  inputs: {
    apiId: replaces(apiId),
    authorizerCredentialsArn: ref("aws:iam/role:Role", "arn"),
    authorizerPayloadFormatVersion: oneOf(["1.0", "2.0"]),
    authorizerResultTtlInSeconds: int({ min: 0, max: 3600, unit: "seconds" }),
    authorizerType: oneOf(["REQUEST", "JWT"]),
    authorizerUri: text({ min: 1, max: 2048 }),
    enableSimpleResponses: bool(),
    identitySources: list(text()),
    jwtConfiguration: object({ audiences: list(text()), issuer: text() }),
    name: text({ min: 1, max: 128 }),
  },
  outputs(self, make) {
    const isCached = self.inputs.authorizerType === "REQUEST" && apiOf(self).protocol === "HTTP";
    return {
      id: make.lower(6),
      authorizerResultTtlInSeconds: self.inputs.authorizerResultTtlInSeconds ?? (isCached ? 300 : 0),
    };
  },

  unique: {
    "duplicate-name": {
      key(self) {
        const [api, name] = [self.text("apiId"), self.text("name")];
        return api === undefined || name === undefined ? undefined : `${api} ${name}`;
      },
      scope: "region",
      says: (key) => `have the name ${JSON.stringify(key.slice(key.indexOf(" ") + 1))} in one API`,
      property: "name",
      severity: "warning",
      evidence: "inferred",
      why: "The name of an authorizer is used once in an API.",
      fix: "Give one of them another name.",
      aws: { operation: CREATE.operation, code: "BadRequestException" },
    },
  },

  findings: {
    "input-needed": finding<{ name: string; input: string; type: string; quote: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: (p) => `\`${p.name}\` is ${p.type} and has no ${p.input}.`,
      fix: (p) => `Give \`${p.input}\`.`,
      aws: CREATE,
      quote: (p) => (p.quote === "" ? undefined : p.quote),
      docs: "https://github.com/hashicorp/terraform-provider-aws/issues/15181",
    }),
    "type-of-websocket": finding<{ name: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: (p) => `\`${p.name}\` is a JWT authorizer, and its API is a WebSocket API.`,
      why: "WebSocket APIs ask a Lambda function.",
      fix: 'Write `authorizerType: "REQUEST"`.',
      aws: CREATE,
      docs: DOCS,
    }),
    "identity-source": finding<{ name: string; source: string; wanted: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "observed",
      message: (p) => `\`${p.name}\` has the identity source ${p.source}; it takes ${p.wanted}.`,
      fix: (p) => `Write ${p.wanted.split(",")[0] ?? ""}.`,
      aws: CREATE,
      docs: DOCS,
    }),
    "issuer-form": finding<{ name: string; issuer: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "observed",
      message: (p) => `\`${p.name}\` has the issuer ${p.issuer}, which is no https:// address.`,
      why: "API Gateway fetches the keys of the issuer from this address.",
      fix: "For a user pool, write `https://cognito-idp.${region}.amazonaws.com/${userPool.id}`.",
      aws: CREATE,
      docs: `${GUIDE}/http-api-jwt-authorizer.html`,
    }),
    "simple-responses": finding<{ name: string; found: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "observed",
      message: (p) => `\`${p.name}\` has enableSimpleResponses and ${p.found}.`,
      why: "A function answers simply, with true or false, in payload format 2.0 of HTTP APIs.",
      fix: 'Write `authorizerPayloadFormatVersion: "2.0"`, or leave out `enableSimpleResponses`.',
      aws: CREATE,
      quote: 'EnableSimpleResponses can only be set for AuthorizerPayloadFormatVersion "2.0".',
      docs: `${GUIDE}/http-api-lambda-authorizer.html`,
    }),
    "cache-without-source": finding<{ name: string; ttl: number }>({
      severity: "error",
      effect: "rejected",
      evidence: "observed",
      message: (p) => `\`${p.name}\` keeps answers for ${p.ttl} seconds and has no identitySources.`,
      why: "Answers are kept by what identifies the caller.",
      fix: 'Give `identitySources: ["$request.header.Authorization"]`, or write `authorizerResultTtlInSeconds: 0`.',
      aws: CREATE,
      docs: `${GUIDE}/http-api-lambda-authorizer.html`,
    }),
    "uri-form": finding<{ name: string; uri: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: (p) => `\`${p.name}\` has the authorizerUri ${p.uri}; it takes the invoke ARN of a function.`,
      fix: "Write `authorizerUri: fn.invokeArn`.",
      aws: CREATE,
      docs: DOCS,
    }),
    "permission-missing": finding<{ name: string; function: string; fix: string }>({
      severity: "error",
      effect: "broken",
      evidence: "documented",
      message: (p) => `\`${p.name}\` asks \`${p.function}\`, which does not let API Gateway call it.`,
      why: "Every request to its routes is answered with 500 Internal Server Error.",
      fix: (p) => p.fix,
      docs: `${GUIDE}/http-api-lambda-authorizer.html`,
    }),
    "permission-for-other-source": finding<{ name: string; permission: string; source: string; fix: string }>(
      {
        severity: "error",
        effect: "broken",
        evidence: "documented",
        message: (p) => `\`${p.permission}\` is for ${p.source}, which is no call by \`${p.name}\`.`,
        why: "An authorizer calls with the ARN `<api>/authorizers/<id>`. Every request to its routes is answered with 500 Internal Server Error.",
        fix: (p) => p.fix,
        docs: `${GUIDE}/http-api-lambda-authorizer.html`,
      },
    ),
  },

  check(self, world, report) {
    const { name } = self;
    const { api, protocol } = apiOf(self);
    const { authorizerType: type, authorizerPayloadFormatVersion: version } = self.inputs;
    const need = (
      input: "jwtConfiguration" | "authorizerUri" | "authorizerPayloadFormatVersion" | "identitySources",
      words: string,
      quote = "",
    ): void => {
      if (self.state(input) === "absent") report("input-needed", { name, input, type: words, quote }, input);
    };
    if (type === "JWT") {
      if (protocol === "WEBSOCKET") report("type-of-websocket", { name }, "authorizerType");
      need("jwtConfiguration", "a JWT authorizer");
      need("identitySources", "a JWT authorizer");
      const given = inputMap(self, "jwtConfiguration");
      if (self.state("jwtConfiguration") === "known") {
        for (const input of ["audiences", "issuer"]) {
          const value = given[input];
          if (value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0))
            continue;
          const path = `jwtConfiguration.${input}`;
          report("input-needed", { name, input: path, type: "a JWT authorizer", quote: "" }, path);
        }
      }
      const issuer = self.inputs.jwtConfiguration?.issuer;
      if (issuer !== undefined && issuer !== "" && !issuer.startsWith("https://")) {
        const of = world.identify(issuer)[0];
        const words =
          of === undefined ? shown(issuer) : `${shown(issuer)}, the ${of.property} of \`${of.view.name}\``;
        report("issuer-form", { name, issuer: words }, "jwtConfiguration.issuer");
      }
    }
    if (type === "REQUEST") {
      need("authorizerUri", "a Lambda authorizer");
      if (protocol === "HTTP") {
        need(
          "authorizerPayloadFormatVersion",
          "a Lambda authorizer of an HTTP API",
          "AuthorizerPayloadFormatVersion is a required parameter for REQUEST authorizer",
        );
      }
      const uri = self.inputs.authorizerUri;
      if (uri !== undefined && !world.isPlaceholder(uri) && functionArnOf(uri) === undefined) {
        const of = world.identify(uri)[0];
        const words =
          of === undefined ? shown(uri) : `${shown(uri)}, the ${of.property} of \`${of.view.name}\``;
        report("uri-form", { name, uri: words }, "authorizerUri");
      }
    }
    if (self.inputs.enableSimpleResponses === true) {
      const found =
        protocol === "WEBSOCKET"
          ? "its API is a WebSocket API"
          : version === "1.0"
            ? "the payload format 1.0"
            : undefined;
      if (found !== undefined) report("simple-responses", { name, found }, "enableSimpleResponses");
    }
    const ttl = self.inputs.authorizerResultTtlInSeconds;
    const hasNoSource =
      self.state("identitySources") === "absent" || self.inputs.identitySources?.length === 0;
    if (type === "REQUEST" && protocol === "HTTP" && ttl !== undefined && ttl > 0 && hasNoSource) {
      report("cache-without-source", { name, ttl }, "authorizerResultTtlInSeconds");
    }
    const shape = protocol === "HTTP" ? HTTP_SOURCE : protocol === "WEBSOCKET" ? WEBSOCKET_SOURCE : undefined;
    for (const [index, source] of (self.inputs.identitySources ?? []).entries()) {
      if (
        shape === undefined ||
        source === undefined ||
        world.isPlaceholder(source) ||
        shape.pattern.test(source)
      )
        continue;
      report(
        "identity-source",
        { name, source: shown(source), wanted: shape.words },
        `identitySources[${index}]`,
      );
    }
    const uri = self.text("authorizerUri");
    if (type !== "REQUEST" || self.has("authorizerCredentialsArn") || api === undefined) return;
    if (uri === undefined || functionArnOf(uri) === undefined) return;
    const refused = refusedBy(self, world, uri, api.id);
    if (refused === undefined) return;
    const fix = permissionFix(refused.function.name, api.name, "/*");
    if (refused.permission === undefined) {
      report("permission-missing", { name, function: refused.function.name, fix }, "authorizerUri");
      return;
    }
    const words = { permission: refused.permission.name, source: refused.sourceArn ?? "" };
    const related = [{ view: refused.permission, property: "sourceArn", note: words.source }];
    report("permission-for-other-source", { name, ...words, fix }, "authorizerUri", { related });
  },
});

const HTTP_SOURCE = {
  pattern: /^\$(?:request\.(?:header|querystring)\.|context\.|stageVariables\.)\S+$/,
  words: '"$request.header.Authorization", "$request.querystring.…", "$context.…" or "$stageVariables.…"',
};
const WEBSOCKET_SOURCE = {
  pattern: /^(?:route\.request\.(?:header|querystring)\.|context\.|stageVariables\.)\S+$/,
  words: '"route.request.header.Auth", "route.request.querystring.…", "context.…" or "stageVariables.…"',
};
