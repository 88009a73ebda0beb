// A network with each of its options, and with every two of them.
import * as aws from "@pulumi/aws";
import { EncryptionKey, NamingPolicy, Network, type NetworkArgs } from "@stackproof/components";
import { type Case, everyPair, type Options } from "../cases";

const key = new EncryptionKey("key", { description: "Flow logs", uses: ["cloudwatch-logs"] });
const bucket = new aws.s3.Bucket("logs");
new aws.s3.BucketPublicAccessBlock("logs", {
  bucket: bucket.bucket,
  blockPublicAcls: true,
  blockPublicPolicy: true,
  ignorePublicAcls: true,
  restrictPublicBuckets: true,
});
const naming = new NamingPolicy({ pattern: "dev-{what}", region: "us-west-2" });
const asked = { tags: { asked: "yes" } };
/** Stands for a new address in each network. */
const OWN = ["eipalloc-0123456789abcdef0"];

const options: Options<NetworkArgs> = {
  cidr: { small: { cidr: "10.9.0.0/24" }, odd: { cidr: "100.64.16.0/21" } },
  zones: { two: { zones: 2 }, named: { zones: ["us-west-2c", "us-west-2a", "us-west-2b"] } },
  tiers: {
    open: { tiers: ["public"] },
    closed: { tiers: ["isolated"] },
    three: { tiers: ["isolated", "private", "public"] },
    twins: { tiers: ["public", { name: "app", kind: "private" }, { name: "jobs", kind: "private" }] },
  },
  room: { six: { capacity: { zones: 6, tiers: 2 } }, three: { capacity: { zones: 3, tiers: 3 } } },
  nat: {
    single: { nat: { strategy: "single" } },
    zonal: { nat: { strategy: "per-zone" } },
    own: { nat: { strategy: "single", allocationIds: OWN } },
  },
  ipv6: { on: { ipv6: true } },
  ends: {
    gateway: { endpoints: { gateway: ["s3"] } },
    ssm: { endpoints: { gateway: [], interface: ["ssm", "ecr.api"] } },
    both: { endpoints: { interface: ["s3", "dynamodb"] } },
    s3: { endpoints: { gateway: [], interface: ["s3", "com.amazonaws.us-west-2.kms"] } },
    open: { endpoints: { interface: ["sqs"], tier: "public" } },
  },
  flow: {
    group: { flowLogs: { to: "cloudwatch", kmsKeyArn: key.arn, retentionInDays: 365 } },
    bucket: { flowLogs: { to: "s3", bucketArn: bucket.arn, traffic: "REJECT", interval: 60 } },
  },
  acls: { on: { networkAcls: true }, ports: { networkAcls: { publicPorts: [443, 8443] } } },
  naming: { on: { naming } },
  label: { none: { label: "" }, short: { label: "net" } },
  tags: { on: { tags: { team: "platform" } } },
  change: {
    on: {
      transform: {
        vpc: { enableNetworkAddressUsageMetrics: true },
        internetGateway: asked,
        egressOnlyInternetGateway: asked,
        subnet: (args, more, name) => ({
          args: { ...args, tags: { ...args.tags, asked: name } },
          options: { ...more, retainOnDelete: false },
        }),
        routeTable: asked,
        route: (_, more) => ({ options: { ...more, customTimeouts: { create: "10m" } } }),
        routeTableAssociation: () => undefined,
        eip: asked,
        natGateway: asked,
        defaultSecurityGroup: asked,
        networkAcl: asked,
        vpcEndpoint: asked,
        endpointSecurityGroup: asked,
        endpointSecurityGroupRule: asked,
        flowLog: asked,
        flowLogGroup: { ...asked, skipDestroy: true },
        flowLogRole: { ...asked, path: "/network/" },
        flowLogPolicy: { name: "write" },
      },
    },
  },
};

const kindsOf = (args: Partial<NetworkArgs>): string[] =>
  (args.tiers ?? ["public", "private"]).map((tier) => (typeof tier === "string" ? tier : tier.kind));

/** Pairs that cannot be, by design. */
function isRefused({ args }: Case<NetworkArgs>): boolean {
  const kinds = kindsOf(args);
  const asksNat = args.nat !== undefined && args.nat.strategy !== "none";
  const asksPorts = typeof args.networkAcls === "object";
  return (
    // NAT gateways are in a public tier and for a private one.
    (asksNat && !(kinds.includes("public") && kinds.includes("private"))) ||
    // Ports that the internet may ask are those of public tiers.
    (asksPorts && !kinds.includes("public")) ||
    // The endpoints' tier is one of the network's.
    (args.endpoints?.tier !== undefined && !kinds.includes(args.endpoints.tier)) ||
    // The room that is asked for is for two tiers.
    (args.capacity?.tiers === 2 && kinds.length > 2)
  );
}

const cases = everyPair<NetworkArgs>(options).filter((one) => !isRefused(one));
for (const { name, args } of cases) {
  const base: NetworkArgs = { zones: 1, nat: {}, flowLogs: "none", endpoints: { gateway: [] } };
  const nat = args.nat ?? { strategy: "none" };
  const own = nat.allocationIds === OWN ? [new aws.ec2.Eip(name, { domain: "vpc" }).id] : undefined;
  new Network(name, {
    ...base,
    ...args,
    nat: { ...nat, ...(own !== undefined && { allocationIds: own }) },
  });
}

export const instances = cases.length;
