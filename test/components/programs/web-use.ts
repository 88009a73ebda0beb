// A network with all its options, groups in a chain, and a web tier with mixed instances behind HTTPS.
import {
  EncryptionKey,
  Monitoring,
  NamingPolicy,
  Network,
  SecurityGroups,
  UserData,
  WebTier,
} from "@stackproof/components";

const naming = new NamingPolicy({
  pattern: "prod-{service}-{what}",
  words: { service: "shop" },
  region: "us-west-2",
});
const key = new EncryptionKey("key", {
  naming,
  description: "Volumes, logs and notifications",
  uses: ["cloudwatch-logs", "auto-scaling", "cloudwatch-alarms"],
});
const network = new Network("net", {
  naming,
  zones: 3,
  tiers: ["public", "private", "isolated"],
  ipv6: true,
  networkAcls: true,
  endpoints: { interface: ["ssm", "ecr.api"] },
  flowLogs: { to: "cloudwatch", kmsKeyArn: key.arn },
});
const groups = new SecurityGroups("tiers", {
  naming,
  network,
  tiers: { alb: { ports: [80, 443] }, web: { ports: [8080], outbound: [443] }, db: { ports: [5432] } },
});
const web = new WebTier("web", {
  naming,
  network,
  securityGroups: { loadBalancer: groups.of("alb"), instances: groups.of("web"), ready: groups.ready },
  port: 8080,
  listener: {
    protocol: "HTTPS",
    certificateArn: "arn:aws:acm:us-west-2:123456789012:certificate/0f1e2d3c-1234-4abc-9def-1234567890ab",
  },
  rules: [{ name: "gone", priority: 10, paths: ["/old/*"], to: { status: 410, body: "Gone" } }],
  instances: {
    userData: new UserData().shell("dnf install -y nginx", "systemctl enable --now nginx"),
    types: ["t3.micro", "t3a.micro"],
    spotPercentage: 50,
    volumeKeyArn: key.arn,
  },
  scaling: {
    requestsPerTarget: 1000,
    schedules: [{ name: "night", recurrence: "0 20 * * *", min: 1, max: 2 }],
  },
});
new Monitoring("watch", {
  naming,
  webTiers: { web },
  networks: { net: network },
  emails: ["ops@example.com"],
  kmsKeyArn: key.arn,
});

export const url = web.url;
