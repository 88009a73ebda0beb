// Where a load balancer sends requests to, and how it finds out who is healthy. The provider's side:
// https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/elbv2/target_group.go
import {
  bool,
  conflictsWith,
  defineResource,
  int,
  type Kind,
  leaf,
  list,
  object,
  oneOf,
  type ResourceView,
  ref,
  replaces,
  shown,
  tags,
  text,
  type World,
  withDefault,
} from "../../model/kernel.ts";
import { asText } from "../../model/kinds/kind.ts";
import { matcherProblem } from "./matcher.ts";
import { targetGroupName, targetGroupNamePrefix } from "./names.ts";
import { barrierOf } from "./reach.ts";
import { anyCase, inputMap, isAbsent, LISTENER, PROTOCOLS, TARGET_GROUP, usersOf, VPCS } from "./shared.ts";
import { targetGroupFindings } from "./target-group-findings.ts";

const API = "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference";
const CREATE = { operation: "elasticloadbalancing:CreateTargetGroup", code: "ValidationError" } as const;
const ECS_SERVICE = "aws:ecs/service:Service";

/** The numbers that a text may hold, or "off". */
function countOrOff(max: number | undefined, words: string): Kind<string> {
  return leaf<string>({
    expects: max === undefined ? 'a whole number or "off"' : `1 to ${max} or "off"`,
    good: "off",
    bad: "many",
    decode: asText,
    fault(value) {
      const isNumber = /^-?\d+$/.test(value);
      if (
        value === "off" ||
        (isNumber && (max === undefined || (Number(value) >= 1 && Number(value) <= max)))
      ) {
        return undefined;
      }
      return {
        says: `is ${shown(value)}; it takes ${max === undefined ? "a whole number" : `1 to ${max}`} or "off"`,
        provider: (attribute) => `"${attribute}" must be ${words}`,
      };
    },
  });
}

const percentage = withDefault(countOrOff(100, "an integer between 0 and 100 or 'off'"), "off");

const healthCheckPort = leaf<string>({
  expects: '"traffic-port" or a port',
  good: "8080",
  bad: "http",
  decode: asText,
  fault(value) {
    if (value === "traffic-port" || (/^\d+$/.test(value) && Number(value) >= 1 && Number(value) <= 65_536)) {
      return undefined;
    }
    return {
      says: `is ${shown(value)}; it takes "traffic-port" or a port from 1 to 65536`,
      provider: (attribute) => `"${attribute}" must be a valid port number (1-65536) or "traffic-port"`,
    };
  },
});

