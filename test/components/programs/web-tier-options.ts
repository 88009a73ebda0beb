import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
  AccessLogBucket,
  EncryptionKey,
  type InstanceArgs,
  NamingPolicy,
  Network,
  type ScalingArgs,
  SecurityGroups,
  UserData,
  WebTier,
  type WebTierArgs,
} from "@stackproof/components";
import { type Case, everyPair } from "../cases";

/** The arguments with those about instances and scaling beside the others, so that each counts as an option. */
type Flat = Omit<WebTierArgs, "network" | "securityGroups" | "instances" | "scaling"> &
  InstanceArgs &
  ScalingArgs;

const network = new Network("net", { cidr: "10.0.0.0/16", zones: 2, ipv6: true, flowLogs: "none" });
const ports = [80, 8080];
const groups = new SecurityGroups("tiers", {
  network,
  tiers: { alb: { ports: [80, 443] }, web: { ports, outbound: [443] } },
});
const key = new EncryptionKey("key", { description: "Volumes", uses: ["auto-scaling"] });
const logs = new AccessLogBucket("logs", { prefix: "shop", days: 7 });
const acl = new aws.wafv2.WebAcl(
  "acl",
  {
    scope: "REGIONAL",
    defaultAction: { allow: {} },
    visibilityConfig: { cloudwatchMetricsEnabled: true, metricName: "acl", sampledRequestsEnabled: true },
  },
  { parent: logs },
);
const certificate = (id: number) =>
  `arn:aws:acm:us-west-2:123456789012:certificate/0f1e2d3c-1234-4abc-9def-12345678900${id}`;
const naming = new NamingPolicy({ pattern: "prod-{what}", region: "us-west-2" });
const server = new UserData().cloudConfig({ packages: ["nginx"] }).shell("systemctl enable --now nginx");

/** One value of each option, for the pairs. */
const cases = everyPair<Flat>({
  listener: { https: { listener: { protocol: "HTTPS", certificateArn: certificate(1) } } },
  requests: {
    rules: {
      rules: [
        { name: "gone", priority: 1, paths: ["/old/*"], to: { status: 410, body: "Gone" } },
        { name: "moved", priority: 2, hosts: ["example.com"], to: { redirect: { host: "www.example.com" } } },
        {
          name: "writes",
          priority: 50_000,
          methods: ["POST"],
          headers: { "X-Tenant": ["blue", "green"] },
          sourceRanges: ["192.0.2.0/24"],
          to: "instances",
        },
      ],
    },
  },
  port: { other: { port: 8080 } },
  health: { slow: { healthCheck: { path: "/health?full", matcher: "200-299", interval: 60, timeout: 30 } } },
  targets: { sticky: { stickySeconds: 3600, drainSeconds: 0 } },
  front: { inside: { internal: true, idleTimeout: 120 } },
  logs: { own: { accessLogs: { days: 90, prefix: "a/b" } } },
  deletionProtection: { on: { deletionProtection: true } },
  webAclArn: { on: { webAclArn: acl.arn } },
  types: {
    mixed: { types: ["m7i.large", "m7a.large", "m6i.large"], spotPercentage: 100, onDemandBase: 1 },
  },
  image: {
    ubuntu: {
      image: { id: "ami-0123456789abcdef0", rootDevice: "/dev/sda1" },
      userData: pulumi.output("web").apply((host) => new UserData().shell(`hostnamectl hostname ${host}`)),
    },
  },
  volume: { key: { volumeKeyArn: key.arn, volumeSize: 100 } },
  statements: {
    bucket: {
      statements: [
        { Effect: "Allow", Action: "s3:GetObject", Resource: pulumi.interpolate`${logs.arn}/a/*` },
      ],
    },
  },
  care: { other: { detailedMonitoring: false, maxLifetimeDays: 30 } },
  size: { wide: { min: 0, max: 20, desired: 2, warmup: 0 } },
  tracking: { requests: { requestsPerTarget: 1000 } },
  schedules: {
    night: {
      schedules: [
        { name: "night", recurrence: "0 20 * * *", min: 1, max: 2 },
        {
          name: "day",
          recurrence: "0 6 * * MON-FRI",
          timeZone: "Europe/Berlin",
          min: 2,
          max: 8,
          desired: 4,
        },
      ],
    },
  },
  refresh: { quick: { refresh: { minHealthyPercentage: 50, maxHealthyPercentage: 150 } } },
  waiting: { none: { readiness: "none" } },
  naming: { on: { naming, label: "shop", tags: { Team: "blue" } } },
  transform: {
    on: {
      transform: {
        loadBalancer: { enableHttp2: false },
        targetGroup: { slowStart: 60 },
        listener: { routingHttpResponseServerEnabled: false },
        listenerRule: (args) => ({ args: { ...args, tags: {} } }),
        webAclAssociation: (_args, options) => ({ options: { ...options, protect: true } }),
        launchTemplate: { ebsOptimized: "true" },
        instanceProfile: { path: "/web/" },
        scalingPolicy: { enabled: true },
        schedule: { startTime: "2030-01-01T00:00:00Z" },
        role: { role: { path: "/web/" } },
        accessLogs: { bucket: { objectLockEnabled: false }, lifecycle: (args) => ({ args }) },
        autoScalingGroup: { terminationPolicies: ["OldestInstance"] },
      },
    },
  },
});

