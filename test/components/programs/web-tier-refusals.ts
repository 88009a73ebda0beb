import {
  AccessLogBucket,
  ExistingNetwork,
  type InstanceArgs,
  type ListenerArgs,
  NamingPolicy,
  Network,
  type RuleArgs,
  type ScalingArgs,
  UserData,
  WebTier,
  type WebTierArgs,
} from "@stackproof/components";
import { refusals } from "../cases";

const network = new ExistingNetwork({
  vpcId: "vpc-0123456789abcdef0",
  cidrBlock: "10.0.0.0/16",
  publicSubnetIds: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
  privateSubnetIds: ["subnet-0123456789abcdef2", "subnet-0123456789abcdef3"],
});
const base: WebTierArgs = {
  network,
  securityGroups: {
    loadBalancer: { id: "sg-0123456789abcdef0" },
    instances: { id: "sg-0123456789abcdef1" },
  },
  listener: { protocol: "HTTP" },
  instances: { userData: new UserData().shell("systemctl enable --now nginx") },
};
const certificateArn = "arn:aws:acm:us-east-1:123456789012:certificate/0f1e2d3c-1234-4abc-9def-123456789001";

const tier =
  (args: Partial<WebTierArgs>, name = "web") =>
  () =>
    new WebTier(name, { ...base, ...args });
const listener = (args: unknown) => tier({ listener: args as ListenerArgs });
const rule = (args: Partial<RuleArgs>, more: Partial<WebTierArgs> = {}) =>
  tier({ ...more, rules: [{ name: "api", priority: 1, paths: ["/api/*"], to: "instances", ...args }] });
const instances = (args: Partial<InstanceArgs>) => tier({ instances: { ...base.instances, ...args } });
const scaling = (args: ScalingArgs) => tier({ scaling: args });
const schedule = (args: object) =>
  scaling({ schedules: [{ name: "night", recurrence: "0 20 * * *", min: 1, max: 2, ...args }] });

