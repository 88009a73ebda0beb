// Route 53: routing policies of records. Pure.
// https://docs.aws.amazon.com/Route53/latest/APIReference/API_ResourceRecordSet.html
import { isPropertyMap, type PropertyMap } from "../../core/value.ts";
import { known } from "../../model/kinds/kind.ts";
import type { ResourceView } from "../../model/view.ts";

/** The inputs of which a record has one at most, and how each is called in a sentence. */
export const POLICIES = {
  cidrRoutingPolicy: "CIDR",
  failoverRoutingPolicies: "failover",
  geolocationRoutingPolicies: "geolocation",
  geoproximityRoutingPolicy: "geoproximity",
  latencyRoutingPolicies: "latency",
  multivalueAnswerRoutingPolicy: "multivalue answer",
  weightedRoutingPolicies: "weighted",
} as const;

export const CONTINENTS = ["AF", "AN", "AS", "EU", "OC", "NA", "SA"] as const;

/** Types that records of a group may have; NS, SOA and DS have simple records only. */
const MULTIVALUE_TYPES = "A AAAA MX NAPTR PTR SPF SRV TXT CAA TLSA SSHFP SVCB HTTPS".split(" ");
const GROUP_TYPES = [...MULTIVALUE_TYPES, "CNAME"];

/** The input that is the record's routing policy; undefined for a simple record. */
export function policyOf(record: ResourceView): keyof typeof POLICIES | undefined {
  for (const input of Object.keys(POLICIES) as (keyof typeof POLICIES)[]) {
    const value = known(record.node.inputs[input]);
    if (value === undefined || value === false || (Array.isArray(value) && value.length === 0)) continue;
    return input;
  }
  return undefined;
}

/** The object of a policy, whether Pulumi has it as a list of one or as an object. */
export function policyObject(record: ResourceView, input: keyof typeof POLICIES): PropertyMap | undefined {
  const value = known(record.node.inputs[input]);
  const first = Array.isArray(value) ? known(value[0]) : value;
  return first !== undefined && isPropertyMap(first) ? first : undefined;
}

/** True for a type that records with the policy can have. */
export function takesType(input: keyof typeof POLICIES, type: string): boolean {
  return (input === "multivalueAnswerRoutingPolicy" ? MULTIVALUE_TYPES : GROUP_TYPES).includes(type);
}
