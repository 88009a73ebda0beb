// Logging, throttling and caching of one method of a stage, or of all.
import {
  bool,
  defineResource,
  finding,
  int,
  number,
  object,
  oneOf,
  type ResourceView,
  replaces,
  text,
  type World,
  withDefault,
} from "../../model/kernel.ts";
import {
  apiIdOf,
  apiRef,
  logRoleOf,
  METHOD,
  partsOf,
  pathOf,
  stageNamesOf,
  stageOf,
  wholeApiOf,
} from "./rest.ts";

const UPDATE = { operation: "apigateway:UpdateStage", code: "BadRequestException" };
const PROVIDER =
  "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/apigateway/method_settings.go";
const RECORDED_PATHS =
  "https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html#UpdateStage-Patch";

export const methodSettings = defineResource({
  token: "aws:apigateway/methodSettings:MethodSettings",
  docs: "https://docs.aws.amazon.com/apigateway/latest/api/API_MethodSetting.html",
  inputs: {
    methodPath: replaces(text()),
    restApi: apiRef(),
    settings: object({
      cacheDataEncrypted: bool(),
      cacheTtlInSeconds: int(
        { min: 0, max: 3600, unit: "seconds" },
        {
          by: "aws",
          aws: UPDATE,
          docs: "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html",
        },
      ),
      cachingEnabled: bool(),
      dataTraceEnabled: bool(),
      loggingLevel: oneOf(["OFF", "ERROR", "INFO"], { docs: PROVIDER }),
      metricsEnabled: bool(),
      requireAuthorizationForCacheControl: bool(),
      throttlingBurstLimit: withDefault(int(), -1),
      throttlingRateLimit: withDefault(number(), -1),
      unauthorizedCacheControlHeaderStrategy: oneOf(
        ["FAIL_WITH_403", "SUCCEED_WITH_RESPONSE_HEADER", "SUCCEED_WITHOUT_RESPONSE_HEADER"],
        { docs: PROVIDER },
      ),
    }),
    stageName: replaces(text()),
  },
  outputs(self) {
    const [api, stage, path] = [apiIdOf(self), self.text("stageName"), self.text("methodPath")];
    const isKnown = api !== undefined && stage !== undefined && path !== undefined;
    return isKnown ? { id: `${api}-${stage}-${path}` } : {};
  },
  unknowable: { id: "only where API, stage and path are not known" },
  unique: {
    "same-path": {
      key(self) {
        const [api, stage, path] = [apiIdOf(self), self.text("stageName"), self.text("methodPath")];
        const isKnown = api !== undefined && stage !== undefined && path !== undefined;
        return isKnown ? `${api} ${stage} ${path}` : undefined;
      },
      scope: "region",
      says: (key) => `are settings of the same methods, ${key.split(" ").slice(2).join(" ")}`,
      property: "methodPath",
      severity: "warning",
      effect: "broken",
      evidence: "inferred",
      why: "A stage has one set of settings for each path; the two write over each other.",
      fix: "Put all settings into one of them.",
    },
  },
  order: {
    "before-its-stage": {
      needs(self, world) {
        const stage = stageOf(self, world, self.text("stageName"));
        return stage === undefined ? [] : [stage];
      },
      because: "the stage that it sets",
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      why: "The settings are a part of the stage. A stage waits for its deployment, so settings that wait for the API alone come long before it.",
      aws: { operation: "apigateway:UpdateStage", code: "NotFoundException" },
      quote: "Invalid stage identifier specified",
      docs: "https://github.com/getmoto/moto/blob/master/moto/apigateway/exceptions.py",
    },
    "before-the-log-role": {
      needs(self, world) {
        const account = logRoleOf(self, world);
        return isLogging(self) && account !== undefined ? [account] : [];
      },
      because: "which gives API Gateway the role to write logs with",
      effect: "rejected",
      evidence: "observed",
      why: "Logging is refused as long as the account has no such role. Pulumi sees no order between the two.",
      aws: UPDATE,
      quote: "CloudWatch Logs role ARN must be set in account settings to enable logging",
      docs: "https://github.com/anomalyco/sst/issues/1556",
    },
  },
  findings: {
    "stage-missing": finding<{ name: string; stage: string; api: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name, stage, api }) =>
        `Method settings \`${name}\` are for the stage "${stage}", which the API \`${api}\` does not have.`,
      why: "The settings are a part of a stage that exists.",
      fix: "Write `<stage>.stageName`.",
      quote: "Invalid stage identifier specified",
      aws: { operation: "apigateway:UpdateStage", code: "NotFoundException" },
    }),
    "path-form": finding<{ name: string; path: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "observed",
      message: ({ name, path }) => `Method settings \`${name}\` have the methodPath "${path}".`,
      why: 'It is the path without its first slash, a slash, and the verb: "items/GET", or "*/*" for all methods.',
      fix: ({ path }) => `Write "${fixedPath(path)}".`,
      quote: ({ path }) => `Invalid method setting path: /${path}/…`,
      aws: UPDATE,
      docs: "https://github.com/hashicorp/terraform-provider-aws/issues/15855",
    }),
    "leading-slash": finding<{ name: string; path: string }>({
      severity: "warning",
      effect: "broken",
      evidence: "documented",
      message: ({ name, path }) =>
        `Method settings \`${name}\` have the methodPath "${path}", with a slash before it.`,
      why: "The provider adds the first slash, so these settings are for a path that begins with two.",
      fix: ({ path }) => `Write "${fixedPath(path)}"; the root path is "~1/GET".`,
      docs: RECORDED_PATHS,
    }),
    "no-such-method": finding<{ name: string; path: string; api: string }>({
      severity: "warning",
      effect: "broken",
      evidence: "inferred",
      message: ({ name, path, api }) =>
        `Method settings \`${name}\` are for ${path}, which is no method of the API \`${api}\`.`,
      why: "Settings of a method that is not there change nothing.",
      fix: 'Write the whole path of the resource and the verb, such as "items/{id}/GET" or "~1items~1{id}/GET".',
      docs: RECORDED_PATHS,
    }),
    "no-log-role": finding<{ name: string }>({
      severity: "warning",
      effect: "rejected",
      evidence: "observed",
      message: ({ name }) =>
        `Method settings \`${name}\` turn logging on, and the program gives API Gateway no role to write logs with.`,
      why: "The role is a setting of the whole account in a region. If nobody has set it there, AWS refuses the logs.",
      fix: "Add an aws.apigateway.Account with cloudwatchRoleArn, and wait for it, unless the account has a role already.",
      quote: "CloudWatch Logs role ARN must be set in account settings to enable logging",
      aws: UPDATE,
      docs: "https://github.com/anomalyco/sst/issues/1556",
    }),
    "cache-missing": finding<{ name: string; stage: string }>({
      severity: "warning",
      effect: "broken",
      evidence: "documented",
      message: ({ name, stage }) =>
        `Method settings \`${name}\` turn caching on, and the stage \`${stage}\` has no cache.`,
      why: "Answers are kept in the stage's cache cluster, which is off by default and costs by the hour.",
      fix: ({ stage }) =>
        `Write cacheClusterEnabled: true and a cacheClusterSize in \`${stage}\`, or leave cachingEnabled out.`,
      docs: "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html",
    }),
  },
  check(self, world, report) {
    const { name } = self;
    const stageName = self.inputs.stageName;
    const stage = stageOf(self, world, stageName);
    const whole = wholeApiOf(self, world);
    const isKnownApi = whole !== undefined && stageName !== undefined;
    if (isKnownApi && stageNamesOf(whole, world)?.includes(stageName) === false) {
      report("stage-missing", { name, stage: stageName, api: whole.name }, "stageName");
    }
    const path = self.inputs.methodPath;
    if (path !== undefined && path !== "") {
      if (path.startsWith("/")) report("leading-slash", { name, path }, "methodPath");
      else if (!path.includes("/") || path.endsWith("/")) report("path-form", { name, path }, "methodPath");
      else if (whole !== undefined && !isMethod(path, whole, world)) {
        report("no-such-method", { name, path, api: whole.name }, "methodPath");
      }
    }
    if (isLogging(self) && logRoleOf(self, world) === undefined) {
      report("no-log-role", { name }, "settings.loggingLevel");
    }
    const isCaching = self.inputs.settings?.cachingEnabled === true;
    if (isCaching && stage?.node.kind === "custom" && isOff(stage)) {
      report("cache-missing", { name, stage: stage.name }, "settings.cachingEnabled", {
        related: [{ view: stage, note: "the stage" }],
      });
    }
  },
});

