// Network: its arguments, judged and with their defaults. Pure; what comes out of here can be created.
import type * as pulumi from "@pulumi/pulumi";
import { aclRules, MOST_RULES } from "./acl-rules.ts";
import type { FlowLogArgs, NatStrategy, NetworkArgs } from "./args.ts";
import {
  checkEndpoints,
  checkFlowLogs,
  checkIpv6,
  checkNat,
  checkPublicPorts,
  checkZones,
} from "./checks.ts";
import { NetworkError } from "./errors.ts";
import { type NetworkPlan, NetworkPlanError, planNetwork } from "./plan.ts";

/** What a network will be. */
export interface NetworkSettings {
  readonly plan: NetworkPlan;
  /** How many zones, or which. */
  readonly zones: number | readonly string[];
  readonly nat: { readonly strategy: NatStrategy; readonly allocationIds: readonly pulumi.Input<string>[] };
  readonly ipv6: boolean;
  readonly endpoints: {
    readonly gateway: readonly ("s3" | "dynamodb")[];
    readonly interface: readonly string[];
    /** Name of the tier of the interface endpoints. */
    readonly tier: string;
  };
  /** Undefined when there are none. */
  readonly flowLogs: FlowLogArgs | undefined;
  /** Undefined when the VPC's default ACL is enough. */
  readonly networkAcls: { readonly publicPorts: readonly number[] } | undefined;
}

/**
 * Reads the arguments of a network.
 *
 * @param name of the component; messages begin with it
 * @throws NetworkError when they cannot be; the message says what to change
 */
export function networkSettings(name: string, args: NetworkArgs): NetworkSettings {
  try {
    return read(name, args);
  } catch (error) {
    const isOurs = error instanceof NetworkError || error instanceof NetworkPlanError;
    throw isOurs ? new NetworkError(`Network "${name}": ${error.message}`) : error;
  }
}

function read(name: string, args: NetworkArgs): NetworkSettings {
  const { zones = 2, ipv6 = false, endpoints = {}, nat = {} } = args;
  checkZones(zones);
  const plan = planNetwork({
    cidr: args.cidr ?? "10.0.0.0/16",
    // By number, zones are called by their number, from 1 on.
    zones: typeof zones === "number" ? Array.from({ length: zones }, (_, index) => String(index + 1)) : zones,
    ...(args.tiers !== undefined && { tiers: args.tiers }),
    ...(args.capacity !== undefined && { capacity: args.capacity }),
  });
  if (ipv6) checkIpv6(plan);
  const strategy = checkNat(nat, plan);
  checkEndpoints(endpoints, plan);
  const flowLogs = args.flowLogs === "none" ? undefined : (args.flowLogs ?? { to: "cloudwatch" });
  if (flowLogs !== undefined) checkFlowLogs(name, flowLogs, args);
  const tier = plan.tiers.find(({ kind }) => kind !== "public") ?? plan.tiers[0];
  return {
    plan,
    zones,
    nat: { strategy, allocationIds: nat.allocationIds ?? [] },
    ipv6,
    endpoints: {
      gateway: endpoints.gateway ?? ["s3", "dynamodb"],
      interface: endpoints.interface ?? [],
      tier: endpoints.tier ?? tier?.name ?? "",
    },
    flowLogs,
    networkAcls: readAcls(args, plan, ipv6),
  };
}

function readAcls(args: NetworkArgs, plan: NetworkPlan, ipv6: boolean): NetworkSettings["networkAcls"] {
  const { networkAcls = false } = args;
  if (networkAcls === false) return undefined;
  const given = networkAcls === true ? undefined : networkAcls.publicPorts;
  // What is left of an ACL without ports; each port takes a rule for each version of IP.
  const others = aclRules({
    kind: "public",
    cidr: plan.cidr,
    ...(ipv6 && { ipv6Cidr: "::/0" }),
    publicPorts: [],
    hasGatewayEndpoints: false,
  }).ingress.length;
  checkPublicPorts(given ?? [], plan, Math.floor((MOST_RULES - others) / (ipv6 ? 2 : 1)));
  return { publicPorts: given ?? [80, 443] };
}
