import * as pulumi from "@pulumi/pulumi";
import { TapStack } from "@stackproof/components";
import { webServer } from "./server";

interface Region {
  name: string;
  vpcCidr: string;
  certificateArn?: string;
}

const config = new pulumi.Config();
const environment = pulumi.getStack();
const service = config.require("service");
const regions = config.requireObject<Region[]>("regions");
const domain = config.getObject<{ name: string; zoneId: string }>("domain");
const settings = Object.fromEntries(regions.map((region) => [region.name, region]));

const stack = new TapStack(service, {
  regions: regions.map(({ name }) => name),
  naming: {
    pattern: "{environment}-{service}-{what}",
    words: { environment, service },
    tags: { Environment: "{environment}" },
  },

  network: ({ region }) => ({
    cidr: settings[region].vpcCidr,
    zones: config.requireNumber("zones"),
    nat: { strategy: config.require<"single" | "per-zone">("natGateways") },
  }),

  // A key for log groups, volumes and alarms.
  encryption: {},

  // Each tier may be called by the one before it, and the first by everyone.
  securityGroups: {
    tiers: {
      alb: { ports: [80, 443] },
      web: { ports: [80], outbound: [443] },
      app: { ports: [8080], outbound: [443] },
      db: { ports: [5432] },
    },
  },

  webTier: ({ region }) => ({
    listener: listener(settings[region]),
    healthCheck: { path: "/health" },
    instances: { userData: webServer(`${environment} ${service}`) },
    scaling: config.requireObject("instances"),
  }),

  monitoring: {},

  ...(domain && { failover: { kind: "dns", ...domain } }),
});

/** With a certificate HTTPS, and a redirect from HTTP; without one HTTP, which is for trying out. */
function listener({ certificateArn }: Region) {
  return certificateArn ? { protocol: "HTTPS" as const, certificateArn } : { protocol: "HTTP" as const };
}

/** What clients call. */
export const url = domain ? `https://${domain.name}` : stack.primary.outputs.webTier?.url;

/** By region: the address of the load balancer, the ids and ARNs of the parts. */
export const regionOutputs = stack.outputs;
