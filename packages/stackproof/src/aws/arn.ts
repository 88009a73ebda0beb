// AWS: the account and partition that a request is served by, and ARNs in them. Pure.
import { isPropertyMap, type PropertyMap, type PropertyValue } from "../core/value.ts";
import { findPartition, type Partition, partitionOfRegion } from "../data/regions.ts";
import type { DataSourceWorld } from "../model/data-source.ts";
import { plainValue } from "../model/plain.ts";

/** What the account and partition of a request follow from. */
export type Place = Pick<DataSourceWorld, "account" | "region" | "provider">;

/** The partition of the request's region; without a region, that of the settings. */
export function partitionOf(world: Place): Partition {
  if (world.region === undefined && world.account.partition !== undefined) {
    return findPartition(world.account.partition) ?? partitionOfRegion(undefined);
  }
  return partitionOfRegion(world.region);
}

/** The account: that of the role which the provider assumes, otherwise that of the settings. */
export function accountOf(world: Place): string {
  return assumedRole(world.provider)?.account ?? world.account.id;
}

/** The role that the provider assumes last: its account, name and session. */
export function assumedRole(
  provider: PropertyMap,
): { readonly account: string; readonly name: string; readonly session: string } | undefined {
  const role = roles(provider).at(-1);
  const arn = role?.["roleArn"];
  const found = typeof arn === "string" ? /^arn:[^:]+:iam::(\d{12}):role\/(?:.*\/)?([^/]+)$/.exec(arn) : null;
  if (found === null) return undefined;
  const session = role?.["sessionName"];
  return {
    account: found[1] ?? "",
    name: found[2] ?? "",
    session: typeof session === "string" && session !== "" ? session : "aws-go-sdk-rehearsed",
  };
}

/** An ARN in the request's partition, region and account; `region` and `account` may be emptied. */
export function arn(
  world: Place,
  service: string,
  resource: string,
  parts: { readonly region?: string; readonly account?: string } = {},
): string {
  const region = parts.region ?? world.region ?? "";
  return `arn:${partitionOf(world).id}:${service}:${region}:${parts.account ?? accountOf(world)}:${resource}`;
}

/** An ARN of a service without regions. */
export function globalArn(world: Place, service: string, resource: string): string {
  return arn(world, service, resource, { region: "" });
}

/** `assumeRole` of @pulumi/aws 6, `assumeRoles` of 7; Pulumi may hand provider inputs over as JSON text. */
function roles(provider: PropertyMap): PropertyMap[] {
  for (const key of ["assumeRoles", "assumeRole"]) {
    const value = parsed(plainValue(provider[key]));
    const list = Array.isArray(value) ? value : [value];
    const found = list.filter((item) => isPropertyMap(item));
    if (found.length > 0) return found;
  }
  return [];
}

function parsed(value: PropertyValue): PropertyValue {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value) as PropertyValue;
  } catch {
    return null;
  }
}
