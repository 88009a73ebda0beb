// Listeners.
import { given, type Inputs, out, stack, testResource, unknown } from "../testing.ts";
import { listener } from "./listener.ts";

const SUBNETS = ["subnet-0a1b2c3d4e5f60718", "subnet-0a1b2c3d4e5f60719"];
const CERTIFICATE = "arn:aws:acm:us-east-1:123456789012:certificate/0a1b2c3d-1111-4222-8333-444455556666";
const balancer = (more: Inputs = {}) =>
  given("aws:lb/loadBalancer:LoadBalancer", { internal: true, subnets: SUBNETS, ...more });
const group = (more: Inputs = {}) =>
  given("aws:lb/targetGroup:TargetGroup", { port: 80, protocol: "HTTP", vpcId: out("main.id"), ...more });

const forward = { type: "forward", targetGroupArn: out("web.arn") };
const ok = {
  type: "fixed-response",
  fixedResponse: { contentType: "text/plain", messageBody: "ok", statusCode: "200" },
};
const toHttps = { type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" } };
const http = { loadBalancerArn: out("alb.arn"), port: 80, defaultActions: [ok] };
const https = { ...http, port: 443, protocol: "HTTPS", certificateArn: CERTIFICATE };
const tcp = {
  loadBalancerArn: out("nlb.arn"),
  port: 5432,
  protocol: "TCP",
  defaultActions: [{ type: "forward", targetGroupArn: out("db.arn") }],
};
const cognito = {
  type: "authenticate-cognito",
  authenticateCognito: {
    userPoolArn: "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_abcdefghi",
    userPoolClientId: "0a1b2c3d4e",
    userPoolDomain: "shop",
  },
};
const requested = given("aws:acm/certificate:Certificate", {
  domainName: "shop.example.com",
  validationMethod: "DNS",
});

testResource(listener, {
  given: {
    main: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16" }),
    other: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.1.0.0/16" }),
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
    alb: balancer(),
    placed: balancer({ subnets: [out("a.id"), out("b.id")] }),
    second: balancer(),
    nlb: balancer({ loadBalancerType: "network" }),
    gwlb: given("aws:lb/loadBalancer:LoadBalancer", { loadBalancerType: "gateway", subnets: SUBNETS }),
    web: group(),
    far: group({ vpcId: out("other.id") }),
    db: group({ port: 5432, protocol: "TCP" }),
    boxes: group({ port: 6081, protocol: "GENEVE" }),
    function: given("aws:lb/targetGroup:TargetGroup", { targetType: "lambda" }),
  },
  accepts: {
    "HTTP, which forwards": { ...http, defaultActions: [forward] },
    "HTTP, which redirects to HTTPS": { ...http, defaultActions: [toHttps] },
    HTTPS: { ...https, sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06", defaultActions: [forward] },
    "HTTPS by default, with a certificate": { ...http, port: 443, certificateArn: CERTIFICATE },
    TCP: tcp,
    "a function": { ...http, defaultActions: [{ type: "forward", targetGroupArn: out("function.arn") }] },
    "a Gateway Load Balancer": {
      loadBalancerArn: out("gwlb.arn"),
      defaultActions: [{ type: "forward", targetGroupArn: out("boxes.arn") }],
    },
    "two weighted groups": {
      ...http,
      defaultActions: [
        {
          type: "forward",
          forward: {
            targetGroups: [
              { arn: out("web.arn"), weight: 90 },
              { arn: out("function.arn"), weight: 10 },
            ],
            stickiness: { duration: 600 },
          },
        },
      ],
    },
    "users who are authenticated": { ...https, defaultActions: [cognito, forward] },
    "a load balancer of another stack": {
      loadBalancerArn:
        "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/web/50dc6c495c0c9188",
      port: 80,
      defaultActions: [ok],
    },
    "what nobody knows": {
      loadBalancerArn: unknown(),
      port: unknown(),
      protocol: unknown(),
      defaultActions: unknown(),
    },
    "a security policy that came later": { ...https, sslPolicy: "ELBSecurityPolicy-TLS13-1-3-Res-2027-01" },
    "a certificate that is validated before": stack(
      { ...https, certificateArn: out("valid.certificateArn") },
      {
        with: {
          requested,
          valid: given("aws:acm/certificateValidation:CertificateValidation", {
            certificateArn: out("requested.arn"),
            validationRecordFqdns: unknown(),
          }),
        },
      },
    ),
    "two ports": stack(http, { with: { more: given("aws:lb/listener:Listener", { ...http, port: 8080 }) } }),
  },
  rejects: {
    "certificate-missing": [
      { ...http, port: 443, protocol: "HTTPS" },
      { ...tcp, protocol: "TLS" },
    ],
    "secure-input-not-taken": [
      { ...http, protocol: "HTTP", certificateArn: CERTIFICATE },
      { ...http, protocol: "HTTP", sslPolicy: "ELBSecurityPolicy-2016-08" },
    ],
    "certificate-not-taken": [
      {
        ...https,
        certificateArn:
          "arn:aws:acm:eu-central-1:123456789012:certificate/0a1b2c3d-1111-4222-8333-444455556666",
      },
    ],
    "certificate-never-validated": stack(
      { ...https, certificateArn: out("requested.arn") },
      { with: { requested } },
    ),
    "before-certificate-validation": stack(
      { ...https, certificateArn: out("requested.arn") },
      {
        with: {
          requested,
          valid: given("aws:acm/certificateValidation:CertificateValidation", {
            certificateArn: out("requested.arn"),
            validationRecordFqdns: unknown(),
          }),
        },
      },
    ),
    "protocol-not-taken": [
      { ...tcp, protocol: "HTTP" },
      { ...http, protocol: "TCP" },
    ],
    "input-needed": [
      { loadBalancerArn: out("alb.arn"), defaultActions: [ok] },
      {
        loadBalancerArn: out("nlb.arn"),
        port: 80,
        defaultActions: [{ type: "forward", targetGroupArn: out("db.arn") }],
      },
    ],
    "gateway-takes-none": {
      loadBalancerArn: out("gwlb.arn"),
      port: 6081,
      defaultActions: [{ type: "forward", targetGroupArn: out("boxes.arn") }],
    },
    "trust-store": [
      { ...https, mutualAuthentication: { mode: "verify" } },
      { ...http, mutualAuthentication: { mode: "passthrough" } },
    ],
    "alpn-needs-tls": { ...tcp, alpnPolicy: "HTTP2Preferred" },
    "udp-on-dualstack": stack(
      {
        loadBalancerArn: out("six.arn"),
        port: 53,
        protocol: "UDP",
        defaultActions: [{ type: "forward", targetGroupArn: out("dns.arn") }],
      },
      {
        with: {
          six: balancer({ loadBalancerType: "network", ipAddressType: "dualstack" }),
          dns: group({ port: 53, protocol: "UDP" }),
        },
      },
    ),
    "duplicate-port": stack(http, { with: { again: given("aws:lb/listener:Listener", http) } }),
    "incomplete-action": [
      { ...http, defaultActions: [{ type: "forward" }] },
      { ...http, defaultActions: [{ type: "redirect" }] },
      { ...http, defaultActions: [{ type: "fixed-response", targetGroupArn: out("web.arn") }] },
    ],
    "mixed-action": { ...http, defaultActions: [{ ...ok, targetGroupArn: out("web.arn") }] },
    "two-forwards": {
      ...http,
      defaultActions: [{ ...forward, forward: { targetGroups: [{ arn: out("function.arn") }] } }],
    },
    "last-action": [
      { ...https, defaultActions: [cognito] },
      { ...http, defaultActions: [ok, forward] },
      {
        ...https,
        defaultActions: [
          { ...forward, order: 1 },
          { ...cognito, order: 2 },
        ],
      },
    ],
    "action-needs-https": { ...http, defaultActions: [cognito, forward] },
    "redirect-to-itself": {
      ...http,
      defaultActions: [{ type: "redirect", redirect: { statusCode: "HTTP_301" } }],
    },
    "https-to-http": {
      ...https,
      defaultActions: [
        { type: "redirect", redirect: { protocol: "HTTP", port: "80", statusCode: "HTTP_302" } },
      ],
    },
    "action-not-taken": { ...tcp, defaultActions: [ok] },
    "target-group-of-other-protocol": [
      { ...http, defaultActions: [{ type: "forward", targetGroupArn: out("db.arn") }] },
      { ...tcp, defaultActions: [{ type: "forward", targetGroupArn: out("web.arn") }] },
    ],
    "target-group-of-other-load-balancer": stack(
      { ...http, defaultActions: [forward] },
      {
        with: {
          another: given("aws:lb/listener:Listener", {
            ...http,
            loadBalancerArn: out("second.arn"),
            defaultActions: [forward],
          }),
        },
      },
    ),
    "target-group-of-other-vpc": {
      ...http,
      loadBalancerArn: out("placed.arn"),
      defaultActions: [{ type: "forward", targetGroupArn: out("far.arn") }],
    },
    "wrong-reference": { ...http, loadBalancerArn: out("web.arn") },
    "invalid-ssl-policy": { ...https, sslPolicy: "ELBSecurityPolicy-TLS-1-2-2021-06" },
    "invalid-certificate-arn": { ...https, certificateArn: "arn:aws:s3:::certificates" },
    "invalid-default-actions-redirect-port": {
      ...http,
      defaultActions: [
        { type: "redirect", redirect: { protocol: "HTTPS", port: "https", statusCode: "HTTP_301" } },
      ],
    },
  },
  outputs: [
    {
      of: { ...http, loadBalancerArn: out("alb.arn") },
      are: {
        id: /^arn:aws:elasticloadbalancing:us-east-1:123456789012:listener\/app\/alb-[0-9a-f]{7}\/[0-9a-f]{16}\/[0-9a-f]{16}$/,
        protocol: "HTTP",
      },
    },
    { of: https, are: { protocol: "HTTPS", sslPolicy: "ELBSecurityPolicy-2016-08" } },
  ],
});
