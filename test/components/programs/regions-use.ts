// Everything in two regions, the second of which stands in for the first.
import { TapStack, UserData } from "@stackproof/components";

const certificates: Record<string, string> = {
  "us-west-2": "0f1e2d3c-1234-4abc-9def-1234567890ab",
  "us-east-1": "1a2b3c4d-1234-4abc-9def-1234567890ab",
};
const code = { inline: "export const handler = async () => ({ statusCode: 200 });" };

const stack = new TapStack("shop", {
  regions: ["us-west-2", "us-east-1"],
  naming: { pattern: "prod-{service}-{what}", words: { service: "shop" } },
  tags: { Environment: "prod", project: "shop" },
  encryption: { uses: ["cloudwatch-logs", "auto-scaling", "cloudwatch-alarms"] },
  network: { cidr: "10.20.0.0/16", zones: 2, nat: { strategy: "single" } },
  securityGroups: { tiers: { alb: { ports: [80, 443] }, web: { ports: [80], outbound: [443] } } },
  webTier: ({ region }) => ({
    listener: {
      protocol: "HTTPS",
      certificateArn: `arn:aws:acm:${region}:123456789012:certificate/${certificates[region]}`,
    },
    instances: { userData: new UserData().shell("dnf install -y nginx", "systemctl enable --now nginx") },
  }),
  api: { functions: { items: { code, routes: ["GET /items"] } } },
  bucketFunction: { function: { code } },
  monitoring: { emails: ["ops@example.com"] },
  failover: { kind: "dns", zoneId: "Z0123456789ABCDEFGHIJ", name: "www.example.com" },
});

export const outputs = stack.outputs;
export const dnsName = stack.dnsName;