function isLogging(self: ResourceView): boolean {
  const level = self.object("settings")?.["loggingLevel"];
  return level === "ERROR" || level === "INFO";
}

function isOff(stage: ResourceView): boolean {
  return stage.state("cacheClusterEnabled") === "absent" || stage.flag("cacheClusterEnabled") === false;
}

/** True when the path may name methods of the API. Slashes may be written as ~1. */
function isMethod(methodPath: string, api: ResourceView, world: World): boolean {
  const end = methodPath.lastIndexOf("/");
  const [given, verb] = [methodPath.slice(0, end), methodPath.slice(end + 1)];
  if (given.includes("*") || world.isPlaceholder(methodPath)) return true;
  const methods = partsOf(api, world, METHOD)?.map((view) => ({
    path: pathOf(view, world),
    verb: view.text("httpMethod"),
  }));
  if (methods === undefined) return true;
  const decoded = given.replaceAll("~1", "/").replaceAll("~0", "~");
  const path = decoded.startsWith("/") ? decoded : `/${decoded}`;
  return methods.some(
    (method) =>
      method.path === undefined ||
      method.verb === undefined ||
      (method.path === path && (verb === "*" || method.verb === verb || method.verb === "ANY")),
  );
}

function fixedPath(path: string): string {
  const bare = path.replaceAll(/^\/+|\/+$/g, "");
  return bare === "" || bare === "*" ? "*/*" : bare.includes("/") ? bare : `${bare}/GET`;
}
