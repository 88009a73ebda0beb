import {
  BucketFunction,
  EncryptionKey,
  Monitoring,
  type MonitoringArgs,
  NamingPolicy,
  Network,
  SecurityGroups,
  ServerlessApi,
  UserData,
  WebTier,
} from "@stackproof/components";
import { everyPair } from "../cases";

// One of each thing is enough: all cases watch the same ones.
const key = new EncryptionKey("key", { description: "Alarms", uses: ["cloudwatch-alarms"] });
const network = new Network("net", { zones: 2, flowLogs: "none", nat: { strategy: "per-zone" } });
const groups = new SecurityGroups("tiers", {
  network,
  tiers: { alb: { ports: [80] }, web: { ports: [80], outbound: [443] } },
});
const web = new WebTier("web", {
  network,
  securityGroups: { loadBalancer: groups.of("alb"), instances: groups.of("web"), ready: groups.ready },
  listener: { protocol: "HTTP" },
  instances: { userData: new UserData().shell("dnf install -y nginx", "systemctl enable --now nginx") },
});
const code = { inline: "export const handler = async () => ({ statusCode: 200 });" };
const http = new ServerlessApi("http", { functions: { items: { code, routes: ["GET /items"] } } });
const rest = new ServerlessApi("rest", {
  type: "rest",
  functions: { items: { code, routes: ["GET /items"] } },
});
const uploads = new BucketFunction("uploads", { function: { code } });
const shared = new Monitoring("shared", { functions: { uploads: uploads.function } });
const queue = uploads.nodes.failedEvents;
const { logGroup } = uploads.function.nodes;

const cases = everyPair<MonitoringArgs>({
  naming: { prod: { naming: new NamingPolicy({ pattern: "prod-{what}", region: "us-west-2" }) } },
  tags: { some: { tags: { team: "operations" } } },
  webTiers: { one: { webTiers: { web } } },
  functions: { one: { functions: { uploads: uploads.function } } },
  apis: { both: { apis: { http, rest } } },
  networks: { one: { networks: { net: network } } },
  queues: { old: { queues: { failed: { queue, maximumAge: 60 }, other: { queue: { name: "orders" } } } } },
  logs: {
    plain: { logs: { uploads: { logGroup } } },
    json: {
      logs: {
        uploads: { logGroup: { name: logGroup.name }, pattern: '{ $.level = "error" }', threshold: 3 },
      },
    },
  },
  limits: {
    other: {
      limits: {
        loadBalancerErrors: 50,
        targetErrors: 50,
        latency: 0.25,
        unhealthyTargets: 1,
        healthyTargets: 2,
        headroom: 1,
        functionErrors: 10,
        throttles: 10,
        duration: 0.5,
        apiErrors: 50,
        natPortErrors: 10,
      },
    },
    none: {
      limits: {
        loadBalancerErrors: false,
        targetErrors: false,
        latency: false,
        unhealthyTargets: false,
        healthyTargets: false,
        headroom: false,
        functionErrors: false,
        throttles: false,
        duration: false,
        apiErrors: false,
        natPortErrors: false,
      },
    },
  },
  window: { short: { window: 1 }, long: { window: 60 } },
  receivers: {
    several: {
      emails: ["ops@example.com", "on-call+night@example.com"],
      webhooks: { chat: "https://example.com/hooks/1" },
    },
    none: { encrypted: false },
    key: { kmsKeyArn: key.arn },
    topic: { topicArn: shared.topicArn },
  },
  recoveries: { off: { recoveries: false } },
  dashboard: { off: { dashboard: false } },
  transform: {
    all: {
      transform: {
        key: { deletionWindowInDays: 7 },
        alias: (_, options) => ({ options }),
        topic: { displayName: "Alarms" },
        topicPolicy: (_, options) => ({ options }),
        subscription: { rawMessageDelivery: false },
        metricFilter: (args, _, name) => ({ args: { ...args, name } }),
        alarm: (args, _, name) => ({ args: { ...args, alarmDescription: `${name}: see the runbook.` } }),
        dashboard: (_, options) => ({ options }),
      },
    },
  },
});
const queues = { failed: { queue } };
// The same physical names cannot be there twice.
for (const { name, args } of cases) new Monitoring(name, { queues, label: name, ...args });

export const instances = cases.length;
