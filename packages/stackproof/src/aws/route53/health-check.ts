// A health check of Route 53: asks an endpoint, other checks, or an alarm.
import {
  anything,
  bool,
  defineResource,
  int,
  isIpv4,
  type Kind,
  leaf,
  list,
  oneOf,
  port,
  ref,
  replaces,
  shown,
  tags,
  text,
  withDefault,
} from "../../model/kernel.ts";
import { asText } from "../../model/kinds/kind.ts";
import type { ResourceView } from "../../model/view.ts";
import type { World } from "../../model/world.ts";
import { HEALTH_CHECK_FINDINGS, type HealthCheckReport } from "./health-check-findings.ts";

const DOCS = "https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html";
const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const SELF = "aws:route53/healthCheck:HealthCheck";

const OF_ENDPOINT = new Set(["HTTP", "HTTPS", "HTTP_STR_MATCH", "HTTPS_STR_MATCH", "TCP"]);
const OF_OTHERS = new Set(["CALCULATED", "CLOUDWATCH_METRIC", "RECOVERY_CONTROL"]);
const OF_ENDPOINT_ONLY = ["ipAddress", "port", "resourcePath", "fqdn", "searchString"] as const;

/** Ranges that nobody on the internet can reach: RFC 5735 and RFC 6598. */
const PRIVATE =
  /^(10\.|127\.|0\.|169\.254\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|22[4-9]\.|23\d\.|24\d\.|25[0-5]\.)/;

function address(): Kind<string> {
  return leaf<string>({
    expects: "an IP address",
    good: "192.0.2.44",
    bad: "web.example.com",
    decode: asText,
    fault(value) {
      if (isIpv4(value) || (value.includes(":") && /^[0-9a-f:.]+$/i.test(value))) return undefined;
      return {
        says: `is ${shown(value)}, which is no IP address`,
        provider: (attribute) => `expected ${attribute} to contain a valid IP, got: ${value}`,
      };
    },
  });
}

export const healthCheck = defineResource({
  token: SELF,
  docs: DOCS,
  isGlobal: true,
  inputs: {
    childHealthThreshold: int({ min: 0, max: 256 }),
    childHealthchecks: list(ref(SELF, "id", { anyRegion: true }), { max: 256 }),
    cloudwatchAlarmName: text(),
    cloudwatchAlarmRegion: text(),
    disabled: withDefault(bool(), false),
    enableSni: bool(),
    failureThreshold: int({ min: 1, max: 10 }),
    fqdn: text({ max: 255 }),
    insufficientDataHealthStatus: oneOf(["Healthy", "Unhealthy", "LastKnownStatus"]),
    invertHealthcheck: bool(),
    ipAddress: address(),
    measureLatency: replaces(withDefault(bool(), false)),
    port: port({ min: 1 }),
    referenceName: replaces(text({ max: 27 })),
    regions: list(
      oneOf([
        "us-east-1",
        "us-west-1",
        "us-west-2",
        "eu-west-1",
        "ap-southeast-1",
        "ap-southeast-2",
        "ap-northeast-1",
        "sa-east-1",
      ]),
      { min: 3, max: 64 },
    ),
    requestInterval: replaces(oneOf([10, 30])),
    resourcePath: text({ max: 255 }),
    routingControlArn: replaces(text()),
    searchString: text({ max: 255 }),
    tags: tags(),
    triggers: anything(),
    type: replaces(
      oneOf([
        "HTTP",
        "HTTPS",
        "HTTP_STR_MATCH",
        "HTTPS_STR_MATCH",
        "TCP",
        "CALCULATED",
        "CLOUDWATCH_METRIC",
        "RECOVERY_CONTROL",
      ]),
    ),
  },
  outputs: (self, make) => {
    const id = make.uuid();
    const type = self.text("type") ?? "";
    const isHttps = type.startsWith("HTTPS");
    const asks = OF_ENDPOINT.has(type);
    return {
      id,
      // Health checks have an ARN without region and account.
      arn: make.globalArn("route53", `healthcheck/${id}`, ""),
      ...(self.has("regions") ? {} : { regions: [] }),
      ...(self.has("enableSni") ? {} : { enableSni: isHttps }),
      ...(asks && !self.has("failureThreshold") ? { failureThreshold: 3 } : {}),
      ...(asks && !self.has("requestInterval") ? { requestInterval: 30 } : {}),
      ...(asks && !self.has("port") && type !== "TCP" ? { port: isHttps ? 443 : 80 } : {}),
    };
  },
  findings: HEALTH_CHECK_FINDINGS,
  check(self, world, report) {
    const { type } = self.inputs;
    if (type === undefined) return;
    const asks = OF_ENDPOINT.has(type);
    if (!asks && !OF_OTHERS.has(type)) return;
    if (asks) checkAsked(self, type, report);
    checkStray(self, type, asks, report);
    checkEndpoint(self, report);
    if (type === "CALCULATED") checkChildren(self, report);
    if (type === "CLOUDWATCH_METRIC") checkAlarm(self, world, report);
  },
});

