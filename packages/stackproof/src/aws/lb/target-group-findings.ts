// AWS Elastic Load Balancing: what can be wrong with a target group.
import { finding } from "../../model/kernel.ts";

const API = "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference";
const PROVIDER =
  "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/elbv2/target_group.go";
const CREATE = { operation: "elasticloadbalancing:CreateTargetGroup", code: "ValidationError" } as const;
const MODIFY = {
  operation: "elasticloadbalancing:ModifyTargetGroupAttributes",
  code: "InvalidConfigurationRequest",
} as const;

export const targetGroupFindings = {
  "input-needed": finding<{ name: string; input: string; attribute: string; type: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) => `\`${p.name}\` is for targets of type ${p.type} and has no ${p.input}.`,
    why: "Only a target group for a Lambda function goes without port, protocol and VPC.",
    fix: (p) => `Give ${p.input}, or write \`targetType: "lambda"\` if the target is a function.`,
    quote: (p) => `Attribute "${p.attribute}" must be specified when "target_type" is "${p.type}".`,
    docs: PROVIDER,
  }),
  "ignored-input": finding<{ name: string; input: string; found: string }>({
    severity: "note",
    effect: "risky",
    evidence: "documented",
    message: (p) => `\`${p.input}\` of \`${p.name}\` has no effect: ${p.found}.`,
    fix: (p) => `Leave out ${p.input}.`,
    docs: PROVIDER,
  }),
  "timeout-not-below-interval": finding<{ name: string; timeout: string; interval: number }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) =>
      `The health check of \`${p.name}\` has ${p.timeout} and an interval of ${p.interval} seconds.`,
    why: "A health check must be over before the next one begins.",
    fix: "Write a timeout that is smaller than the interval.",
    aws: CREATE,
    quote: "Health check interval must be greater than the timeout.",
    docs: "https://github.com/terraform-linters/tflint-ruleset-aws/issues/404",
  }),
  "health-check-protocol": finding<{ name: string; attribute: string; value: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) => `The health check of \`${p.name}\` is TCP, and its ${p.attribute} is ${p.value}.`,
    why: "Groups for HTTP, HTTPS and Lambda functions are checked with HTTP requests.",
    fix: 'Write `protocol: "HTTP"` in the health check, or leave it out.',
    quote: (p) =>
      `Attribute "health_check[0].protocol" cannot have value "TCP" when "${p.attribute === "targetType" ? "target_type" : p.attribute}" is "${p.value}".`,
    docs: PROVIDER,
  }),
  "tcp-health-check": finding<{ name: string; input: string; found: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) => `The health check of \`${p.name}\` is TCP and has the ${p.input} ${p.found}.`,
    why: "A TCP health check opens a connection and sends no request.",
    fix: (p) => `Leave out ${p.input}, or write \`protocol: "HTTP"\` in the health check.`,
    quote: (p) =>
      `Attribute "health_check[0].${p.input}" cannot be specified when "health_check[0].protocol" is "TCP".`,
    docs: PROVIDER,
  }),
  "matcher-out-of-range": finding<{ name: string; matcher: string; problem: string; good: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) => `The matcher of \`${p.name}\` is ${JSON.stringify(p.matcher)}: ${p.problem}.`,
    why: "A matcher is one code, several with commas between them, or a range with a hyphen.",
    fix: (p) => `Write \`matcher: "${p.good}"\` or the codes that the health check answers with.`,
    aws: CREATE,
    docs: `${API}/API_Matcher.html`,
  }),
  "health-check-disabled": finding<{ name: string; type: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) => `\`${p.name}\` switches health checks off, and its targets are of type ${p.type}.`,
    why: "Health checks can be switched off for Lambda functions only.",
    fix: "Leave out `enabled`.",
    aws: CREATE,
    docs: `${API}/API_CreateTargetGroup.html`,
  }),
  "stickiness-of-other-protocol": finding<{ name: string; type: string; protocol: string; fit: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) => `\`${p.name}\` has stickiness of type ${p.type} and the protocol ${p.protocol}.`,
    why: "Cookies need HTTP, source addresses are for network protocols. AWS refuses the type also when `enabled` is false.",
    fix: (p) =>
      p.fit === "" ? "Leave out `stickiness`." : `Write \`type: "${p.fit}"\`, or leave out \`stickiness\`.`,
    aws: MODIFY,
    quote: (p) =>
      `Stickiness type '${p.type}' is not supported for target groups with the ${p.protocol} protocol`,
    docs: "https://github.com/pulumi/examples/issues/1209",
  }),
  "cookie-name": finding<{ name: string; found: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) => `The stickiness of \`${p.name}\` is of type app_cookie ${p.found}.`,
    why: "The load balancer follows a cookie of the application, and keeps the names AWSALB, AWSALBAPP and AWSALBTG for itself.",
    fix: "Give `cookieName`, the name of a cookie that the application sets.",
    aws: MODIFY,
    docs: `${API}/API_TargetGroupAttribute.html`,
  }),
  "geneve-port": finding<{ name: string; port: number }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) => `\`${p.name}\` has the protocol GENEVE and port ${p.port}; it takes 6081.`,
    fix: "Write `port: 6081`.",
    aws: CREATE,
    docs: `${API}/API_CreateTargetGroup.html`,
  }),
  "alb-target-protocol": finding<{ name: string; protocol: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) =>
      `\`${p.name}\` is for a target of type alb and has the protocol ${p.protocol}; it takes TCP.`,
    why: "A Network Load Balancer passes TCP connections on to an Application Load Balancer.",
    fix: 'Write `protocol: "TCP"`.',
    aws: CREATE,
    docs: `${API}/API_CreateTargetGroup.html`,
  }),
  "client-ip-needed": finding<{ name: string; protocol: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) => `\`${p.name}\` switches preserveClientIp off, and its protocol is ${p.protocol}.`,
    why: "Client addresses are always kept for UDP and TCP_UDP.",
    fix: "Leave out `preserveClientIp`.",
    aws: MODIFY,
    docs: `${API}/API_TargetGroupAttribute.html`,
  }),
  "anomaly-mitigation": finding<{ name: string; algorithm: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) =>
      `\`${p.name}\` has loadBalancingAnomalyMitigation "on" with the algorithm ${p.algorithm}.`,
    why: "Anomaly mitigation works with the algorithm weighted_random only.",
    fix: 'Write `loadBalancingAlgorithmType: "weighted_random"`, or leave out the mitigation.',
    aws: MODIFY,
    docs: `${API}/API_TargetGroupAttribute.html`,
  }),
  "failover-differs": finding<{ name: string; deregistration: string; unhealthy: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) =>
      `\`${p.name}\` has onDeregistration ${p.deregistration} and onUnhealthy ${p.unhealthy}; they must be equal.`,
    fix: "Write the same value twice.",
    aws: MODIFY,
    docs: `${API}/API_TargetGroupAttribute.html`,
  }),
  "targets-out-of-reach": finding<{
    name: string;
    balancer: string;
    targets: string;
    port: number;
    found: string;
    fix: string;
  }>({
    severity: "error",
    effect: "broken",
    evidence: "documented",
    message: (p) =>
      `\`${p.balancer}\` cannot reach port ${p.port} of \`${p.targets}\`, the targets of \`${p.name}\`: ${p.found}.`,
    why: "Health checks fail, no target becomes healthy, and requests are answered with 502 or 503.",
    fix: (p) => p.fix,
    docs: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-update-security-groups.html",
  }),
  "service-without-listener": finding<{ name: string; service: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) =>
      `No listener leads to \`${p.name}\`, where the ECS service \`${p.service}\` registers its tasks.`,
    why: "ECS takes a target group only once a listener or rule connects it with a load balancer.",
    fix: (p) =>
      `Add an \`aws.lb.Listener\` or a rule that forwards to \`${p.name}\`, and let the service depend on it.`,
    aws: { operation: "ecs:CreateService", code: "InvalidParameterException" },
    quote: "The target group with targetGroupArn … does not have an associated load balancer.",
    docs: "https://github.com/aws/aws-cdk/issues/34290",
  }),
  "service-before-listener": finding<{ service: string; listener: string; name: string }>({
    severity: "warning",
    effect: "rejected",
    evidence: "documented",
    message: (p) =>
      `The ECS service \`${p.service}\` does not wait for \`${p.listener}\`, which connects \`${p.name}\` with a load balancer.`,
    why: "ECS refuses a target group without load balancer. The provider tries again for some minutes, which is about as long as a load balancer takes.",
    fix: (p) => `Add \`dependsOn: [${p.listener}]\` to the options of \`${p.service}\`.`,
    aws: { operation: "ecs:CreateService", code: "InvalidParameterException" },
    quote: "The target group with targetGroupArn … does not have an associated load balancer.",
    docs: "https://github.com/aws/aws-cdk/issues/34290",
  }),
};
