// A published state of an API under a name. The provider's side:
// https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/apigatewayv2/stage.go
import {
  bool,
  defineResource,
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
  partsOf,
  REFERENCE,
  ROUTE,
  STAGE,
} from "./shared.ts";
import { stageFindings } from "./stage-findings.ts";

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

  findings: stageFindings,

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
