// Route 53: names, and which zone a record is in. Pure.
import type { ResourceView } from "../../model/view.ts";
import type { World } from "../../model/world.ts";

export const ZONE = "aws:route53/zone:Zone";
export const RECORD = "aws:route53/record:Record";

/** A domain name as it is compared: lower case, without the dot at its end. */
export function domain(name: string): string {
  return name.replace(/\.$/, "").toLowerCase();
}

/** True for a name that is the zone's or below it. */
export function isWithin(name: string, zone: string): boolean {
  return name === zone || name.endsWith(`.${zone}`);
}

/**
 * The full name of a record as the provider makes it: the zone's name is added unless the name ends with its letters.
 * `expandRecordName` in https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/route53/record.go
 */
export function recordName(name: string, zone: string): string {
  const own = domain(name);
  if (own.endsWith(zone)) return own;
  return own === "" ? zone : `${own}.${zone}`;
}

/** The zone of the program that an id or reference names. */
export function zoneOf(
  world: World,
  value: string | undefined,
  near: ResourceView,
): ResourceView | undefined {
  const id = value?.replace(/^\/hostedzone\//, "");
  return world.find(ZONE, "zoneId", id, near) ?? world.find(ZONE, "id", id, near);
}

/** The name of a zone of the program. */
export function zoneName(zone: ResourceView | undefined): string | undefined {
  const name = zone?.text("name");
  return name === undefined ? undefined : domain(name);
}

/** True for a zone that answers in VPCs only; undefined when nobody knows. */
export function isPrivate(zone: ResourceView): boolean | undefined {
  return zone.state("vpcs") === "unknown" ? undefined : zone.objects("vpcs").length > 0;
}

/** What is wrong with a domain name: completes "the name …". */
export function domainProblem(name: string): string | undefined {
  const own = name.replace(/\.$/, "");
  if (own.length > 255) return `is ${own.length} characters long; a domain name has at most 255`;
  if (/^[a-z]+:\/\//i.test(own)) return "is an address with a protocol, not a domain name";
  const labels = own.split(".");
  const long = labels.find((label) => label.length > 63);
  if (long !== undefined) return `has the part "${long}" of ${long.length} characters; a part has at most 63`;
  if (labels.some((label) => label === "")) return "has an empty part between dots";
  return undefined;
}
