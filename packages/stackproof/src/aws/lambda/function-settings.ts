// AWS Lambda: settings of a function that must fit each other, or other resources.

import { isPropertyMap, type PropertyMap } from "../../core/value.ts";
import {
  findLambdaRuntime,
  isCreateBlocked,
  isDeprecated,
  newestRuntime,
} from "../../data/lambda-runtimes.ts";
import type { Report, ResourceView, World } from "../../model/kernel.ts";
import { known } from "../../model/kinds/kind.ts";
import type { functionFindings } from "./function-findings.ts";

type FunctionReport = Report<typeof functionFindings>;

/** What kind of package the function is, and what goes with it. */
export function checkPackage(self: ResourceView, report: FunctionReport): void {
  const { name } = self;
  const isImage = self.text("packageType") === "Image";
  if (self.state("packageType") === "unknown") return;
  if (isImage) {
    if (!self.has("imageUri") && (self.has("code") || self.has("s3Bucket"))) {
      report("image-without-uri", { name }, "packageType");
    }
    const extra = ["layers", "handler", "runtime"].filter((input) => self.has(input));
    if (extra.length > 0) {
      // The provider does not send handler and runtime of an image when it creates the function.
      const isCertain = extra.includes("layers");
      report("image-with-zip-settings", { name, inputs: listed(extra) }, extra[0], {
        ...(!isCertain && { severity: "warning" }),
      });
    }
    return;
  }
  const missing = ["runtime", "handler"].filter(
    (input) => !self.has(input) || self.node.inputs[input] === "",
  );
  if (missing.length > 0) {
    const hasUri = self.has("imageUri");
    report("handler-or-runtime-missing", { name, missing: listed(missing), isImage: hasUri });
  }
}

export function checkRuntime(self: ResourceView, report: FunctionReport): void {
  const id = self.text("runtime");
  const runtime = id === undefined ? undefined : findLambdaRuntime(id);
  if (runtime === undefined || self.text("packageType") === "Image") return;
  const newest = newestRuntime(runtime.family)?.id ?? "";
  const { name } = self;
  if (isCreateBlocked(runtime)) {
    report("retired-runtime", { name, runtime: runtime.id, since: runtime.createBlocked, newest }, "runtime");
  } else if (isDeprecated(runtime)) {
    const { deprecated, createBlocked } = runtime;
    const parameters = { name, runtime: runtime.id, since: deprecated, until: createBlocked, newest };
    report("deprecated-runtime", parameters, "runtime");
  }
}

// https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime
const RESERVED: ReadonlySet<string> = new Set([
  "_HANDLER",
  "_X_AMZN_TRACE_ID",
  "AWS_ACCESS_KEY",
  "AWS_ACCESS_KEY_ID",
  "AWS_DEFAULT_REGION",
  "AWS_EXECUTION_ENV",
  "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
  "AWS_LAMBDA_FUNCTION_NAME",
  "AWS_LAMBDA_FUNCTION_VERSION",
  "AWS_LAMBDA_INITIALIZATION_TYPE",
  "AWS_LAMBDA_LOG_GROUP_NAME",
  "AWS_LAMBDA_LOG_STREAM_NAME",
  "AWS_LAMBDA_RUNTIME_API",
  "AWS_REGION",
  "AWS_SECRET_ACCESS_KEY",
  "AWS_SESSION_TOKEN",
  "LAMBDA_RUNTIME_DIR",
  "LAMBDA_TASK_ROOT",
]);
const ENVIRONMENT_LIMIT = 4096;

export function checkEnvironment(self: ResourceView, report: FunctionReport): void {
  const variables = environmentVariables(self);
  if (variables === undefined) return;
  const { name } = self;
  const keys = Object.keys(variables);
  const reserved = keys.filter((key) => RESERVED.has(key));
  if (reserved.length > 0) {
    const first = reserved[0] ?? "";
    report("reserved-environment-key", { name, keys: reserved.join(", ") }, `environment.variables.${first}`);
  }
  const bad = keys.find((key) => !/^[a-zA-Z][a-zA-Z0-9_]+$/.test(key) && !RESERVED.has(key));
  if (bad !== undefined) report("bad-environment-key", { name, key: bad }, "environment.variables");
  // What is unknown counts nothing: the known part alone may be too much.
  const texts = Object.entries(variables).flatMap(([key, value]) => {
    const plain = known(value);
    return typeof plain === "string" || typeof plain === "number" || typeof plain === "boolean"
      ? [[key, String(plain)] as const]
      : [];
  });
  const size = Buffer.byteLength(JSON.stringify(Object.fromEntries(texts)));
  if (size > ENVIRONMENT_LIMIT) report("environment-too-big", { name, size }, "environment.variables");
}

