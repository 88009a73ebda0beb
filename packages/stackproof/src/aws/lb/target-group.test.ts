// Target groups.
import { given, type Inputs, out, stack, testResource, unknown } from "../testing.ts";
import { targetGroup } from "./target-group.ts";

const VPC = "vpc-0a1b2c3d4e5f60718";
const http = { port: 80, protocol: "HTTP", vpcId: VPC };
const tcp = { port: 5432, protocol: "TCP", vpcId: VPC };
const grouped = { ...http, targetType: "ip" };

function service(more: Inputs = {}) {
  return given("aws:ecs/service:Service", {
    cluster: "shop",
    taskDefinition: "web:1",
    loadBalancers: [{ targetGroupArn: out("self.arn"), containerName: "web", containerPort: 80 }],
    ...more,
  });
}

const listener = given("aws:lb/listener:Listener", {
  loadBalancerArn:
    "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/web/50dc6c495c0c9188",
  port: 80,
  defaultActions: [{ type: "forward", targetGroupArn: out("self.arn") }],
});

const anywhere = { protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] };
const guard = (ingress: readonly Inputs[], egress: readonly Inputs[] = [anywhere]) =>
  given("aws:ec2/securityGroup:SecurityGroup", { vpcId: out("main.id"), ingress, egress });
const web = (port: number, more: Inputs) => ({ protocol: "tcp", fromPort: port, toPort: port, ...more });
const reach = (front: ReturnType<typeof guard>, back: ReturnType<typeof guard>) =>
  stack(
    { port: 8080, protocol: "HTTP", vpcId: out("main.id") },
    {
      with: {
        front,
        back,
        balancer: given("aws:lb/loadBalancer:LoadBalancer", {
          internal: true,
          subnets: [out("a.id"), out("b.id")],
          securityGroups: [out("front.id")],
        }),
        http: given("aws:lb/listener:Listener", {
          loadBalancerArn: out("balancer.arn"),
          port: 80,
          defaultActions: [{ type: "forward", targetGroupArn: out("self.arn") }],
        }),
        template: given("aws:ec2/launchTemplate:LaunchTemplate", {
          imageId: "ami-0a1b2c3d4e5f60718",
          instanceType: "t3.micro",
          vpcSecurityGroupIds: [out("back.id")],
        }),
        group: given("aws:autoscaling/group:Group", {
          minSize: 1,
          maxSize: 2,
          vpcZoneIdentifiers: [out("a.id")],
          targetGroupArns: [out("self.arn")],
          launchTemplate: { id: out("template.id") },
        }),
      },
    },
  );

