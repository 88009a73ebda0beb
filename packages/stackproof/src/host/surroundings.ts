// Host: the account, partition and region in which a request is answered. Pure.
import { findPartition, partitionOfRegion } from "../data/regions.ts";
import type { AccountSettings } from "../project/project.ts";

/** Where a request is answered. */
export interface Surroundings {
  /** Twelve digits. */
  readonly account: string;
  /** `aws`, `aws-cn`, `aws-us-gov` or another partition. */
  readonly partition: string;
  readonly region?: string;
}

/** The partition of the settings, else that of the region, else `aws`. */
export function surroundingsOf(account: AccountSettings, region: string | undefined): Surroundings {
  const partition = account.partition ?? partitionOfRegion(region).id;
  return { account: account.id, partition, ...(region !== undefined && { region }) };
}

/** What the host names of AWS services end with in a partition. */
export function dnsSuffixOf(partition: string): string {
  return findPartition(partition)?.dnsSuffix ?? "amazonaws.com";
}
