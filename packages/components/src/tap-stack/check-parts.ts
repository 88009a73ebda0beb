// TapStack: parts that do not go together. Pure.

import type { FailoverArgs } from "../failover/args.ts";
import { checkFailover } from "../failover/check.ts";
import { NamingPolicy } from "../naming/naming.ts";
import type {
  TapApiArgs,
  TapBucketFunctionArgs,
  TapSecurityGroupsArgs,
  TapStackArgs,
  TapVpc,
  TapWebTierArgs,
} from "./args.ts";
import { TapStackError } from "./error.ts";
import { checkRegions } from "./regions.ts";

const PARTS = ["network", "encryption", "resources", "webTier", "api", "bucketFunction"] as const;

/**
 * Refuses what cannot be before anything is made. What callbacks return is checked when they are called.
 *
 * @param owner `TapStack "shop"`
 * @param known the regions of AWS
 * @throws TapStackError
 */
export function checkStack<Own>(owner: string, args: TapStackArgs<Own>, known: readonly string[]): void {
  checkRegions(owner, args.regions, known);
  policyOfStack(args);
  const { network, securityGroups, webTier, failover, regions } = args;
  if (typeof network === "object" && "subnetIds" in network && regions.length > 1) {
    throw new TapStackError(
      `${owner} has one existing network for ${regions.length} regions, and a VPC belongs to one. Give one for each: network: ({ region }) => networks[region].`,
    );
  }
  if (securityGroups !== undefined && network === undefined) missing(owner, "securityGroups", "network");
  if (webTier !== undefined && network === undefined) missing(owner, "webTier", "network");
  if (webTier !== undefined && securityGroups === undefined) missing(owner, "webTier", "securityGroups");
  if (webTier !== undefined && typeof securityGroups === "object") {
    checkTiers(owner, securityGroups, typeof webTier === "object" ? webTier : {});
  }
  if (PARTS.every((part) => args[part] === undefined)) {
    throw new TapStackError(
      `${owner} makes nothing. Give at least one part: network, webTier, api or bucketFunction.`,
    );
  }
  const { api, bucketFunction } = args;
  if (typeof api === "object") checkApi(owner, api, args);
  if (typeof bucketFunction === "object") checkBucketFunction(owner, bucketFunction, args);
  if (failover === undefined) return;
  if (webTier === undefined) {
    throw new TapStackError(
      `${owner} has failover and no webTier to lead to. Give webTier, or leave failover out.`,
    );
  }
  checkFailover(owner, failover, regions);
  if (typeof webTier === "object") checkReach(owner, failover, [webTier]);
}

/** @throws TapStackError when clients or health checks could not reach the web tiers */
export function checkReach(
  owner: string,
  failover: FailoverArgs,
  webTiers: readonly Pick<TapWebTierArgs, "internal" | "ipAddressType">[],
): void {
  const isInternal = webTiers.some(({ internal }) => internal === true);
  if (isInternal && failover.kind === "dns" && failover.healthCheck !== "targets") {
    throw new TapStackError(
      `${owner} has failover by DNS to an internal webTier, which the health checks of Route 53 do not reach. Write failover: { healthCheck: "targets", … }, or leave internal out.`,
    );
  }
  if (failover.ipv6 === true && !isDualStack(webTiers)) {
    throw new TapStackError(
      `${owner} has failover with ipv6 to a webTier without it. Give it ipAddressType: "dualstack", and network ipv6: true.`,
    );
  }
}

/** True when all answer over IPv6 as well. */
export function isDualStack(webTiers: readonly Pick<TapWebTierArgs, "ipAddressType">[]): boolean {
  return webTiers.every(({ ipAddressType }) => ipAddressType === "dualstack");
}

/** The policy of names and tags, in no region yet. */
export function policyOfStack<Own>({ naming }: Pick<TapStackArgs<Own>, "naming">): NamingPolicy | undefined {
  return naming === undefined || naming instanceof NamingPolicy ? naming : new NamingPolicy(naming);
}

function missing(owner: string, part: string, needs: string): never {
  throw new TapStackError(`${owner} has ${part} and no ${needs}, which ${part} needs. Give ${needs}.`);
}

/** @throws TapStackError when a web tier cannot use the groups */
export function checkTiers(
  owner: string,
  { tiers }: TapSecurityGroupsArgs,
  { loadBalancerTier, instanceTier }: Pick<TapWebTierArgs, "loadBalancerTier" | "instanceTier">,
): void {
  const names = Object.keys(tiers);
  for (const [key, tier] of Object.entries({ loadBalancerTier, instanceTier })) {
    if (tier === undefined || names.includes(tier)) continue;
    throw new TapStackError(
      `${owner} has "${tier}" as ${key} of webTier, which is no tier of securityGroups. Name one of ${names.join(", ")}.`,
    );
  }
  if (names.length >= 2) return;
  throw new TapStackError(
    `${owner} has webTier and ${names.length === 0 ? "no tier" : `only the tier "${names.join()}"`} of securityGroups. Give one for the load balancer and one for the instances: tiers: { alb: { ports: [443] }, web: { ports: [80], outbound: [443] } }.`,
  );
}

/** @throws TapStackError when functions are to run in a network that is not there, or have names that are taken */
export function checkApi<Own>(owner: string, api: TapApiArgs, stack: TapStackArgs<Own>): void {
  for (const [name, { vpc = api.vpc }] of Object.entries(api.functions)) {
    const what = `The function "${name}" of ${owner}`;
    checkVpc(what, vpc, stack.network !== undefined);
    checkName(what, name, vpc, stack);
  }
}

/** @throws TapStackError as for functions of an API */
export function checkBucketFunction<Own>(
  owner: string,
  bucketFunction: TapBucketFunctionArgs,
  stack: TapStackArgs<Own>,
): void {
  const { name = "uploads", function: fn } = bucketFunction;
  const what = `The function of bucketFunction of ${owner}, "${name}",`;
  checkVpc(what, fn.vpc, stack.network !== undefined);
  checkName(what, name, fn.vpc, stack);
  if (typeof stack.api !== "object" || !Object.hasOwn(stack.api.functions, name)) return;
  throw new TapStackError(
    `${owner} has a function "${name}" in api, and bucketFunction has that name too. Name it otherwise: bucketFunction: { name: "${name}-bucket", … }.`,
  );
}

/** Physical names of functions share the stack's pattern with those of other parts. */
function checkName<Own>(
  what: string,
  name: string,
  vpc: TapVpc | undefined,
  { naming, webTier, network, securityGroups }: TapStackArgs<Own>,
): void {
  if (naming === undefined) return;
  const tiers = typeof securityGroups === "object" ? Object.keys(securityGroups.tiers) : [];
  const isInVpc = vpc !== undefined && vpc !== false;
  const taken =
    webTier !== undefined && (name === "instances" || name === "access-logs")
      ? `of a part of webTier`
      : network !== undefined && name === "flow-logs"
        ? `of a part of network`
        : isInVpc && tiers.includes(name)
          ? `of a tier of securityGroups, and its own security group would have it too`
          : undefined;
  if (taken === undefined) return;
  throw new TapStackError(`${what} has the name ${taken}. Name it otherwise, such as "${name}-function".`);
}

function checkVpc(owner: string, vpc: TapVpc | undefined, hasNetwork: boolean): void {
  if (vpc === undefined || vpc === false || hasNetwork) return;
  if (vpc !== true && vpc.network !== undefined) return;
  throw new TapStackError(
    `${owner} is to run in a VPC, and the stack has no network. Give network, or vpc: { network: Network.fromExisting({ … }) }.`,
  );
}