testResource(targetGroup, {
  given: {
    main: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16" }),
    a: given("aws:ec2/subnet:Subnet", {
      vpcId: out("main.id"),
      cidrBlock: "10.0.0.0/24",
      availabilityZone: "us-east-1a",
    }),
    b: given("aws:ec2/subnet:Subnet", {
      vpcId: out("main.id"),
      cidrBlock: "10.0.1.0/24",
      availabilityZone: "us-east-1b",
    }),
  },
  accepts: {
    "targets that let the load balancer in": reach(
      guard([web(80, { cidrBlocks: ["10.0.0.0/8"] })]),
      guard([web(8080, { securityGroups: [out("front.id")] })]),
    ),
    "targets that let the VPC in": reach(guard([]), guard([web(8080, { cidrBlocks: ["10.0.0.0/16"] })])),
    "targets whose rules nobody knows": reach(guard([]), guard([web(8080, { cidrBlocks: unknown() })])),
    "a group for instances": { ...http, healthCheck: { path: "/health", matcher: "200-299,301" } },
    "a group for a function": { targetType: "lambda", healthCheck: { enabled: false } },
    "a group for TCP with an HTTP health check": {
      ...tcp,
      healthCheck: { protocol: "HTTP", path: "/", matcher: "200-599", interval: 10, timeout: 6 },
    },
    "a TCP health check": { ...tcp, healthCheck: { protocol: "TCP", port: "5432" } },
    gRPC: {
      ...http,
      protocolVersion: "GRPC",
      healthCheck: { matcher: "0-99", path: "/grpc.health.v1/Check" },
    },
    "sticky cookies": { ...http, stickiness: { type: "app_cookie", cookieName: "SESSION" } },
    "sticky addresses": { ...tcp, stickiness: { type: "source_ip", enabled: true } },
    "a group for another load balancer": { ...tcp, targetType: "alb" },
    "what nobody knows": { port: unknown(), protocol: unknown(), vpcId: unknown(), healthCheck: unknown() },
    "the shortest interval with a shorter timeout": { ...http, healthCheck: { interval: 5, timeout: 4 } },
    "a service that waits for the listener": stack(grouped, {
      with: { listener, web: { ...service(), dependsOn: ["listener"] } },
    }),
    GENEVE: {
      port: 6081,
      protocol: "GENEVE",
      vpcId: VPC,
      targetFailovers: [{ onDeregistration: "rebalance", onUnhealthy: "rebalance" }],
    },
  },
  rejects: {
    "targets-out-of-reach": [
      reach(
        guard([web(80, { cidrBlocks: ["10.0.0.0/8"] })]),
        guard([web(80, { securityGroups: [out("front.id")] })]),
      ),
      reach(
        guard([web(80, { cidrBlocks: ["10.0.0.0/8"] })], []),
        guard([web(8080, { securityGroups: [out("front.id")] })]),
      ),
      reach(guard([]), guard([web(8080, { cidrBlocks: ["192.168.0.0/16"] })])),
    ],
    "input-needed": [
      { port: 80, protocol: "HTTP" },
      { protocol: "HTTP", vpcId: VPC, targetType: "ip" },
    ],
    "ignored-input": [
      { targetType: "lambda", port: 80 },
      { ...tcp, protocolVersion: "HTTP2" },
      { ...http, lambdaMultiValueHeadersEnabled: true },
    ],
    "timeout-not-below-interval": [
      { ...http, healthCheck: { interval: 30, timeout: 30 } },
      { ...http, healthCheck: { timeout: 60 } },
      { ...http, healthCheck: { interval: 5 } },
    ],
    "health-check-protocol": [
      { ...http, healthCheck: { protocol: "tcp" } },
      { targetType: "lambda", healthCheck: { protocol: "TCP" } },
    ],
    "tcp-health-check": [
      { ...tcp, healthCheck: { protocol: "TCP", path: "/health" } },
      { ...tcp, healthCheck: { protocol: "TCP", matcher: "200" } },
    ],
    "matcher-out-of-range": [
      { ...http, healthCheck: { matcher: "200-599" } },
      { ...http, healthCheck: { matcher: "2xx" } },
      { ...http, protocolVersion: "GRPC", healthCheck: { matcher: "200" } },
    ],
    "health-check-disabled": { ...http, healthCheck: { enabled: false } },
    "stickiness-of-other-protocol": [
      { ...tcp, stickiness: { type: "lb_cookie", enabled: false } },
      { ...http, stickiness: { type: "source_ip" } },
    ],
    "cookie-name": [
      { ...http, stickiness: { type: "app_cookie" } },
      { ...http, stickiness: { type: "app_cookie", cookieName: "AWSALB" } },
    ],
    "geneve-port": { port: 80, protocol: "GENEVE", vpcId: VPC },
    "alb-target-protocol": { ...http, targetType: "alb" },
    "client-ip-needed": { ...tcp, protocol: "UDP", preserveClientIp: "false" },
    "anomaly-mitigation": { ...http, loadBalancingAnomalyMitigation: "on" },
    "failover-differs": {
      port: 6081,
      protocol: "GENEVE",
      vpcId: VPC,
      targetFailovers: [{ onDeregistration: "rebalance", onUnhealthy: "no_rebalance" }],
    },
    "duplicate-name": stack(
      { ...http, name: "web" },
      { with: { second: given("aws:alb/targetGroup:TargetGroup", { ...tcp, name: "web" }) } },
    ),
    "service-without-listener": stack(grouped, { with: { web: service() } }),
    "service-before-listener": stack(grouped, { with: { listener, web: service() } }),
    "invalid-name": { ...http, name: "a-target-group-for-all-of-the-shop" },
    "conflicting-inputs": { ...http, name: "web", namePrefix: "web" },
  },
  outputs: [
    {
      of: { ...http, name: "web" },
      are: {
        arn: /^arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup\/web\/[0-9a-f]{16}$/,
        arnSuffix: /^targetgroup\/web\/[0-9a-f]{16}$/,
        deregistrationDelay: 300,
        targetType: "instance",
      },
    },
  ],
});
