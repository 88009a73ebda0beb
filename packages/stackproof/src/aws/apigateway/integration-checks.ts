// API Gateway: what is wrong with an integration's uri, mappings, timeout and rights. Pure.
import type { Report, ResourceView, World } from "../../model/kernel.ts";
import type { INTEGRATION_FINDINGS } from "./integration-findings.ts";
import { apiOf, methodWords, pathOf, stageNamesOf } from "./rest.ts";
import { roleFault } from "./roles.ts";
import { functionArnOf, invokedFunction, isFunctionArn, mayInvoke, mayMatch } from "./shared.ts";

type IntegrationReport = Report<typeof INTEGRATION_FINDINGS>;

/** The uri by itself. Stage variables can stand for any part of it. */
export function checkUri(self: ResourceView, world: World, report: IntegrationReport): void {
  const { name } = self;
  const [type = "", uri = "", verb] = [
    self.text("type"),
    self.text("uri"),
    self.text("integrationHttpMethod"),
  ];
  if (uri === "" || uri.includes("${stageVariables") || world.isPlaceholder(uri)) return;
  if (type.startsWith("HTTP")) {
    if (!/^https?:\/\/[^/\s]/.test(uri)) report("http-uri", { name, type, uri }, "uri");
    return;
  }
  if (!type.startsWith("AWS")) return;
  if (!uri.startsWith("arn:")) report("uri-no-arn", { name, type, uri }, "uri");
  else if (isFunctionArn(uri)) report("function-arn", { name, uri }, "uri");
  else checkServiceUri(self, type, uri, report);
  if (functionArnOf(uri) !== undefined && verb !== undefined && verb !== "POST") {
    report("lambda-needs-post", { name, verb }, "integrationHttpMethod");
  }
}

function checkServiceUri(self: ResourceView, type: string, uri: string, report: IntegrationReport): void {
  const { name } = self;
  const service = /^arn:[\w-]+:apigateway:[\w-]*:([\w.-]+):(?:path|action)\b/.exec(uri)?.[1];
  if (service === undefined) {
    if (!/:(?:path|action)\b/.test(uri)) report("uri-form", { name, uri }, "uri");
  } else if (service === "lambda") {
    const isOpen = functionArnOf(uri) === undefined && uri.includes("/functions/");
    if (isOpen) report("not-an-invocation", { name, uri }, "uri");
  } else if (type === "AWS_PROXY") {
    if (service !== "firehose") report("proxy-without-function", { name, service }, "uri");
  } else if (!self.has("credentials")) {
    report("credentials-missing", { name, service }, "uri");
  }
}

/** Timeouts over the default quota. https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegration.html */
export function checkTimeout(self: ResourceView, world: World, report: IntegrationReport): void {
  const { name } = self;
  const timeout = self.number("timeoutMilliseconds");
  if (timeout === undefined || timeout <= 29_000 || timeout > 900_000) return;
  if (self.text("responseTransferMode") !== "BUFFERED") return;
  const api = apiOf(self, world);
  const isEdge = api?.object("endpointConfiguration")?.["types"] === "EDGE" && !api.has("body");
  if (timeout > 300_000) report("timeout-too-long", { name, timeout }, "timeoutMilliseconds");
  else if (isEdge && api.node.kind === "custom") {
    report("timeout-of-edge", { name, timeout, api: api.name }, "timeoutMilliseconds");
  } else report("timeout-over-quota", { name, timeout }, "timeoutMilliseconds");
}

const PLACES = "(?:path|querystring|header|multivaluequerystring|multivalueheader)";
const TARGET = new RegExp(String.raw`^integration\.request\.${PLACES}\.\S+$`);
const SOURCE = new RegExp(
  String.raw`^(?:method\.request\.${PLACES}\.\S+|method\.request\.body(?:\.\S+)?|stageVariables\.\S+|context\.\S+|'.*')$`,
  "s",
);
const DECLARED = /^method\.request\.(?:path|querystring|header)\./;

