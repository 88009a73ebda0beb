// An HTTP or WebSocket API. The provider's side:
// https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/apigatewayv2/api.go

import { jsonErrorPlace } from "../../core/json-place.ts";
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
  tags,
  text,
  withDefault,
} from "../../model/kernel.ts";
import {
  API,
  GUIDE,
  hasOwnParts,
  partsOf,
  permissionFix,
  REFERENCE,
  ROUTE,
  refusedBy,
  STAGE,
} from "./shared.ts";

const DOCS = `${REFERENCE}/apis.html`;
const CREATE = { operation: "apigateway:CreateApi", code: "BadRequestException" } as const;
const byAws = { by: "aws", docs: DOCS } as const;

/** The two spellings of the one expression that HTTP APIs take. */
const HTTP_SELECTION = new Set(["$request.method $request.path", "${request.method} ${request.path}"]);

export const api = defineResource({
  token: API,
  docs: DOCS,
  inputs: {
    apiKeySelectionExpression: withDefault(
      oneOf(["$context.authorizer.usageIdentifierKey", "$request.header.x-api-key"]),
      "$request.header.x-api-key",
    ),
    body: text(),
    corsConfiguration: object({
      allowCredentials: bool(),
      allowHeaders: list(text()),
      allowMethods: list(text()),
      allowOrigins: list(text()),
      exposeHeaders: list(text()),
      maxAge: int({ min: -1, max: 86_400, unit: "seconds" }, byAws),
    }),
    credentialsArn: replaces(ref("aws:iam/role:Role", "arn")),
    description: text({ min: 0, max: 1024 }),
    disableExecuteApiEndpoint: bool(),
    failOnWarnings: bool(),
    ipAddressType: oneOf(["ipv4", "dualstack"]),
    name: text({ min: 1, max: 128 }),
    protocolType: replaces(oneOf(["HTTP", "WEBSOCKET"])),
    routeKey: replaces(text()),
    routeSelectionExpression: withDefault(text(), "$request.method $request.path"),
    tags: tags(),
    target: replaces(text()),
    version: text({ min: 1, max: 64 }),
  },

  outputs(self, make) {
    const id = make.lower(10);
    const scheme = self.inputs.protocolType === "WEBSOCKET" ? "wss" : "https";
    return {
      id,
      arn: `arn:${make.partition}:apigateway:${make.region}::/apis/${id}`,
      executionArn: make.arn("execute-api", id),
      apiEndpoint: `${scheme}://${id}.execute-api.${make.region}.${make.dnsSuffix}`,
      ipAddressType: self.inputs.ipAddressType ?? "ipv4",
    };
  },

  quotas: [{ name: "APIs per Region", limit: 600, per: "region", docs: `${GUIDE}/http-api-quotas.html` }],

  findings: {
    "credentials-for-any-origin": finding<{ name: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: (p) => `\`${p.name}\` allows credentials from any origin.`,
      why: 'Browsers refuse cookies and other credentials for the origin "*", and so does API Gateway.',
      fix: 'List the origins, `allowOrigins: ["https://shop.example.com"]`, or leave out `allowCredentials`.',
      aws: CREATE,
      quote: "allow-credentials is not supported if 'allow-origin' is *",
      docs: "https://github.com/aws/aws-cdk/issues/9076",
    }),
    "origin-without-scheme": finding<{ name: string; origin: string }>({
      severity: "warning",
      effect: "broken",
      evidence: "inferred",
      message: (p) => `\`${p.name}\` allows the origin ${JSON.stringify(p.origin)}, which no browser sends.`,
      why: "An origin is a scheme and a host, without a path.",
      fix: 'Write it as browsers do: "https://shop.example.com".',
      docs: `${GUIDE}/http-api-cors.html`,
    }),
    "http-only": finding<{ name: string; input: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: (p) => `\`${p.name}\` is a WebSocket API with ${p.input}.`,
      why: "CORS, quick create and import are for HTTP APIs.",
      fix: (p) => `Leave out \`${p.input}\`.`,
      aws: CREATE,
      docs: DOCS,
    }),
    "route-selection": finding<{ name: string; found: string; fix: string; quote: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: (p) => `\`${p.name}\` ${p.found}.`,
      why: "An HTTP API chooses routes by method and path. A WebSocket API chooses them by something in the message.",
      fix: (p) => p.fix,
      aws: CREATE,
      quote: (p) => (p.quote === "" ? undefined : p.quote),
      docs: `${GUIDE}/websocket-api-develop-routes.html`,
    }),
    "body-is-no-json": finding<{ name: string; problem: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: (p) => `The body of \`${p.name}\` begins like JSON and is none (${p.problem}).`,
      fix: "Write an OpenAPI 3 document as JSON or YAML.",
      quote: '"body" contains an invalid JSON',
      docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/verify/validate.go",
    }),
    "no-stage": finding<{ name: string; routes: number }>({
      severity: "warning",
      effect: "broken",
      evidence: "documented",
      message: (p) => `\`${p.name}\` has ${p.routes === 1 ? "1 route" : `${p.routes} routes`} and no stage.`,
      why: "Nobody can call an API before it is deployed to a stage.",
      fix: 'Add an `aws.apigatewayv2.Stage` with `name: "$default"` and `autoDeploy: true`.',
      docs: `${GUIDE}/http-api-stages.html`,
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
    "permission-for-other-source": finding<{ name: string; permission: string; source: string; fix: string }>(
      {
        severity: "error",
        effect: "broken",
        evidence: "documented",
        message: (p) => `\`${p.permission}\` is for ${p.source}, which is no call of \`${p.name}\`.`,
        why: "Every request is answered with 500 Internal Server Error.",
        fix: (p) => p.fix,
        docs: `${GUIDE}/http-api-develop-integrations-lambda.html`,
      },
    ),
  },

  check(self, world, report) {
    const { name } = self;
    const {
      protocolType: protocol,
      corsConfiguration: cors,
      routeSelectionExpression: selection,
    } = self.inputs;
    if (cors?.allowCredentials === true && (cors.allowOrigins ?? []).includes("*")) {
      report("credentials-for-any-origin", { name }, "corsConfiguration.allowCredentials");
    }
    for (const [index, origin] of (cors?.allowOrigins ?? []).entries()) {
      if (origin === undefined || origin === "*" || /^[a-z][a-z0-9+.-]*:\/\/[^/]+$/i.test(origin)) continue;
      report("origin-without-scheme", { name, origin }, `corsConfiguration.allowOrigins[${index}]`);
    }
    if (protocol === "WEBSOCKET") {
      for (const input of ["corsConfiguration", "target", "body"] as const) {
        if (self.has(input)) report("http-only", { name, input }, input);
      }
      if (self.state("routeSelectionExpression") === "absent") {
        const found = "is a WebSocket API without routeSelectionExpression";
        const fix = 'Write `routeSelectionExpression: "$request.body.action"`.';
        // The provider sends the expression of HTTP APIs instead, which AWS may take; no message fits it.
        report("route-selection", { name, found, fix, quote: "" }, "routeSelectionExpression", {
          severity: "warning",
        });
      }
    }
    if (protocol === "HTTP" && selection !== undefined && !HTTP_SELECTION.has(selection)) {
      const found = `is an HTTP API with the routeSelectionExpression ${shown(selection)}`;
      const quote = "Route selection expression is currently limited to ${request.method} ${request.path}";
      report("route-selection", { name, found, fix: "Leave it out.", quote }, "routeSelectionExpression");
    }
    const body = self.inputs.body ?? "";
    const place = /^\s*[{[]/.test(body) ? jsonErrorPlace(body) : undefined;
    if (place !== undefined) {
      report("body-is-no-json", { name, problem: `line ${place.line}, column ${place.column}` }, "body");
    }

    const { parts: routes } = partsOf(world, ROUTE, self.id);
    const stages = partsOf(world, STAGE, self.id);
    const isManaged = routes.some((route) => route.node.kind === "custom");
    if (isManaged && stages.parts.length === 0 && !stages.mayBeMore && !hasOwnParts(self)) {
      report("no-stage", { name, routes: routes.length });
    }
    if (!self.has("credentialsArn")) {
      const refused = refusedBy(self, world, self.text("target"), self.id);
      if (refused === undefined) return;
      const fix = permissionFix(refused.function.name, name, "/*/*");
      if (refused.permission === undefined) {
        report("permission-missing", { name, function: refused.function.name, fix }, "target");
      } else {
        const words = { permission: refused.permission.name, source: refused.sourceArn ?? "" };
        const related = [{ view: refused.permission, property: "sourceArn", note: words.source }];
        report("permission-for-other-source", { name, ...words, fix }, "target", { related });
      }
    }
  },
});
