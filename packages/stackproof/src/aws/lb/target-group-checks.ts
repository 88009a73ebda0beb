// AWS Elastic Load Balancing: what of a target group needs more than one input, or other resources. Pure.
import type { Report, ResourceView, World } from "../../model/kernel.ts";
import { matcherProblem } from "./matcher.ts";
import { barrierOf } from "./reach.ts";
import { inputMap, isAbsent, LISTENER, usersOf } from "./shared.ts";
import type { targetGroupFindings } from "./target-group-findings.ts";
import type { targetGroupInputs } from "./target-group-inputs.ts";

const ECS_SERVICE = "aws:ecs/service:Service";

type TargetGroup = ResourceView<typeof targetGroupInputs>;
type TargetGroupReport = Report<typeof targetGroupFindings>;

/** Everything that needs more than one input, or other resources. */
export function checkTargetGroup(self: TargetGroup, world: World, report: TargetGroupReport): void {
  checkInputsOfType(self, report);
  checkHealthCheck(self, report);
  checkStickiness(self, report);
  checkProtocol(self, report);
  checkReach(self, world, report);
  checkServices(self, world, report);
}

/** What each type of target needs, and what it has no use for. */
function checkInputsOfType(self: TargetGroup, report: TargetGroupReport): void {
  const { name } = self;
  const { protocol, targetType: type, protocolVersion } = self.inputs;
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
  if (protocol !== undefined && !isHttp(protocol) && protocolVersion !== undefined && type !== "lambda") {
    const input = "protocolVersion";
    report("ignored-input", { name, input, found: `the protocol is ${protocol}` }, input);
  }
}

function checkHealthCheck(self: TargetGroup, report: TargetGroupReport): void {
  const { name } = self;
  const { protocol, targetType: type, protocolVersion, healthCheck } = self.inputs;
  if (healthCheck === undefined) return;
  const { interval, timeout, matcher, path } = healthCheck;
  const given = inputMap(self, "healthCheck");
  if (timeout !== undefined && interval !== undefined && timeout >= interval) {
    const words = `a timeout of ${timeout}`;
    report("timeout-not-below-interval", { name, timeout: words, interval }, "healthCheck.timeout");
  } else if (isAbsent(given, "timeout") && interval === 5 && isHttp(protocol) && type !== "lambda") {
    const words = "the default timeout of 5";
    report("timeout-not-below-interval", { name, timeout: words, interval }, "healthCheck.interval");
  }
  if (healthCheck.protocol === "TCP") {
    const property = "healthCheck.protocol";
    const [input, found] = matcher !== undefined && matcher !== "" ? ["matcher", matcher] : ["path", path];
    if (found !== undefined && found !== "") {
      report("tcp-health-check", { name, input, found: JSON.stringify(found) }, `healthCheck.${input}`);
    } else if (type === "lambda") {
      report("health-check-protocol", { name, attribute: "targetType", value: type }, property);
    } else if (isHttp(protocol)) {
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

function checkStickiness(self: TargetGroup, report: TargetGroupReport): void {
  const { name } = self;
  const { protocol, targetType: type, stickiness } = self.inputs;
  if (stickiness?.type !== undefined && protocol !== undefined && isSent(type)) {
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
}

/** What only some protocols and types of target have. */
function checkProtocol(self: TargetGroup, report: TargetGroupReport): void {
  const { name } = self;
  const { protocol, targetType: type, port } = self.inputs;
  if (protocol === "GENEVE" && port !== undefined && port !== 6081)
    report("geneve-port", { name, port }, "port");
  if (type === "alb" && protocol !== undefined && protocol !== "TCP") {
    report("alb-target-protocol", { name, protocol }, "protocol");
  }
  if (
    self.inputs.preserveClientIp === "false" &&
    (protocol === "UDP" || protocol === "TCP_UDP") &&
    isSent(type)
  ) {
    report("client-ip-needed", { name, protocol }, "preserveClientIp");
  }
  if (self.inputs.loadBalancingAnomalyMitigation === "on" && isSent(type)) {
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
}

/** Security groups that keep the load balancer from its targets. */
function checkReach(self: TargetGroup, world: World, report: TargetGroupReport): void {
  const { name } = self;
  const barrier = barrierOf(self, world);
  if (barrier === undefined) return;
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
    note: view === balancer ? "the load balancer" : view === targets ? "the targets" : "the security group",
  }));
  report(
    "targets-out-of-reach",
    { name, balancer: balancer.name, targets: targets.name, port: closed, found, fix },
    undefined,
    { related },
  );
}

/** Services that register their tasks before a listener leads to the group. */
function checkServices(self: TargetGroup, world: World, report: TargetGroupReport): void {
  const { name } = self;
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
}

function isHttp(protocol: string | undefined): protocol is "HTTP" | "HTTPS" {
  return protocol === "HTTP" || protocol === "HTTPS";
}

/** True for targets that the load balancer sends to by their address. */
function isSent(type: string | undefined): boolean {
  return type === "instance" || type === "ip";
}

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
