// Network: what its arguments must be, beyond the plan of ranges. Pure. Outputs are not judged: only plain values are.
import type * as pulumi from "@pulumi/pulumi";
import type { EndpointArgs, FlowLogArgs, NatArgs, NatStrategy, NetworkArgs } from "./args.ts";
import { NetworkError } from "./errors.ts";
import type { NetworkPlan } from "./plan.ts";

/** Days that CloudWatch Logs takes: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
const RETENTIONS = [
  0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** `us-west-2a`, `us-gov-west-1b`, and Local Zones such as `us-west-2-lax-1a`. The first group is the region. */
const ZONE = /^([a-z]{2,4}(?:-[a-z]+)+-\d+)((?:-[a-z]+-\d+)?)[a-z]$/;

/** Parts of a /56 that subnets can have. */
const IPV6_PARTS = 256;

/** The name of a role, and what Pulumi adds to the name of the resource when nothing names the role. */
const ROLE_NAME = 64;
const ROLE_ADDITION = "-flow-logs-0123456".length;

/**
 * Whether a zone's name is that of an Availability Zone, which every account sees, and not that of a Local Zone.
 */
export function isAvailabilityZone(zone: string): boolean {
  return ZONE.exec(zone)?.[2] === "";
}

/** @throws NetworkError when there can be no such zones */
export function checkZones(zones: number | readonly string[]): void {
  if (typeof zones === "number") {
    if (Number.isInteger(zones) && zones >= 1 && zones <= 6) return;
    throw new NetworkError(
      `zones is ${zones}. Give a whole number from 1 to 6, or names such as ["us-west-2a", "us-west-2b"].`,
    );
  }
  for (const zone of zones) {
    if (ZONE.test(zone) || zone === "") continue;
    const isId = /^[a-z0-9]+-az\d+$/.test(zone);
    throw new NetworkError(
      isId
        ? `zones names "${zone}", which is the id of a zone. Give its name, such as "us-west-2a".`
        : `zones names "${zone}", which is no Availability Zone. Write its region and letter, such as "us-west-2a".`,
    );
  }
  const regions = [...new Set(zones.flatMap((zone) => ZONE.exec(zone)?.[1] ?? []))];
  if (regions.length > 1) {
    throw new NetworkError(
      `zones are in several regions: ${regions.join(", ")}. A VPC is in one; make a Network for each region.`,
    );
  }
}

/** @throws NetworkError when the subnets are more than the IPv6 range of a VPC has parts */
export function checkIpv6(plan: NetworkPlan): void {
  const places = plan.tiers.flatMap(({ subnets }) => subnets.map(({ place }) => place));
  if (Math.max(...places) < IPV6_PARTS) return;
  throw new NetworkError(
    `ipv6 is true, and the plan has more than ${IPV6_PARTS} places, which is what a VPC's IPv6 range can be cut into. Give a smaller capacity.`,
  );
}

/**
 * The strategy, with its default.
 *
 * @throws NetworkError when NAT gateways have no place or no use, or their addresses are not theirs
 */
export function checkNat(nat: NatArgs, plan: NetworkPlan): NatStrategy {
  const has = (kind: string): boolean => plan.tiers.some((tier) => tier.kind === kind);
  const strategy = nat.strategy ?? (has("private") ? "per-zone" : "none");
  if (!["none", "single", "per-zone"].includes(strategy)) {
    throw new NetworkError(`nat.strategy is "${strategy}". Use "none", "single" or "per-zone".`);
  }
  if (strategy !== "none" && !has("private")) {
    throw new NetworkError(
      `nat.strategy is "${strategy}", and there is no private tier that would use a NAT gateway. Leave nat out, or add "private" to tiers.`,
    );
  }
  if (strategy !== "none" && !has("public")) {
    throw new NetworkError(
      `There is a private tier and no public one, where its NAT gateways would be. Add "public" to tiers, use "isolated" in place of "private", or set nat: { strategy: "none" }.`,
    );
  }
  const zones = plan.tiers[0]?.subnets.length ?? 0;
  checkAddresses(nat.allocationIds ?? [], strategy === "none" ? 0 : strategy === "single" ? 1 : zones);
  return strategy;
}

function checkAddresses(ids: readonly pulumi.Input<string>[], gateways: number): void {
  if (ids.length > 0 && ids.length !== gateways) {
    throw new NetworkError(
      gateways === 0
        ? "nat.allocationIds has addresses, and there are no NAT gateways. Leave it out."
        : `nat.allocationIds has ${ids.length}, and there are ${gateways} NAT gateways. Give one for each.`,
    );
  }
  const plain = ids.filter((id) => typeof id === "string");
  const odd = plain.find((id) => !id.startsWith("eipalloc-"));
  if (odd !== undefined) {
    throw new NetworkError(
      `nat.allocationIds has "${odd}", which is no allocation id. Give one such as "eipalloc-0123456789abcdef0": the id of an aws.ec2.Eip.`,
    );
  }
  const twice = firstTwice(plain);
  if (twice !== undefined) {
    throw new NetworkError(
      `nat.allocationIds has "${twice}" twice. An address belongs to one NAT gateway; give each its own.`,
    );
  }
}