/** The environment variables, as far as they can be known. */
export function environmentVariables(self: ResourceView): PropertyMap | undefined {
  return innerObject(self.object("environment"), "variables");
}

function innerObject(map: PropertyMap | undefined, key: string): PropertyMap | undefined {
  const value = known(map?.[key]);
  return value !== undefined && isPropertyMap(value) ? value : undefined;
}

export function checkLayers(self: ResourceView, world: World, report: FunctionReport): void {
  const { name } = self;
  const seen = new Map<string, string>();
  const runtime = self.text("runtime");
  const architecture = self.texts("architectures")?.[0] ?? "x86_64";
  for (const [index, layer] of (self.texts("layers") ?? []).entries()) {
    if (layer === undefined || world.isPlaceholder(layer)) continue;
    const property = `layers[${index}]`;
    if (/^arn:[^:]+:lambda:[^:]*:\d+:layer:[^:]+$/.test(layer)) {
      report("layer-without-version", { name, layer }, property);
      continue;
    }
    const family = layer.replace(/:\d+$/, "");
    const first = seen.get(family);
    if (first === undefined) seen.set(family, layer);
    else report("layer-twice", { name, first, second: layer }, property);
    const view = world.find("aws:lambda/layerVersion:LayerVersion", "arn", layer);
    if (view === undefined) continue;
    const runtimes = wholeList(view, "compatibleRuntimes");
    const architectures = wholeList(view, "compatibleArchitectures");
    const wrongRuntime = runtime !== undefined && runtimes !== undefined && !runtimes.includes(runtime);
    const wrongArchitecture =
      architectures !== undefined &&
      self.state("architectures") !== "unknown" &&
      !architectures.includes(architecture);
    if (!wrongRuntime && !wrongArchitecture) continue;
    report(
      "layer-not-made-for-it",
      {
        name,
        layer: view.name,
        has: wrongRuntime ? runtime : architecture,
        wants: listed((wrongRuntime ? runtimes : architectures) ?? []),
      },
      property,
      { related: [{ view, note: "the layer" }] },
    );
  }
}

/** The texts of a list that is wholly known and not empty. */
function wholeList(view: ResourceView, property: string): string[] | undefined {
  const list = view.texts(property);
  if (list === undefined || list.length === 0 || list.includes(undefined)) return undefined;
  return list.filter((one) => one !== undefined);
}

export function checkSnapStart(self: ResourceView, report: FunctionReport): void {
  if (known(self.object("snapStart")?.["applyOn"]) !== "PublishedVersions") return;
  const { name } = self;
  const id = self.text("runtime");
  const runtime = id === undefined ? undefined : findLambdaRuntime(id);
  if (runtime !== undefined && !runtime.snapStart) {
    report("runtime-without-snap-start", { name, runtime: runtime.id }, "snapStart");
    return;
  }
  if (!self.has("publish") || self.flag("publish") === false) {
    report("snap-start-without-publish", { name }, "snapStart");
  }
  const storage = known(self.object("ephemeralStorage")?.["size"]);
  const other = self.has("fileSystemConfig")
    ? "fileSystemConfig"
    : typeof storage === "number" && storage > 512
      ? `ephemeralStorage of ${storage} MB`
      : undefined;
  if (other !== undefined) report("snap-start-conflict", { name, other }, "snapStart");
}

const DEFAULT_CONCURRENCY = 1000;
const UNRESERVED = 100;