/** Further values of these options, each alone. */
const further: Case<Flat>[] = Object.entries<Partial<Flat>>({
  "https-alone": {
    listener: {
      protocol: "HTTPS",
      certificateArn: certificate(1),
      furtherCertificateArns: { shop: certificate(2) },
      sslPolicy: "ELBSecurityPolicy-TLS13-1-3-PQ-2025-09",
      redirectHttp: false,
    },
  },
  "known-hosts": {
    rules: [{ name: "known", priority: 7, hosts: ["*.example.com"], to: "instances" }],
    otherwise: { status: 404, contentType: "application/json", body: "{}" },
  },
  "health-quick": { healthCheck: { interval: 5, healthyThreshold: 3, unhealthyThreshold: 2 } },
  "front-ipv6": { ipAddressType: "dualstack" },
  "logs-shared": { accessLogs: { bucket: logs } },
  "logs-of-another": { accessLogs: { bucket: "logs-of-another-account", prefix: "shop" } },
  "types-arm": { types: ["t4g.small"] },
  "architecture-arm": { architecture: "arm64" },
  "types-spot": { spotPercentage: 50 },
  "size-fixed": { min: 3, max: 3, readiness: { exactly: 3, minutes: 30 } },
  "size-none": { min: 0, max: 1, readiness: { instances: 0 } },
  "tracking-none": { cpuTarget: "none" },
  "refresh-none": { refresh: "none" },
}).map(([name, args]) => ({ name, args }));

function instance({ name, args }: Case<Flat>, index: number): WebTier {
  const {
    types,
    architecture,
    image,
    userData,
    volumeKeyArn,
    volumeSize,
    statements,
    spotPercentage,
    onDemandBase,
    ...a
  } = args;
  const { detailedMonitoring, maxLifetimeDays, min, max, desired, cpuTarget, requestsPerTarget, ...b } = a;
  const { warmup, schedules, refresh, ...rest } = b;
  const instances = {
    types,
    architecture,
    image,
    volumeKeyArn,
    volumeSize,
    statements,
    spotPercentage,
    onDemandBase,
  };
  const scaling = { min, max, desired, cpuTarget, requestsPerTarget, warmup, schedules, refresh };
  // Load balancers have short names: the case's own name is a tag.
  return new WebTier(`w${index}`, {
    network,
    securityGroups: {
      loadBalancer: groups.of("alb"),
      instances: { id: groups.of("web").id },
      ready: groups.ready,
    },
    listener: { protocol: "HTTP" },
    accessLogs: "none",
    ...rest,
    ...(rest.naming !== undefined && { label: `shop-${index}` }),
    tags: { ...rest.tags, Case: name.slice(0, 128) },
    instances: {
      userData: userData ?? server,
      ...given(instances),
      ...given({ detailedMonitoring, maxLifetimeDays }),
    },
    scaling: given(scaling),
  });
}

/** Without what is not given. */
function given<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
}

const tiers = [...cases, ...further].map(instance);

export const instances = tiers.length;
export const url = tiers[0]?.url;
