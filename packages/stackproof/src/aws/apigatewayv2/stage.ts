// A published state of an API under a name. The provider's side:
// https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/apigatewayv2/stage.go
import {
  bool,
  defineResource,
  finding,
  int,
  list,
  map,
  number,
  object,
  oneOf,
  parseArn,
  type ResourceView,
  ref,
  replaces,
  shown,
  tags,
  text,
  withDefault,
} from "../../model/kernel.ts";
import {
  apiId,
  apiOf,
  DEPLOYMENT,
  GUIDE,
  hasOwnParts,
  inputMap,
  PROVIDER,
  partsOf,
  REFERENCE,
  ROUTE,
  STAGE,
} from "./shared.ts";

const DOCS = `${REFERENCE}/apis-apiid-stages.html`;
const CREATE = { operation: "apigateway:CreateStage", code: "BadRequestException" } as const;

const settings = {
  dataTraceEnabled: withDefault(bool(), false),
  detailedMetricsEnabled: withDefault(bool(), false),
  loggingLevel: oneOf(["ERROR", "INFO", "OFF"]),
  throttlingBurstLimit: int({ min: 0 }, { by: "aws" }),
  throttlingRateLimit: number({ min: 0 }, { by: "aws" }),
};

export const stage = defineResource({
  token: STAGE,
  docs: DOCS,
  inputs: {
    accessLogSettings: object({ destinationArn: text(), format: text({ min: 1, max: 1024 }) }),
    apiId: replaces(apiId),
    autoDeploy: withDefault(bool(), false),
    clientCertificateId: text(),
    defaultRouteSettings: object(settings),
    deploymentId: ref(DEPLOYMENT),
    description: text({ min: 0, max: 1024 }),
    name: replaces(
      text(
        {
          min: 1,
          max: 128,
          pattern: /^(?:\$default|[\w-]+)$/,
          of: "letters, digits, hyphens and underscores, or $default",
          good: "prod",
          bad: "v1.0",
        },
        { by: "aws", aws: CREATE },
      ),
    ),
    routeSettings: list(object({ ...settings, routeKey: text() })),
    stageVariables: map(text({ max: 512 }, { by: "aws" })),
    tags: tags(),
  },

  outputs(self, make) {
    const { api, protocol } = apiOf(self);
    const id = self.text("apiId");
    const name = self.text("name") ?? "";
    const deployed = self.state("deploymentId") === "absent" && {
      deploymentId: self.inputs.autoDeploy === true ? make.lower(6, "deployment") : "",
    };
    if (id === undefined) return { id: name, ...deployed };
    const host = `${id}.execute-api.${make.region}.${make.dnsSuffix}`;
    const scheme = protocol === "WEBSOCKET" ? "wss" : "https";
    return {
      id: name,
      arn: `arn:${make.partition}:apigateway:${make.region}::/apis/${id}/stages/${name}`,
      executionArn: make.arn("execute-api", `${id}/${name}`),
      ...((api !== undefined || !make.world.isPlaceholder(id)) && {
        invokeUrl: `${scheme}://${host}/${name === "$default" ? "" : name}`,
      }),
      ...deployed,
    };
  },
  unknowable: {
    arn: "It holds the id of the API, which may be outside of the program.",
    executionArn: "It holds the id of the API, which may be outside of the program.",
    invokeUrl: "It holds the id of the API, which may be outside of the program.",
  },

  unique: {
    "duplicate-name": {
      key(self) {
        const [api, name] = [self.text("apiId"), self.text("name")];
        return api === undefined || name === undefined ? undefined : `${api} ${name}`;
      },
      scope: "region",
      says: (key) => `have the name ${JSON.stringify(key.split(" ")[1] ?? "")} in one API`,
      property: "name",
      why: "A stage name is used once in an API.",
      fix: "Give one of them another name.",
      aws: { operation: CREATE.operation, code: "ConflictException" },
    },
  },

  order: {
    "before-routes": {
      needs(self, world) {
        const keys =
          (self.inputs["routeSettings"] as readonly ({ routeKey?: string } | undefined)[] | undefined) ?? [];
        const wanted = new Set(keys.map((one) => one?.routeKey));
        const { parts } = partsOf(world, ROUTE, self.text("apiId"));
        return parts.filter((route) => wanted.has(route.text("routeKey")));
      },
      because: "whose settings it holds",
      effect: "rejected",
      evidence: "documented",
      why: "Settings of a route are refused until the route exists.",
      aws: { operation: CREATE.operation, code: "NotFoundException" },
      quote: "Unable to find Route by key … within the provided RouteSettings",
      docs: "https://github.com/terraform-aws-modules/terraform-aws-apigateway-v2/pull/80",
    },
    "before-account-role": {
      needs(self, world) {
        return logsMessages(self)
          ? world.all("aws:apigateway/account:Account").filter((one) => world.sameRegion(self, one))
          : [];
      },
      because: "which gives API Gateway the role for writing logs",
      effect: "rejected",
      evidence: "documented",
      why: "The logs of a WebSocket API are refused until the account has a role for them.",
      aws: CREATE,
      quote: "CloudWatch Logs role ARN must be set in account settings to enable logging",
      docs: `${GUIDE}/websocket-api-logging.html`,
    },
  },

  findings: {
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
  },

  check(self, world, report) {
    const { name } = self;
    const { api, protocol } = apiOf(self);
    const stageName = self.inputs.name;
    if (protocol === "WEBSOCKET" && stageName === "$default")
      report("default-of-websocket", { name }, "name");

    const log = self.inputs.accessLogSettings;
    const destination = log?.destinationArn;
    if (destination !== undefined && destination !== "" && !world.isPlaceholder(destination)) {
      const parts = parseArn(destination);
      const isFirehose = parts?.service === "firehose";
      if (!isFirehose && !(parts?.service === "logs" && parts.resource.startsWith("log-group:"))) {
        const of = world.identify(destination)[0];
        const words = of === undefined ? shown(destination) : `the ${of.property} of \`${of.view.name}\``;
        report("log-destination", { name, destination: words }, "accessLogSettings.destinationArn");
      }
    }
    if (log?.format !== undefined && !world.isPlaceholder(log.format)) {
      if (!/\$context\.(?:requestId|extendedRequestId)\b/.test(log.format)) {
        report(
          "log-format",
          { name, problem: "holds neither $context.requestId nor $context.extendedRequestId" },
          "accessLogSettings.format",
        );
      }
    }

    const defaults = inputMap(self, "defaultRouteSettings");
    if (protocol === "HTTP") {
      const input = (["loggingLevel", "dataTraceEnabled"] as const).find(
        (one) => defaults[one] !== undefined && defaults[one] !== false && defaults[one] !== "OFF",
      );
      if (input !== undefined) {
        report(
          "ignored-logging",
          { name, input: `defaultRouteSettings.${input}` },
          `defaultRouteSettings.${input}`,
        );
      }
    }
    if (
      protocol === "WEBSOCKET" &&
      logsMessages(self) &&
      world.all("aws:apigateway/account:Account").length === 0
    ) {
      report(
        "logging-without-role",
        { name },
        log === undefined ? "defaultRouteSettings" : "accessLogSettings",
      );
    }
    if (self.state("defaultRouteSettings") === "known") {
      const absent = ["throttlingBurstLimit", "throttlingRateLimit"].filter(
        (one) => defaults[one] === undefined,
      );
      if (absent.length > 0)
        report("throttled-to-zero", { name, absent: absent.join(" and ") }, "defaultRouteSettings");
    }

    const { parts: routes, mayBeMore } = partsOf(world, ROUTE, self.text("apiId"));
    const keys = routes.map((route) => route.text("routeKey"));
    if (api !== undefined && !hasOwnParts(api) && !mayBeMore && !keys.includes(undefined)) {
      for (const [index, one] of (self.inputs.routeSettings ?? []).entries()) {
        if (one?.routeKey === undefined || keys.includes(one.routeKey)) continue;
        const has = keys.length === 0 ? "it has none" : keys.map((key) => JSON.stringify(key)).join(", ");
        report("no-such-route", { name, key: one.routeKey, has }, `routeSettings[${index}].routeKey`);
      }
    }

    const isManual = self.inputs.autoDeploy === false;
    if (isManual && self.state("deploymentId") === "absent" && api !== undefined && !hasOwnParts(api)) {
      report("nothing-deployed", { name }, "autoDeploy");
    }
    if (self.inputs.autoDeploy === true && self.has("deploymentId")) {
      report("deployment-with-auto-deploy", { name }, "deploymentId");
    }
    const deployment = self.ref("deploymentId");
    const other = deployment?.ref("apiId");
    if (deployment !== undefined && other !== undefined && api !== undefined && other.urn !== api.urn) {
      report(
        "deployment-of-other-api",
        { name, deployment: deployment.name, api: other.name },
        "deploymentId",
      );
    }
  },
});

/** True for a stage of a WebSocket API that writes logs, which takes a role of the account. */
function logsMessages(self: ResourceView): boolean {
  if (apiOf(self).protocol !== "WEBSOCKET") return false;
  const level = inputMap(self, "defaultRouteSettings")["loggingLevel"];
  return self.has("accessLogSettings") || level === "INFO" || level === "ERROR";
}
