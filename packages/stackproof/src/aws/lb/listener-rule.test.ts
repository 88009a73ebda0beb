// Rules of listeners.
import { given, out, stack, testResource, unknown } from "../testing.ts";
import { listenerRule } from "./listener-rule.ts";

const SUBNETS = ["subnet-0a1b2c3d4e5f60718", "subnet-0a1b2c3d4e5f60719"];
const ok = { type: "fixed-response", fixedResponse: { contentType: "text/plain", statusCode: "200" } };
const path = { pathPattern: { values: ["/api/*"] } };
const rule = { listenerArn: out("http.arn"), priority: 10, actions: [ok], conditions: [path] };

testResource(listenerRule, {
  given: {
    alb: given("aws:lb/loadBalancer:LoadBalancer", { internal: true, subnets: SUBNETS }),
    http: given("aws:lb/listener:Listener", {
      loadBalancerArn: out("alb.arn"),
      port: 80,
      defaultActions: [ok],
    }),
    api: given("aws:lb/targetGroup:TargetGroup", {
      port: 80,
      protocol: "HTTP",
      vpcId: "vpc-0a1b2c3d4e5f60718",
    }),
    tcp: given("aws:lb/targetGroup:TargetGroup", {
      port: 80,
      protocol: "TCP",
      vpcId: "vpc-0a1b2c3d4e5f60718",
    }),
  },
  accepts: {
    "a path": { ...rule, actions: [{ type: "forward", targetGroupArn: out("api.arn") }] },
    "host and path": {
      ...rule,
      conditions: [path, { hostHeader: { values: ["shop.example.com", "*.example.com"] } }],
    },
    "headers, methods, queries and sources": {
      ...rule,
      conditions: [
        { httpHeader: { httpHeaderName: "X-Tenant", values: ["a"] } },
        { httpRequestMethod: { values: ["GET"] } },
        { queryStrings: [{ key: "v", value: "2" }] },
        { sourceIp: { values: ["192.0.2.0/24"] } },
      ],
    },
    "five values": { ...rule, conditions: [{ pathPattern: { values: ["/a", "/b", "/c", "/d", "/e"] } }] },
    "a listener of another stack": {
      ...rule,
      listenerArn:
        "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/web/50dc6c495c0c9188/f2f7dc8efc522ab2",
    },
    "what nobody knows": {
      listenerArn: unknown(),
      priority: unknown(),
      actions: unknown(),
      conditions: unknown(),
    },
    "other priorities": stack(rule, {
      with: { more: given("aws:lb/listenerRule:ListenerRule", { ...rule, priority: 20 }) },
    }),
    "a rule without priority beside one with": stack(rule, {
      with: { more: given("aws:lb/listenerRule:ListenerRule", { ...rule, priority: undefined }) },
    }),
  },
  rejects: {
    "duplicate-priority": stack(rule, { with: { more: given("aws:alb/listenerRule:ListenerRule", rule) } }),
    "invalid-priority": { ...rule, priority: 0 },
    "empty-condition": { ...rule, conditions: [{}] },
    "two-fields-in-condition": {
      ...rule,
      conditions: [{ ...path, hostHeader: { values: ["a.example.com"] } }],
    },
    "condition-without-values": { ...rule, conditions: [{ pathPattern: { values: [] } }] },
    "no-condition": { ...rule, conditions: [] },
    "too-many-values": {
      ...rule,
      conditions: [
        { pathPattern: { values: ["/a", "/b", "/c"] } },
        { hostHeader: { values: ["a.b", "b.b", "c.b"] } },
      ],
    },
    "condition-twice": { ...rule, conditions: [path, { pathPattern: { values: ["/v2/*"] } }] },
    "host-as-header": { ...rule, conditions: [{ httpHeader: { httpHeaderName: "Host", values: ["a.b"] } }] },
    "lower-case-method": { ...rule, conditions: [{ httpRequestMethod: { values: ["get"] } }] },
    "target-group-of-other-protocol": {
      ...rule,
      actions: [{ type: "forward", targetGroupArn: out("tcp.arn") }],
    },
    "incomplete-action": { ...rule, actions: [{ type: "forward" }] },
    "mixed-action": { ...rule, actions: [{ ...ok, targetGroupArn: out("api.arn") }] },
    "two-forwards": {
      ...rule,
      actions: [
        {
          type: "forward",
          targetGroupArn: out("api.arn"),
          forward: {
            targetGroups: [
              { arn: "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/old/73e2d6bc24d8a067" },
            ],
          },
        },
      ],
    },
    "last-action": { ...rule, actions: [ok, ok] },
    "action-needs-https": {
      ...rule,
      actions: [
        {
          type: "authenticate-oidc",
          authenticateOidc: {
            authorizationEndpoint: "https://id.example.com/a",
            clientId: "shop",
            clientSecret: "secret",
            issuer: "https://id.example.com",
            tokenEndpoint: "https://id.example.com/t",
            userInfoEndpoint: "https://id.example.com/u",
          },
        },
        ok,
      ],
    },
    "redirect-to-itself": { ...rule, actions: [{ type: "redirect", redirect: { statusCode: "HTTP_301" } }] },
    "https-to-http": stack(
      {
        ...rule,
        listenerArn: out("https.arn"),
        actions: [{ type: "redirect", redirect: { protocol: "HTTP", port: "80", statusCode: "HTTP_301" } }],
      },
      {
        with: {
          https: given("aws:lb/listener:Listener", {
            loadBalancerArn: out("alb.arn"),
            port: 443,
            certificateArn:
              "arn:aws:acm:us-east-1:123456789012:certificate/0a1b2c3d-1111-4222-8333-444455556666",
            defaultActions: [ok],
          }),
        },
      },
    ),
    "action-not-taken": stack(
      { ...rule, listenerArn: out("net.arn") },
      {
        with: {
          nlb: given("aws:lb/loadBalancer:LoadBalancer", {
            internal: true,
            loadBalancerType: "network",
            subnets: SUBNETS,
          }),
          net: given("aws:lb/listener:Listener", {
            loadBalancerArn: out("nlb.arn"),
            port: 80,
            protocol: "TCP",
            defaultActions: [{ type: "forward", targetGroupArn: out("tcp.arn") }],
          }),
        },
      },
    ),
    "target-group-of-other-load-balancer": stack(
      { ...rule, actions: [{ type: "forward", targetGroupArn: out("api.arn") }] },
      {
        with: {
          zecond: given(
            "aws:lb/loadBalancer:LoadBalancer",
            { internal: true, subnets: SUBNETS },
            { name: "aaa" },
          ),
          other: given("aws:lb/listener:Listener", {
            loadBalancerArn: out("zecond.arn"),
            port: 80,
            defaultActions: [{ type: "forward", targetGroupArn: out("api.arn") }],
          }),
        },
      },
    ),
    "target-group-of-other-vpc": stack(
      {
        ...rule,
        listenerArn: out("inner.arn"),
        actions: [{ type: "forward", targetGroupArn: out("far.arn") }],
      },
      {
        with: {
          main: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16" }),
          else: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.1.0.0/16" }),
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
          placed: given("aws:lb/loadBalancer:LoadBalancer", {
            internal: true,
            subnets: [out("a.id"), out("b.id")],
          }),
          inner: given("aws:lb/listener:Listener", {
            loadBalancerArn: out("placed.arn"),
            port: 80,
            defaultActions: [ok],
          }),
          far: given("aws:lb/targetGroup:TargetGroup", { port: 80, protocol: "HTTP", vpcId: out("else.id") }),
        },
      },
    ),
  },
  outputs: [
    {
      of: rule,
      are: {
        id: /^arn:aws:elasticloadbalancing:us-east-1:123456789012:listener-rule\/app\/alb-[0-9a-f]{7}\/[0-9a-f]{16}\/[0-9a-f]{16}\/[0-9a-f]{16}$/,
      },
    },
  ],
});
