// AWS Elastic Load Balancing: the inputs of target groups. Defines no resource.
// https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/elbv2/target_group.go
import {
  bool,
  int,
  type Kind,
  leaf,
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
import { asText } from "../../model/kinds/kind.ts";
import { targetGroupName, targetGroupNamePrefix } from "./names.ts";
import { anyCase, PROTOCOLS, VPCS } from "./shared.ts";

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

/** The inputs of a target group. */
export const targetGroupInputs = {
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
};