/** What a check of an endpoint must have. */
function checkAsked(self: ResourceView, type: string, report: HealthCheckReport): void {
  const { name } = self;
  if (!self.has("fqdn") && !self.has("ipAddress")) report("no-endpoint", { name, type });
  if (type === "TCP" && !self.has("port")) report("no-port", { name });
  if (type.endsWith("_STR_MATCH") && !self.has("searchString")) report("no-search-string", { name, type });
}

/** Inputs that belong to other types. */
function checkStray(self: ResourceView, type: string, asks: boolean, report: HealthCheckReport): void {
  const { name } = self;
  const searches = type.endsWith("_STR_MATCH");
  const foreign: readonly string[] = asks ? (searches ? [] : ["searchString"]) : OF_ENDPOINT_ONLY;
  const stray = foreign.find((input) => self.has(input));
  if (stray !== undefined) report("not-for-type", { name, input: stray, type }, stray as "port");
  if (type !== "RECOVERY_CONTROL") return;
  const input = (["requestInterval", "failureThreshold"] as const).find((one) => self.has(one));
  if (input !== undefined) report("not-for-type", { name, input, type }, input);
}

function checkChildren(self: ResourceView, report: HealthCheckReport): void {
  const { name } = self;
  const [children, threshold] = [self.texts("childHealthchecks"), self.number("childHealthThreshold")];
  if (!self.has("childHealthchecks") || children?.length === 0) report("no-children", { name });
  else if (children !== undefined && threshold !== undefined && threshold > children.length) {
    report("never-healthy", { name, threshold, count: children.length }, "childHealthThreshold");
  }
}

/** The forms of the name, address and path that are asked. */
function checkEndpoint(self: ResourceView, report: HealthCheckReport): void {
  const { name } = self;
  const [fqdn, address, path] = [self.text("fqdn"), self.text("ipAddress"), self.text("resourcePath")];
  if (fqdn?.includes("/") === true) {
    const fix = `Write "${fqdn.replace(/^[a-z]+:\/\//i, "").replace(/[/:].*$/, "")}".`;
    report("malformed-endpoint", { name, input: "fqdn", value: fqdn, fix }, "fqdn");
  }
  if (address !== undefined && PRIVATE.test(address))
    report("private-address", { name, address }, "ipAddress");
  if (path === undefined || path === "") return;
  if (/^[a-z]+:\/\//i.test(path)) {
    const fix = "Write the path alone, such as /health.";
    report("malformed-endpoint", { name, input: "resourcePath", value: path, fix }, "resourcePath");
  } else if (!path.startsWith("/")) report("path-without-slash", { name, path }, "resourcePath");
}

/** The alarm whose state the check has. */
function checkAlarm(self: ResourceView, world: World, report: HealthCheckReport): void {
  const { name } = self;
  const inputs = ["cloudwatchAlarmName", "cloudwatchAlarmRegion"];
  const absent = inputs.filter((input) => !self.has(input));
  if (absent.length > 0) report("no-alarm", { name, absent: absent.join(" and no ") });
  const region = self.text("cloudwatchAlarmRegion");
  const named = world.where(ALARM, "name", self.text("cloudwatchAlarmName"));
  const alarm = named.find((one) => one.region === region) ?? named[0];
  if (alarm === undefined) return;
  const related = [{ view: alarm, note: "the alarm" }];
  if (region !== undefined && alarm.region !== undefined && alarm.region !== region) {
    const places = { region: alarm.region, written: region };
    report("alarm-in-other-region", { name, alarm: alarm.name, ...places }, "cloudwatchAlarmRegion", {
      related,
    });
  }
  const period = alarm.number("period");
  const why =
    alarm.has("extendedStatistic") && alarm.node.inputs["extendedStatistic"] !== ""
      ? `watches the statistic ${alarm.text("extendedStatistic") ?? ""}`
      : period !== undefined && period < 60
        ? `has a period of ${period} seconds`
        : undefined;
  if (why !== undefined) {
    report("unsuitable-alarm", { name, alarm: alarm.name, why }, "cloudwatchAlarmName", { related });
  }
}
