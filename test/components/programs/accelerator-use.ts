// A web tier in three regions behind an accelerator with IPv6, addresses for each, and a name of its own.
import { TapStack, UserData } from "@stackproof/components";

const stack = new TapStack("shop", {
  regions: ["us-west-2", "eu-west-1", "ap-northeast-1"],
  naming: {
    pattern: "prod-{service}-{what}",
    words: { service: "shop", environment: "prod" },
    tags: { Environment: "{environment}" },
  },
  network: { zones: 2, ipv6: true, nat: { strategy: "single" }, flowLogs: "none" },
  securityGroups: { ipv6: true, tiers: { alb: { ports: [80, 443] }, web: { ports: [80], outbound: [443] } } },
  webTier: ({ region, isPrimary }) => ({
    listener: {
      protocol: "HTTPS",
      certificateArn: `arn:aws:acm:${region}:123456789012:certificate/0f1e2d3c-1234-4abc-9def-1234567890ab`,
    },
    ipAddressType: "dualstack",
    accessLogs: "none",
    instances: { userData: new UserData().shell("dnf install -y nginx", "systemctl enable --now nginx") },
    scaling: { min: isPrimary ? 2 : 1, max: 4 },
  }),
  failover: {
    kind: "global-accelerator",
    record: { zoneId: "Z0123456789ABCDEFGHIJ", name: "example.com" },
    clientAffinity: "SOURCE_IP",
    trafficDials: { "ap-northeast-1": 10 },
  },
});

export const { outputs, dnsName, addresses } = stack;
