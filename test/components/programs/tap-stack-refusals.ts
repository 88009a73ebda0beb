import {
  AcceleratorFailover,
  DnsFailover,
  type FailoverArgs,
  Network,
  networkOf,
  otherStack,
  TapStack,
  type TapStackArgs,
  UserData,
} from "@stackproof/components";
import { refusals } from "../cases";

const code = { inline: "export const handler = async () => ({ statusCode: 200 });" };
const api = { functions: { items: { code, routes: ["GET /items"] } } };
const network = { nat: { strategy: "single" } } as const;
const securityGroups = { tiers: { alb: { ports: [80] }, web: { ports: [80], outbound: [443] } } };
const webTier = {
  listener: { protocol: "HTTP" },
  instances: { userData: new UserData().shell("systemctl enable --now nginx") },
} as const;
const existing = Network.fromExisting({ vpcId: "vpc-0123456789abcdef0", cidrBlock: "10.0.0.0/16" });
const dns = { kind: "dns", zoneId: "Z0123456789ABCDEFGHIJ", name: "www.example.com" } as const;
const accelerator = { kind: "global-accelerator" } as const;

const regions = ["us-west-2", "us-east-1"];
const one = { regions: ["us-west-2"] };
let count = 0;
const stack = (args: TapStackArgs) => new TapStack(`s${++count}`, args);
const failover = (how: FailoverArgs, more: Partial<TapStackArgs> = {}) =>
  stack({ regions, network, securityGroups, webTier, failover: how, ...more });
const other = otherStack("acme/network/prod");

export const refused = refusals({
  "no region": () => stack({ regions: [], api }),
  "regions that are a text, as plain JavaScript may give": () =>
    stack({ regions: JSON.parse('"us-west-2"'), api }),
  "a region with a letter too few": () => stack({ regions: ["us-wst-2"], api }),
  "a zone as a region": () => stack({ regions: ["us-west-2a"], api }),
  "a region's description": () => stack({ regions: ["Frankfurt (eu-central-1)"], api }),
  "a region twice": () => stack({ regions: ["us-west-2", "us-east-1", "us-west-2"], api }),
  "regions of two partitions": () => stack({ regions: ["us-west-2", "cn-north-1"], api }),
  "no part": () => stack(one),
  "a pattern without {what}": () => stack({ ...one, api, naming: { pattern: "prod-shop" } }),
  "security groups without a network": () => stack({ ...one, securityGroups }),
  "a web tier without a network": () => stack({ ...one, webTier }),
  "a web tier without security groups": () => stack({ ...one, network, webTier }),
  "a web tier with one group": () =>
    stack({ ...one, network, webTier, securityGroups: { tiers: { web: { ports: [80] } } } }),
  "a web tier with one group, by a function": () =>
    stack({
      ...one,
      network: () => existing,
      webTier,
      securityGroups: () => ({ tiers: { web: { ports: [80] } } }),
    }),
  "a tier that is none": () =>
    stack({ ...one, network: existing, securityGroups, webTier: { ...webTier, instanceTier: "app" } }),
  "one existing network for two regions": () => stack({ regions, network: existing, api }),
  "functions in a VPC without a network": () => stack({ ...one, api: { ...api, vpc: true } }),
  "one function in a VPC without a network": () =>
    stack({ ...one, api: { functions: { items: { code, routes: ["GET /"], vpc: { tier: "isolated" } } } } }),
  "a function in a VPC without a network, by a function": () =>
    stack({ ...one, api: () => ({ ...api, vpc: true }) }),
  "a bucket's function in a VPC without a network": () =>
    stack({ ...one, bucketFunction: { function: { code, vpc: true } } }),
  "a function in a tier without security groups": () =>
    stack({ ...one, network: existing, api: { ...api, vpc: { securityGroupTiers: ["app"] } } }),
  "a function that asks for a key that is not there": () =>
    stack({ ...one, api: ({ key }) => ({ ...api, kmsKeyArn: key.arn }) }),
  "two functions of one name": () =>
    stack({
      ...one,
      api: { functions: { uploads: { code, routes: ["GET /"] } } },
      bucketFunction: { function: { code } },
    }),
  "a function that is called like a tier": () =>
    stack({
      ...one,
      naming: { pattern: "prod-shop-{what}" },
      network: existing,
      securityGroups,
      api: { functions: { web: { code, routes: ["GET /"], vpc: true } } },
    }),
  "a function that is called like the instances": () =>
    stack({
      ...one,
      naming: { pattern: "prod-shop-{what}" },
      network: existing,
      securityGroups,
      webTier,
      bucketFunction: { name: "instances", function: { code } },
    }),
  "failover without a web tier": () => stack({ regions, api, failover: dns }),
  "failover with one region": () => failover(dns, one),
  "failover to a name with a protocol": () => failover({ ...dns, name: "https://www.example.com/" }),
  "failover to a zone's name": () => failover({ ...dns, zoneId: "example.com" }),
  "routing to a standby of three regions": () =>
    failover({ ...dns, routing: "failover" }, { regions: [...regions, "eu-west-1"] }),
  "a health check without a slash": () => failover({ ...dns, healthCheck: { path: "health" } }),
  "a health check every five seconds": () =>
    failover({ ...dns, healthCheck: JSON.parse('{ "interval": 5 }') }),
  "a health check of no failures": () => failover({ ...dns, healthCheck: { failures: 0 } }),
  "health checks of an internal web tier": () => failover(dns, { webTier: { ...webTier, internal: true } }),
  "IPv6 to a web tier without": () => failover({ ...dns, ipv6: true }),
  "an accelerator in China": () => failover(accelerator, { regions: ["cn-north-1", "cn-northwest-1"] }),
  "a dial of another region": () => failover({ ...accelerator, trafficDials: { "eu-west-1": 10 } }),
  "a dial above 100": () => failover({ ...accelerator, trafficDials: { "us-west-2": 150 } }),
  "dials that let nobody in": () =>
    failover({ ...accelerator, trafficDials: { "us-west-2": 0, "us-east-1": 0 } }),
  "a record that is no name": () =>
    failover({ ...accelerator, record: { zoneId: "Z0123456789ABCDEFGHIJ", name: "www example com" } }),
  "failover of nothing": () => new DnsFailover("www", { ...dns, targets: [] }),
  "an accelerator of nothing": () => new AcceleratorFailover("global", { targets: [] }),
  "another stack by one part": () => otherStack("prod"),
  "another stack with an empty part": () => otherStack("acme//prod"),
  "another stack with a space": () => otherStack({ project: "my network" }),
  "this stack": () => otherStack({}),
  "another network without zones": () => networkOf({ stack: other, zones: 0 }),
  "another network without tiers": () => networkOf({ stack: other, zones: 2, tiers: [] }),
  "another network with a tier that is none": () =>
    networkOf({ stack: other, zones: 2, tiers: JSON.parse('["public", "database"]') }),
});