export const targetGroup = defineResource({
  token: TARGET_GROUP,
  aliases: ["aws:alb/targetGroup:TargetGroup"],
  docs: `${API}/API_CreateTargetGroup.html`,
  inputs: {
    connectionTermination: bool(),
    deregistrationDelay: withDefault(int({ min: 0, max: 3600, unit: "seconds" }), 300),
    healthCheck: object({
      enabled: withDefault(bool(), true),
      healthyThreshold: withDefault(int({ min: 2, max: 10 }), 3),
      interval: withDefault(int({ min: 5, max: 300, unit: "seconds" }), 30),
      matcher: text(),
      path: text({
        min: 1,
        max: 1024,
        pattern: /^\//,
        of: 'a path that begins with "/"',
        good: "/health",
        bad: "health",
      }),
      port: withDefault(healthCheckPort, "traffic-port"),
      protocol: withDefault(anyCase(["HTTP", "HTTPS", "TCP"]), "HTTP"),
      timeout: int({ min: 2, max: 120, unit: "seconds" }),
      unhealthyThreshold: withDefault(int({ min: 2, max: 10 }), 3),
    }),
    ipAddressType: replaces(oneOf(["ipv4", "ipv6"])),
    lambdaMultiValueHeadersEnabled: withDefault(bool(), false),
    loadBalancingAlgorithmType: oneOf(["round_robin", "least_outstanding_requests", "weighted_random"]),
    loadBalancingAnomalyMitigation: oneOf(["on", "off"]),
    loadBalancingCrossZoneEnabled: oneOf(["true", "false", "use_load_balancer_configuration"]),
    name: replaces(targetGroupName()),
    namePrefix: replaces(targetGroupNamePrefix()),
    port: replaces(int({ min: 1, max: 65_535 })),
    preserveClientIp: text(),
    protocol: replaces(oneOf(PROTOCOLS)),
    protocolVersion: replaces(anyCase(["HTTP1", "HTTP2", "GRPC"])),
    proxyProtocolV2: withDefault(bool(), false),
    slowStart: withDefault(int({ min: 30, max: 900, unit: "seconds", also: [0] }, { by: "aws" }), 0),
    stickiness: object({
      cookieDuration: withDefault(int({ min: 0, max: 604_800, unit: "seconds" }), 86_400),
      cookieName: text(),
      enabled: withDefault(bool(), true),
      type: oneOf(["lb_cookie", "app_cookie", "source_ip", "source_ip_dest_ip", "source_ip_dest_ip_proto"]),
    }),
    tags: tags(),
    targetControlPort: int({ min: 1, max: 65_535 }, { by: "aws" }),
    targetFailovers: list(
      object({
        onDeregistration: oneOf(["rebalance", "no_rebalance"]),
        onUnhealthy: oneOf(["rebalance", "no_rebalance"]),
      }),
    ),
    targetGroupHealth: object({
      dnsFailover: object({
        minimumHealthyTargetsCount: withDefault(countOrOff(undefined, "an integer or 'off'"), "off"),
        minimumHealthyTargetsPercentage: percentage,
      }),
      unhealthyStateRouting: object({
        minimumHealthyTargetsCount: withDefault(int(), 1),
        minimumHealthyTargetsPercentage: percentage,
      }),
    }),
    targetHealthStates: list(
      object({
        enableUnhealthyConnectionTermination: bool(),
        unhealthyDrainingInterval: withDefault(int({ min: 0, max: 360_000, unit: "seconds" }), 0),
      }),
    ),
    targetType: replaces(withDefault(oneOf(["instance", "ip", "lambda", "alb"]), "instance")),
    vpcId: replaces(ref(VPCS)),
  },
  relations: [conflictsWith(["name", "namePrefix"])],

  outputs(self, make) {
    const name = self.text("name") ?? `${self.text("namePrefix") ?? ""}${make.hex(26, "name")}`;
    const suffix = `targetgroup/${name}/${make.hex(16)}`;
    const arn = make.arn("elasticloadbalancing", suffix);
    const { protocol = "HTTP", targetType = "instance" } = self.inputs;
    const isHttp = protocol === "HTTP" || protocol === "HTTPS";
    const isLambda = targetType === "lambda";
    return {
      id: arn,
      arn,
      arnSuffix: suffix,
      name,
      ...(self.state("namePrefix") === "absent" && { namePrefix: "" }),
      loadBalancerArns: [],
      connectionTermination: self.inputs.connectionTermination ?? false,
      ipAddressType: self.inputs.ipAddressType ?? "ipv4",
      loadBalancingAlgorithmType: self.inputs.loadBalancingAlgorithmType ?? (isHttp ? "round_robin" : ""),
      loadBalancingAnomalyMitigation: self.inputs.loadBalancingAnomalyMitigation ?? (isHttp ? "off" : ""),
      loadBalancingCrossZoneEnabled:
        self.inputs.loadBalancingCrossZoneEnabled ?? "use_load_balancer_configuration",
      preserveClientIp: self.inputs.preserveClientIp ?? (isHttp || isLambda ? "" : "true"),
      protocolVersion: self.inputs.protocolVersion ?? (isHttp && !isLambda ? "HTTP1" : ""),
      ...(self.state("healthCheck") === "absent" && {
        healthCheck: {
          enabled: !isLambda,
          healthyThreshold: isLambda || isHttp ? 5 : 3,
          interval: isLambda ? 35 : 30,
          matcher: isHttp || isLambda ? "200" : "",
          path: isHttp || isLambda ? "/" : "",
          port: "traffic-port",
          protocol: isHttp ? protocol : "TCP",
          timeout: isLambda ? 30 : isHttp ? 5 : 10,
          unhealthyThreshold: isHttp || isLambda ? 2 : 3,
        },
      }),
      ...(self.state("stickiness") === "absent" && {
        stickiness: { enabled: false, type: isHttp ? "lb_cookie" : "source_ip", cookieDuration: 86_400 },
      }),
      ...(self.state("targetFailovers") === "absent" && { targetFailovers: [] }),
      ...(self.state("targetHealthStates") === "absent" && { targetHealthStates: [] }),
      ...(self.state("targetGroupHealth") === "absent" && {
        targetGroupHealth: {
          dnsFailover: { minimumHealthyTargetsCount: "1", minimumHealthyTargetsPercentage: "off" },
          unhealthyStateRouting: { minimumHealthyTargetsCount: 1, minimumHealthyTargetsPercentage: "off" },
        },
      }),
    };
  },

  unique: {
    "duplicate-name": {
      key: (self) => self.text("name"),
      scope: "region",
      says: (key) => `have the name ${JSON.stringify(key)}`,
      property: "name",
      why: "A name is used once in a region and account. The provider looks it up before it creates a target group.",
      fix: "Give one of them another name, or leave out `name`.",
      aws: { operation: CREATE.operation, code: "DuplicateTargetGroupName" },
    },
  },

  findings: targetGroupFindings,

  check(self, world, report) {
    const { name } = self;
    const { protocol, targetType: type, port, protocolVersion, healthCheck, stickiness } = self.inputs;
    if (type !== undefined && type !== "lambda") {
      const absent = (["port", "protocol", "vpcId"] as const).find((input) => self.state(input) === "absent");
      if (absent !== undefined) {
        const attribute = absent === "vpcId" ? "vpc_id" : absent;
        report("input-needed", { name, input: absent, attribute, type }, absent);
      }
    }
    if (type === "lambda") {
      for (const input of ["port", "protocol", "vpcId", "protocolVersion", "slowStart"] as const) {
        if (!self.has(input)) continue;
        report("ignored-input", { name, input, found: "the target is a Lambda function" }, input);
      }
    } else if (type !== undefined && self.inputs.lambdaMultiValueHeadersEnabled === true) {
      const input = "lambdaMultiValueHeadersEnabled";
      report("ignored-input", { name, input, found: `the targets are of type ${type}` }, input);
    }
    const isHttp = protocol === "HTTP" || protocol === "HTTPS";
    if (protocol !== undefined && !isHttp && protocolVersion !== undefined && type !== "lambda") {
      const input = "protocolVersion";
      report("ignored-input", { name, input, found: `the protocol is ${protocol}` }, input);
    }

    if (healthCheck !== undefined) {
      const { interval, timeout, matcher, path } = healthCheck;
      const given = inputMap(self, "healthCheck");
      if (timeout !== undefined && interval !== undefined && timeout >= interval) {
        const words = `a timeout of ${timeout}`;
        report("timeout-not-below-interval", { name, timeout: words, interval }, "healthCheck.timeout");
      } else if (isAbsent(given, "timeout") && interval === 5 && isHttp && type !== "lambda") {
        const words = "the default timeout of 5";
        report("timeout-not-below-interval", { name, timeout: words, interval }, "healthCheck.interval");
      }
      if (healthCheck.protocol === "TCP") {
        const property = "healthCheck.protocol";
        const [input, found] =
          matcher !== undefined && matcher !== "" ? ["matcher", matcher] : ["path", path];
        if (found !== undefined && found !== "") {
          report("tcp-health-check", { name, input, found: JSON.stringify(found) }, `healthCheck.${input}`);
        } else if (type === "lambda") {
          report("health-check-protocol", { name, attribute: "targetType", value: type }, property);
        } else if (isHttp) {
          report("health-check-protocol", { name, attribute: "protocol", value: protocol }, property);
        }
      } else if (matcher !== undefined && matcher !== "" && (protocol !== undefined || type === "lambda")) {
        const mayBeGrpc = self.state("protocolVersion") === "unknown";
        const problem = mayBeGrpc
          ? undefined
          : matcherProblem(matcher, type === "lambda" ? "HTTP" : (protocol ?? "HTTP"), protocolVersion);
        if (problem !== undefined) {
          const good = protocolVersion === "GRPC" ? "0" : "200-299";
          report("matcher-out-of-range", { name, matcher, problem, good }, "healthCheck.matcher");
        }
      }
      if (healthCheck.enabled === false && type !== undefined && type !== "lambda") {
        report("health-check-disabled", { name, type }, "healthCheck.enabled");
      }
    }

    const isSent = type === "instance" || type === "ip";
    if (stickiness?.type !== undefined && protocol !== undefined && isSent) {
      const fitting = stickinessOf(protocol);
      if (fitting !== undefined && !fitting.includes(stickiness.type)) {
        const parameters = { name, type: stickiness.type, protocol, fit: fitting[0] ?? "" };
        report("stickiness-of-other-protocol", parameters, "stickiness.type");
      } else if (stickiness.type === "app_cookie") {
        const cookie = stickiness.cookieName;
        if (isAbsent(inputMap(self, "stickiness"), "cookieName")) {
          report("cookie-name", { name, found: "and has no cookieName" }, "stickiness");
        } else if (cookie !== undefined && /^AWSALB(?:APP|TG)?$/.test(cookie)) {
          report("cookie-name", { name, found: `and follows ${cookie}` }, "stickiness.cookieName");
        }
      }
    }
    if (protocol === "GENEVE" && port !== undefined && port !== 6081)
      report("geneve-port", { name, port }, "port");
    if (type === "alb" && protocol !== undefined && protocol !== "TCP") {
      report("alb-target-protocol", { name, protocol }, "protocol");
    }
    if (
      self.inputs.preserveClientIp === "false" &&
      (protocol === "UDP" || protocol === "TCP_UDP") &&
      isSent
    ) {
      report("client-ip-needed", { name, protocol }, "preserveClientIp");
    }
    if (self.inputs.loadBalancingAnomalyMitigation === "on" && isSent) {
      const isDefault = self.state("loadBalancingAlgorithmType") === "absent";
      const algorithm = isDefault ? "round_robin" : self.inputs.loadBalancingAlgorithmType;
      if (algorithm !== undefined && algorithm !== "weighted_random") {
        report("anomaly-mitigation", { name, algorithm }, "loadBalancingAnomalyMitigation");
      }
    }
    for (const [index, pair] of (self.inputs.targetFailovers ?? []).entries()) {
      const { onDeregistration: deregistration, onUnhealthy: unhealthy } = pair ?? {};
      if (deregistration === undefined || unhealthy === undefined || deregistration === unhealthy) continue;
      if (protocol === "GENEVE") {
        report("failover-differs", { name, deregistration, unhealthy }, `targetFailovers[${index}]`);
      }
    }

    const barrier = barrierOf(self, world);
    if (barrier !== undefined) {
      const { balancer, targets, port: closed, groups, direction } = barrier;
      const names = groups.map((group) => `\`${group.name}\``).join(" and ");
      const isOut = direction === "egress";
      const found = isOut
        ? `its security group ${names} lets nothing out on that port`
        : `their security group ${names} lets nothing in from it`;
      const fix = isOut
        ? `Give ${names} an \`egress\` rule, such as protocol "-1" to 0.0.0.0/0: Pulumi makes groups without the rule that AWS adds elsewhere.`
        : `Let ${names} take TCP ${closed} from the security group of \`${balancer.name}\`.`;
      const related = [balancer, targets, ...groups].map((view) => ({
        view,
        note:
          view === balancer ? "the load balancer" : view === targets ? "the targets" : "the security group",
      }));
      report(
        "targets-out-of-reach",
        { name, balancer: balancer.name, targets: targets.name, port: closed, found, fix },
        undefined,
        { related },
      );
    }

    const { users, mayBeMore } = usersOf(world, self);
    for (const service of servicesOf(self, world)) {
      const [first] = users;
      if (first === undefined) {
        if (mayBeMore) continue;
        const related = [{ view: self, note: "no listener leads to it" }];
        report("service-without-listener", { name, service: service.name }, "loadBalancers", {
          at: service,
          related,
        });
      } else if (!users.some(({ from }) => world.comesAfter(service, from))) {
        const preferred = users.find(({ from }) => from.is(LISTENER)) ?? first;
        const parameters = { service: service.name, listener: preferred.from.name, name };
        const related = users.map(({ from, property }) => ({
          view: from,
          property,
          note: "leads to the group",
        }));
        report("service-before-listener", parameters, "loadBalancers", { at: service, related });
      }
    }
  },
});

/** The kinds of stickiness that a protocol has; undefined for protocols that nothing is known of. */
function stickinessOf(protocol: string): readonly string[] | undefined {
  switch (protocol) {
    case "HTTP":
    case "HTTPS":
      return ["lb_cookie", "app_cookie"];
    case "TCP":
    case "UDP":
    case "TCP_UDP":
      return ["source_ip"];
    case "GENEVE":
      return ["source_ip_dest_ip", "source_ip_dest_ip_proto"];
    default:
      return undefined;
  }
}

/** The ECS services of the program that register their tasks in a group. */
function servicesOf(self: ResourceView, world: World): ResourceView[] {
  const arn = self.text("arn");
  if (arn === undefined) return [];
  return world
    .all(ECS_SERVICE)
    .filter((service) => service.node.kind === "custom")
    .filter((service) => service.objects("loadBalancers").some((entry) => entry["targetGroupArn"] === arn));
}