/** Request parameters and cache keys: their forms, and that the method declares what they name. */
export function checkMappings(
  self: ResourceView,
  methods: readonly ResourceView[] | undefined,
  report: IntegrationReport,
): void {
  const { name } = self;
  const found = methods?.length === 1 ? methods[0] : undefined;
  const declared = found === undefined ? undefined : declaredOf(found);
  const method = found?.name ?? "";
  for (const [target, source] of Object.entries(self.object("requestParameters") ?? {})) {
    const property = `requestParameters["${target}"]`;
    if (!TARGET.test(target)) report("mapping-target", { name, target }, property);
    else if (typeof source !== "string") continue;
    else if (!SOURCE.test(source)) report("mapping-source", { name, target, source }, property);
    else if (declared?.has(source) === false && DECLARED.test(source)) {
      report("mapping-undeclared", { name, source, method }, property);
    }
  }
  for (const [index, parameter] of (self.texts("cacheKeyParameters") ?? []).entries()) {
    if (parameter === undefined || declared === undefined || declared.has(parameter)) continue;
    report("cache-key-undeclared", { name, parameter, method }, `cacheKeyParameters[${index}]`);
  }
}

/** The parameters that a method declares; undefined when that is not known. */
function declaredOf(method: ResourceView): ReadonlySet<string> | undefined {
  if (method.state("requestParameters") === "absent") return new Set();
  const parameters = method.object("requestParameters");
  return parameters === undefined ? undefined : new Set(Object.keys(parameters));
}

/** Whether API Gateway may call what it is to call: by a role, or by the function's own permissions. */
export function checkRights(self: ResourceView, world: World, report: IntegrationReport): void {
  const uri = self.text("uri");
  const called = uri === undefined ? undefined : functionArnOf(uri);
  if (self.has("credentials")) {
    const fault = roleFault(self, world, "credentials", called);
    if (fault === undefined) return;
    const parameters = { name: self.name, role: fault.role.name, function: fault.function };
    report(fault.slug, parameters, "credentials", { related: [{ view: fault.role, note: "the role" }] });
  } else if (called !== undefined) {
    checkPermission(self, world, called, report);
  }
}

const ALL_VERBS = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];

function checkPermission(self: ResourceView, world: World, called: string, report: IntegrationReport): void {
  const [api, path, verb] = [apiOf(self, world), pathOf(self, world), self.text("httpMethod")];
  const invoked = invokedFunction(world, called, self);
  const apiId = api?.id;
  if (api === undefined || apiId === undefined || path === undefined) return;
  if (invoked === undefined || verb === undefined) return;
  const verbs = verb === "ANY" ? ALL_VERBS : [verb];
  // A variable of the path may hold anything; a permission that spells it out is not judged.
  const paths = [path, path.replaceAll(/\{[^}]*\}/g, "x")];
  const stages = stageNamesOf(api, world);
  const permitted = mayInvoke(world, invoked, (resource) => {
    const own = resource.split("/")[1] ?? "";
    const names = stages === undefined || stages.length === 0 ? [own.includes("*") ? "prod" : own] : stages;
    return names.some((stage) =>
      verbs.some((one) => paths.some((at) => mayMatch(resource, `${apiId}/${stage}/${one}${at}`))),
    );
  });
  const parameters = { name: self.name, function: invoked.view.name, method: methodWords(self, world) };
  const related = [{ view: invoked.view, note: "the function" }];
  if (permitted.verdict === "none") report("function-not-permitted", parameters, "uri", { related });
  if (permitted.verdict !== "elsewhere") return;
  const { permission: view, sourceArn } = permitted;
  const caller = `${apiId}/${stages?.[0] ?? "<stage>"}/${verb === "ANY" ? "<verb>" : verb}${path}`;
  const fix = permissionFix(sourceArn, api);
  report("permission-elsewhere", { ...parameters, permission: view.name, sourceArn, caller, fix }, "uri", {
    related: [...related, { view, property: "sourceArn", note: "the permission" }],
  });
}

function permissionFix(sourceArn: string, api: ResourceView): string {
  const wide = `Write sourceArn: pulumi.interpolate\`\${${api.name}.executionArn}/*/*\` for all stages and methods of the API.`;
  if (sourceArn.includes(":apigateway:")) return `The ARN of an API is not its execution ARN. ${wide}`;
  if (sourceArn === api.text("executionArn")) {
    return `The execution ARN alone covers no stage and no method. ${wide}`;
  }
  if (/\/ANY(?:\/|$)/.test(sourceArn)) return `Write * in place of ANY, which is no verb of a call. ${wide}`;
  return wide;
}