/** @throws NetworkError when an endpoint cannot be, is there twice, or has no tier */
export function checkEndpoints(
  { gateway = [], interface: services = [], tier }: EndpointArgs,
  plan: NetworkPlan,
): void {
  const odd = gateway.find((service) => !["s3", "dynamodb"].includes(service));
  if (odd !== undefined) {
    throw new NetworkError(
      `endpoints.gateway has "${odd}", and only "s3" and "dynamodb" have gateway endpoints. Move it to endpoints.interface.`,
    );
  }
  const noName = services.find((service) => !/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/.test(service));
  if (noName !== undefined) {
    throw new NetworkError(
      `endpoints.interface has "${noName}", which is no service. Write it like "ssm" or "ecr.api", or as the whole name "com.amazonaws.us-west-2.ssm".`,
    );
  }
  for (const [key, list] of Object.entries({ gateway, interface: services })) {
    const twice = firstTwice(list);
    if (twice !== undefined) throw new NetworkError(`endpoints.${key} has "${twice}" twice. Leave one out.`);
  }
  const names = plan.tiers.map(({ name }) => name);
  if (tier !== undefined && !names.includes(tier)) {
    throw new NetworkError(
      `endpoints.tier is "${tier}", and the tiers are ${names.join(", ")}. Use one of them.`,
    );
  }
  if (tier !== undefined && services.length === 0) {
    throw new NetworkError(
      `endpoints.tier is "${tier}", and endpoints.interface names no service. Name some, or leave tier out.`,
    );
  }
}

/** @throws NetworkError when flow logs cannot go there */
export function checkFlowLogs(name: string, logs: FlowLogArgs, args: NetworkArgs): void {
  const { traffic = "ALL", interval = 600 } = logs;
  if (!["ALL", "ACCEPT", "REJECT"].includes(traffic)) {
    throw new NetworkError(`flowLogs.traffic is "${traffic}". Use "ALL", "ACCEPT" or "REJECT".`);
  }
  if (![60, 600].includes(interval)) {
    throw new NetworkError(`flowLogs.interval is ${interval}. Use 60 or 600 seconds.`);
  }
  if (logs.to === "s3") return checkBucket(logs.bucketArn);
  if (logs.to !== "cloudwatch") {
    throw new NetworkError(
      `flowLogs.to is "${String(logs["to"])}". Use "cloudwatch" or "s3", or flowLogs: "none".`,
    );
  }
  const { retentionInDays = 14, kmsKeyArn } = logs;
  if (!RETENTIONS.includes(retentionInDays)) {
    throw new NetworkError(
      `flowLogs.retentionInDays is ${retentionInDays}, and CloudWatch Logs takes ${RETENTIONS.join(", ")}. Use one of them.`,
    );
  }
  if (typeof kmsKeyArn === "string" && !/^arn:[\w-]+:kms:[\w-]+:\d{12}:key\/.+$/.test(kmsKeyArn)) {
    throw new NetworkError(
      `flowLogs.kmsKeyArn is "${kmsKeyArn}", which is no ARN of a key. Write it like "arn:aws:kms:us-west-2:123456789012:key/1234abcd-…"; CloudWatch Logs takes no id and no alias.`,
    );
  }
  const isNamed = args.naming !== undefined || args.transform?.flowLogRole !== undefined;
  if (!isNamed && name.length + ROLE_ADDITION > ROLE_NAME) {
    throw new NetworkError(
      `The name has ${name.length} characters, and the role of the flow logs, whose name begins with it, can have ${ROLE_NAME}. Use a name of ${ROLE_NAME - ROLE_ADDITION} characters at most, or give naming.`,
    );
  }
}

function checkBucket(bucketArn: pulumi.Input<string>): void {
  if (typeof bucketArn !== "string") return;
  const found = /^arn:[\w-]+:s3:::[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/.*)?$/.exec(bucketArn);
  if (found === null) {
    throw new NetworkError(
      `flowLogs.bucketArn is "${bucketArn}", which is no ARN of a bucket. Write it like "arn:aws:s3:::acme-flow-logs" or "arn:aws:s3:::acme-flow-logs/main".`,
    );
  }
  if (/^\/AWSLogs(?:\/|$)/.test(found[1] ?? "")) {
    throw new NetworkError(
      `flowLogs.bucketArn is in the folder AWSLogs, which AWS makes by itself and refuses here. Leave the folder out.`,
    );
  }
}

/** @throws NetworkError when a port is none, or there are too many for one ACL */
export function checkPublicPorts(publicPorts: readonly number[], plan: NetworkPlan, most: number): void {
  const odd = publicPorts.find((port) => !Number.isInteger(port) || port < 1 || port > 65_535);
  if (odd !== undefined) {
    throw new NetworkError(`networkAcls.publicPorts has ${odd}. Give whole numbers from 1 to 65535.`);
  }
  const twice = firstTwice(publicPorts);
  if (twice !== undefined)
    throw new NetworkError(`networkAcls.publicPorts has ${twice} twice. Leave one out.`);
  if (publicPorts.length > most) {
    throw new NetworkError(
      `networkAcls.publicPorts has ${publicPorts.length} ports, and an ACL has room for ${most}. Name fewer, or change the rules by transform.networkAcl.`,
    );
  }
  if (publicPorts.length > 0 && !plan.tiers.some(({ kind }) => kind === "public")) {
    throw new NetworkError(
      `networkAcls.publicPorts is given, and there is no public tier. Leave it out: networkAcls: true.`,
    );
  }
}

function firstTwice<T>(list: readonly T[]): T | undefined {
  return list.find((item, index) => list.indexOf(item) !== index);
}