export const refused = refusals({
  "name too long": tier({}, "a-web-tier-with-a-long-name"),
  "name too long for an internal one": tier({ internal: true }, "a-web-tier-with-name"),
  "name with other characters": tier({}, "web_tier"),
  "name that AWS keeps": tier({ naming: new NamingPolicy({ pattern: "internal-{what}" }) }),
  "one zone": () =>
    new WebTier("web", { ...base, network: new Network("one", { zones: 1, flowLogs: "none" }) }),
  "no private subnets": tier({
    network: new ExistingNetwork({
      vpcId: "vpc-0123456789abcdef0",
      cidrBlock: "10.0.0.0/16",
      publicSubnetIds: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
    }),
  }),
  "no listener": listener(undefined),
  "no protocol": listener({ certificateArn }),
  "HTTPS without certificate": listener({ protocol: "HTTPS" }),
  "HTTPS with an empty certificate": listener({ protocol: "HTTPS", certificateArn: "" }),
  "a certificate's name": listener({ protocol: "HTTPS", certificateArn: "www.example.com" }),
  "a further certificate's name": listener({
    protocol: "HTTPS",
    certificateArn,
    furtherCertificateArns: { shop: "example.com" },
  }),
  "unknown TLS policy": listener({ protocol: "HTTPS", certificateArn, sslPolicy: "TLSv1.2_2021" }),
  "port 0": tier({ port: 0 }),
  "rule without condition": tier({ rules: [{ name: "api", priority: 1, to: "instances" }] }),
  "rule with an empty condition": rule({ paths: [] }),
  "rule with an odd name": rule({ name: "api/v1" }),
  "rules with one name": tier({
    rules: [1, 2].map((priority) => ({ name: "api", priority, paths: ["/"], to: "instances" })),
  }),
  "rules with one priority": tier({
    rules: ["a", "b"].map((name) => ({ name, priority: 5, paths: ["/"], to: "instances" })),
  }),
  "priority too high": rule({ priority: 50_001 }),
  "six values": rule({
    paths: ["/a", "/b", "/c"],
    hosts: ["a.example.com", "b.example.com", "c.example.com"],
  }),
  "the same value twice": rule({ paths: ["/a", "/a"] }),
  "path without slash": rule({ paths: ["api/*"] }),
  "path with a space": rule({ paths: ["/a b"] }),
  "path too long": rule({ paths: [`/${"a".repeat(128)}`] }),
  "host without dot": rule({ hosts: ["localhost"] }),
  "host with a port": rule({ hosts: ["example.com:80"] }),
  "method in small letters": rule({ methods: ["get"] }),
  "header with a space": rule({ headers: { "X Tenant": ["blue"] } }),
  "host as header": rule({ headers: { Host: ["example.com"] } }),
  "an address instead of a range": rule({ sourceRanges: ["192.0.2.10"] }),
  "a name instead of a target group": rule({ to: { targetGroupArn: "blue" } }),
  "status 302": rule({ to: { status: 302 } }),
  "body too long": rule({ to: { status: 404, body: "x".repeat(1025) } }),
  "redirect to itself": rule({ to: { redirect: { query: "a=b" } } }),
  "redirect from HTTPS to HTTP": rule(
    { to: { redirect: { protocol: "HTTP" } } },
    { listener: { protocol: "HTTPS", certificateArn } },
  ),
  "redirect to an odd path": rule({ to: { redirect: { path: "new" } } }),
  "redirect to an odd port": rule({ to: { redirect: { port: 70_000 } } }),
  "redirect with a question mark": rule({ to: { redirect: { host: "a.example.com", query: "?a=b" } } }),
  "no way to the instances": tier({ otherwise: { status: 404 } }),
  "health path without slash": tier({ healthCheck: { path: "health" } }),
  "health with status 500": tier({ healthCheck: { matcher: "200-500" } }),
  "health interval too short": tier({ healthCheck: { interval: 4 } }),
  "health timeout too short": tier({ healthCheck: { timeout: 1 } }),
  "health timeout as long as the interval": tier({ healthCheck: { interval: 10, timeout: 10 } }),
  "one healthy check": tier({ healthCheck: { healthyThreshold: 1 } }),
  "eleven unhealthy checks": tier({ healthCheck: { unhealthyThreshold: 11 } }),
  "draining for two hours": tier({ drainSeconds: 7200 }),
  "sticky for no time": tier({ stickySeconds: 0 }),
  "idle for no time": tier({ idleTimeout: 0 }),
  "web ACL for CloudFront": tier({
    webAclArn: "arn:aws:wafv2:us-east-1:123456789012:global/webacl/shop/0f1e2d3c-1234-4abc-9def-123456789001",
  }),
  "days for a given bucket": tier({ accessLogs: { bucket: "logs", days: 30 } }),
  "prefix for a bucket with its own": tier({
    accessLogs: { bucket: new AccessLogBucket("logs", { prefix: "shop" }), prefix: "web" },
  }),
  "a bucket's ARN": tier({ accessLogs: { bucket: "arn:aws:s3:::logs" } }),
  "a bucket without name": tier({ accessLogs: { bucket: "" } }),
  "logs for no day": tier({ accessLogs: { days: 0 } }),
  "log prefix with a slash": tier({ accessLogs: { prefix: "/shop" } }),
  "log prefix of AWS": tier({ accessLogs: { prefix: "AWSLogs" } }),
  "no type": instances({ types: [] }),
  "a type without size": instances({ types: ["t3"] }),
  "a type twice": instances({ types: ["t3.micro", "t3.micro"] }),
  "t4g for x86_64": instances({ types: ["t4g.micro"], architecture: "x86_64" }),
  "types of two architectures": instances({ types: ["t3.micro", "t4g.micro"] }),
  "unknown architecture": instances({ architecture: "arm" as "arm64" }),
  "an image's name": instances({ image: { id: "ubuntu-24.04", rootDevice: "/dev/sda1" } }),
  "an odd root device": instances({ image: { id: "ami-0123456789abcdef0", rootDevice: "root" } }),
  "nothing to serve": tier({ instances: {} }),
  "empty user data": instances({ userData: new UserData() }),
  "user data that signals": () => instances({ userData: new UserData().shell("cfn-signal -e $?") })(),
  "user data too long": instances({ userData: new UserData().shell("x".repeat(16_384)) }),
  "volume smaller than the image": instances({ volumeSize: 4 }),
  "a key's alias": instances({ volumeKeyArn: "alias/shop" }),
  "more than all Spot": instances({ spotPercentage: 101 }),
  "on demand without Spot": instances({ onDemandBase: 1 }),
  "a lifetime of two years": instances({ maxLifetimeDays: 730 }),
  "more at least than at most": scaling({ min: 5, max: 3 }),
  "at most none": scaling({ min: 0, max: 0 }),
  "half an instance": scaling({ min: 1.5 }),
  "more desired than at most": scaling({ desired: 9 }),
  "no CPU": scaling({ cpuTarget: 0 }),
  "no requests": scaling({ requestsPerTarget: 0 }),
  "negative warm-up": scaling({ warmup: -1 }),
  "refresh too wide": scaling({ refresh: { minHealthyPercentage: 0, maxHealthyPercentage: 150 } }),
  "refresh of 250 percent": scaling({ refresh: { maxHealthyPercentage: 250 } }),
  "schedule as EventBridge writes it": schedule({ recurrence: "cron(0 20 * * ? *)" }),
  "schedule with four fields": schedule({ recurrence: "0 20 * *" }),
  "schedule at hour 24": schedule({ recurrence: "0 24 * * *" }),
  "schedule in no time zone": schedule({ timeZone: "CEST+2" }),
  "schedule with more at least than at most": schedule({ min: 3 }),
  "schedule with too many desired": schedule({ desired: 3 }),
  "schedule with an odd name": schedule({ name: "at night" }),
  "schedules with one name": scaling({
    schedules: [1, 2].map((min) => ({ name: "night", recurrence: "0 20 * * *", min, max: 2 })),
  }),
  "waiting for more than there are": tier({ readiness: { instances: 3 } }),
  "waiting for an exact number of a group that scales": tier({ readiness: { exactly: 2 } }),
  "waiting for no time": tier({ readiness: { minutes: 0 } }),
});