/** Reported once, where the sum passes the default quota, or else at the first function that reserves anything. */
export function checkConcurrency(self: ResourceView, world: World, report: FunctionReport): void {
  const own = self.number("reservedConcurrentExecutions") ?? 0;
  if (own <= 0) return;
  const reserving = world
    .all(self.type)
    .filter(
      (one) => one.node.kind === "custom" && world.sameRegion(one, self) && world.sameAccount(one, self),
    )
    .filter((one) => (one.number("reservedConcurrentExecutions") ?? 0) > 0);
  const sum = reserving.reduce((total, one) => total + (one.number("reservedConcurrentExecutions") ?? 0), 0);
  if (reserving[0]?.urn !== self.urn) return;
  const isPastDefault = sum > DEFAULT_CONCURRENCY - UNRESERVED;
  report("reserved-concurrency", { name: self.name, sum, isPastDefault }, "reservedConcurrentExecutions", {
    ...(!isPastDefault && { severity: "warning" }),
    related: reserving
      .filter((one) => one.urn !== self.urn)
      .map((view) => ({ view, property: "reservedConcurrentExecutions", note: "reserves as well" })),
  });
}

export function checkVpc(self: ResourceView, world: World, report: FunctionReport): void {
  const { name } = self;
  const config = self.object("vpcConfig");
  if (config === undefined) {
    if (self.has("fileSystemConfig") && !self.has("vpcConfig") && self.text("packageType") !== undefined) {
      report("file-system-without-vpc", { name }, "fileSystemConfig");
    }
    return;
  }
  const subnets = idsOf(config, "subnetIds");
  const groups = idsOf(config, "securityGroupIds");
  if (subnets?.length === 0 && groups !== undefined && groups.length > 0) {
    report("vpc-config-incomplete", { name, has: "securityGroupIds", lacks: "subnetIds" }, "vpcConfig");
  } else if (groups?.length === 0 && subnets !== undefined && subnets.length > 0) {
    report("vpc-config-incomplete", { name, has: "subnetIds", lacks: "securityGroupIds" }, "vpcConfig");
  }
  const members = [
    ...(subnets ?? []).map((id) => world.find("aws:ec2/subnet:Subnet", "id", id)),
    ...(groups ?? []).map((id) => world.find("aws:ec2/securityGroup:SecurityGroup", "id", id)),
  ].filter((view) => view !== undefined);
  const placed = members.filter((view) => view.text("vpcId") !== undefined);
  const first = placed[0];
  const other = placed.find((view) => view.text("vpcId") !== first?.text("vpcId"));
  if (first === undefined || other === undefined) return;
  report("vpc-config-of-several-vpcs", { name, first: first.name, second: other.name }, "vpcConfig", {
    related: [
      { view: first, property: "vpcId", note: "in one VPC" },
      { view: other, property: "vpcId", note: "in another VPC" },
    ],
  });
}

function idsOf(config: PropertyMap, key: string): string[] | undefined {
  const list = known(config[key]);
  if (!Array.isArray(list)) return undefined;
  return list.map((item) => {
    const value = known(item);
    return typeof value === "string" ? value : "";
  });
}

export function checkLogging(self: ResourceView, world: World, report: FunctionReport): void {
  const { name } = self;
  const config = self.object("loggingConfig");
  if (config !== undefined && known(config["logFormat"]) === "Text") {
    const input = ["applicationLogLevel", "systemLogLevel"].find((one) => {
      const level = known(config[one]);
      return typeof level === "string" && level !== "";
    });
    if (input !== undefined) {
      report("log-level-needs-json", { name, input: `loggingConfig.${input}` }, `loggingConfig.${input}`);
    }
  }
  if (self.has("loggingConfig")) return;
  const physical = self.text("name");
  if (physical === undefined || world.isPlaceholder(physical)) return;
  const group = world.find("aws:cloudwatch/logGroup:LogGroup", "name", `/aws/lambda/${physical}`, self);
  if (group === undefined || group.node.kind !== "custom" || !world.comesAfter(group, self)) return;
  report(
    "log-group-comes-later",
    { name, group: group.name, physical: `/aws/lambda/${physical}` },
    undefined,
    { related: [{ view: group, note: "the log group" }] },
  );
}

export function checkDeadLetters(self: ResourceView, world: World, report: FunctionReport): void {
  const target = known(self.object("deadLetterConfig")?.["targetArn"]);
  if (typeof target !== "string" || !target.endsWith(".fifo")) return;
  const view =
    world.find("aws:sqs/queue:Queue", "arn", target) ?? world.find("aws:sns/topic:Topic", "arn", target);
  report(
    "dead-letter-fifo",
    { name: self.name, target: view === undefined ? `"${target}"` : `\`${view.name}\`` },
    "deadLetterConfig.targetArn",
    { related: view === undefined ? [] : [{ view, note: "the dead-letter target" }] },
  );
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1) ?? ""}`;
}
