// Network: whether a resource has IPv6 addresses. Pure.
import { known } from "../model/kinds/kind.ts";
import type { ResourceView } from "../model/view.ts";
import { flagOf } from "./values.ts";

/** In a subnet that has a range of them; undefined when nobody can know. */
export function hasIpv6Address(view: ResourceView, subnet: ResourceView): boolean | undefined {
  const isAssigned = flagOf(subnet, "assignIpv6AddressOnCreation", false) === true;
  if (view.is("aws:lb/loadBalancer:LoadBalancer")) return isOneOf(view, "ipAddressType", /^dualstack/);
  if (view.is("aws:rds/instance:Instance") || view.is("aws:rds/cluster:Cluster"))
    return isOneOf(view, "networkType", /^DUAL$/);
  if (view.is("aws:lambda/function:Function"))
    return view.object("vpcConfig")?.["ipv6AllowedForDualStack"] === true;
  if (view.is("aws:ec2/instance:Instance")) {
    const given = ["ipv6AddressCount", "ipv6Addresses", "networkInterfaces", "launchTemplate"];
    if ((view.number("ipv6AddressCount") ?? 0) > 0) return true;
    return isAssigned || (given.some((input) => view.has(input)) ? undefined : false);
  }
  return isAssigned || undefined;
}

/** Absent is IPv4. */
function isOneOf(view: ResourceView, input: string, pattern: RegExp): boolean | undefined {
  if (view.state(input) === "absent") return false;
  const text = known(view.node.inputs[input]);
  return typeof text === "string" ? pattern.test(text) : undefined;
}
