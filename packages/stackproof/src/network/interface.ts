// Network: what a network interface is: a subnet, security groups, perhaps a public address.
import type { ResourceView } from "../model/view.ts";
import type { Ids } from "./values.ts";

/** What a resource has in one subnet. */
export interface Interface {
  readonly view: ResourceView;
  /** The subnet, when it is one of the program. */
  readonly subnet: ResourceView | undefined;
  readonly vpcId: string | undefined;
  /** Ids of its security groups, undefined for those that nobody knows; "none" when none filters. */
  readonly groups: readonly (string | undefined)[] | "none";
  /** Whether it has a public address; undefined when unknown. */
  readonly isPublic: boolean | undefined;
}

/** Subnets, groups and public address of a resource, before the subnets are looked up. */
export interface Place {
  readonly subnets: Ids;
  readonly groups: Ids | "none";
  readonly isPublic: boolean | undefined | "as the subnet";
}

export const UNKNOWN_PLACE: Place = { subnets: [undefined], groups: [undefined], isPublic: undefined };
