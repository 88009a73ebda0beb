// Each option of TapStack, and every two of them, on a network that is there already.
import * as aws from "@pulumi/aws";
import { grants, Network, TapStack, type TapStackArgs, UserData } from "@stackproof/components";
import { everyPair } from "../cases";

interface Own {
  readonly table: aws.dynamodb.Table;
}
type Args = TapStackArgs<Own>;

const code = { inline: "export const handler = async () => ({ statusCode: 200 });" };
const api = { functions: { items: { code, routes: ["GET /items"] } } };
const securityGroups = { tiers: { alb: { ports: [80] }, web: { ports: [80], outbound: [443] } } };
const webTier = {
  listener: { protocol: "HTTP" },
  accessLogs: "none",
  loadBalancerTier: "alb",
  instanceTier: "web",
  instances: { userData: new UserData().shell("dnf install -y nginx", "systemctl enable --now nginx") },
} as const;
const regions = ["us-west-2", "eu-west-1"];
const dns = { kind: "dns", zoneId: "Z0123456789ABCDEFGHIJ", name: "www.example.com" } as const;

const cases = everyPair<Args>({
  regions: { two: { regions } },
  naming: {
    policy: {
      naming: {
        pattern: "{environment}-{what}",
        words: { environment: "dev" },
        tags: { Environment: "{environment}", project: "serverless-infra-pulumi" },
      },
    },
  },
  tags: { some: { tags: { costCenter: "1234" } } },
  provider: { accounts: { provider: { allowedAccountIds: ["123456789012"] } } },
  network: { own: { network: { tiers: ["private"], nat: { strategy: "none" }, flowLogs: "none" } } },
  encryption: { all: { encryption: {} } },
  securityGroups: { tiers: { securityGroups } },
  resources: {
    table: {
      resources: ({ nameOf, naming, block, options }) => {
        const name = naming?.of("table", "items");
        const table = new aws.dynamodb.Table(
          nameOf("items"),
          {
            ...(name !== undefined && { name }),
            attributes: [{ name: "id", type: "S" }],
            hashKey: "id",
            billingMode: "PAY_PER_REQUEST",
            pointInTimeRecovery: { enabled: true },
            serverSideEncryption: { enabled: true },
            tags: { ...block("items").tags },
          },
          options,
        );
        return { table };
      },
      api: ({ resources: { table } }) => ({
        functions: { items: { code, routes: ["GET /items"], statements: grants.readTable(table) } },
      }),
    },
  },
  api: {
    vpc: { api: { ...api, vpc: true } },
    tier: {
      securityGroups,
      api: { functions: { items: { code, routes: ["GET /items"], vpc: { securityGroupTiers: ["web"] } } } },
    },
  },
  bucketFunction: {
    plain: { bucketFunction: { function: { code } } },
    named: { bucketFunction: { name: "scans", function: { code, vpc: true } } },
  },
  monitoring: { plain: { api, monitoring: {} } },
  webTier: { http: { securityGroups, webTier } },
  failover: {
    dns: { regions, securityGroups, webTier, failover: dns },
    targets: {
      regions,
      securityGroups: { ...securityGroups, ipv6: true },
      webTier: { ...webTier, ipAddressType: "dualstack" },
      failover: { ...dns, routing: "latency", healthCheck: "targets" },
    },
    accelerator: { regions, securityGroups, webTier, failover: { kind: "global-accelerator" } },
  },
  transform: { provider: { transform: { provider: { skipMetadataApiCheck: true } } } },
});

/** A network of private subnets has no place for a load balancer that the internet reaches. */
const contradicts = (name: string) => /^network-own-(webTier|failover)/.test(name);

const existing: Args["network"] = ({ region }) =>
  Network.fromExisting({
    vpcId: `vpc-0${region.length}1b2c3d4e5f60718`,
    cidrBlock: "10.0.0.0/16",
    publicSubnetIds: ["subnet-0a1b2c3d4e5f60711", "subnet-0a1b2c3d4e5f60712"],
    privateSubnetIds: ["subnet-0a1b2c3d4e5f60713", "subnet-0a1b2c3d4e5f60714"],
  });

for (const [index, { name, args }] of cases.filter(({ name }) => !contradicts(name)).entries()) {
  const { failover, naming } = args;
  // Names that AWS takes once must differ from case to case.
  const own = naming !== undefined && "pattern" in naming ? naming : { pattern: "{what}" };
  new TapStack<Own>(name, {
    regions: ["us-west-2"],
    network: existing,
    ...args,
    naming: { ...own, pattern: `t${index}-${own.pattern}` },
    ...(failover?.kind === "dns" && { failover: { ...failover, name: `www${index}.example.com` } }),
  });
}

// Without a policy of names.
new TapStack("auto", {
  regions,
  network: ({ region }) =>
    Network.fromExisting({
      vpcId: `vpc-0${region.length}1b2c3d4e5f60718`,
      publicSubnetIds: ["subnet-0a1b2c3d4e5f60711", "subnet-0a1b2c3d4e5f60712"],
      privateSubnetIds: ["subnet-0a1b2c3d4e5f60713", "subnet-0a1b2c3d4e5f60714"],
    }),
  encryption: {},
  securityGroups,
  webTier,
  api,
  bucketFunction: { function: { code } },
  monitoring: {},
  failover: { ...dns, name: "auto.example.com" },
});

export const instances = cases.length;
