// AWS Route 53: getZone.
import { displayToken } from "../../core/urn.ts";
import type { PropertyMap } from "../../core/value.ts";
import {
  type DataSourceAnswer,
  type DataSourceWorld,
  defineDataSource,
  guessed,
  known,
  refused,
} from "../../model/data-source.ts";
import { severalMatch } from "../../model/findings.ts";
import { repeatableUpper } from "../../model/ids.ts";
import { at, notesOnAbsent } from "../../model/lookup.ts";
import { flagAt, mapsAt, textAt, textMapAt } from "../../model/plain.ts";
import { type Thing, thingsOfType, thingTags, thingText } from "../../model/things.ts";
import { arn } from "../arn.ts";

const TOKEN = "aws:route53/getZone:getZone";
const RESOURCE = "aws:route53/zone:Zone";
const NOUN = "Route 53 Hosted Zone";

export const getZone = defineDataSource({
  token: TOKEN,
  docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/route53/zone_data_source.go",
  regional: false,
  answer(args, world) {
    // Zones have no region: those of a provider in another region are found as well.
    const zones = thingsOfType({ ...world, region: undefined }, RESOURCE);
    const found = zones.filter((zone) => isAsked(zone, args));
    const declared = found.filter((zone) => zone.origin === "settings");
    if (declared.length > 1) return several(declared.length, world);
    const [zone] = declared.length === 1 ? declared : found;
    if (zone !== undefined) return known(result(zone, args, world));
    const name = domainName(textAt(args, "name") ?? "");
    const zoneId = textAt(args, "zoneId") ?? repeatableUpper("Z", 21, world.account.id, JSON.stringify(args));
    const lookup = { token: TOKEN, resource: RESOURCE, keys: { name: "name", zoneId: "id" } };
    return guessed(
      {
        ...zoneNames(zoneId, world),
        ...(name !== "" && { name }),
        privateZone: isPrivate(args),
        resourceRecordSetCount: 2,
        linkedServiceDescription: "",
        linkedServicePrincipal: "",
        comment: "",
        nameServers: nameServers(zoneId),
        primaryNameServer: nameServers(zoneId)[0] ?? "",
        tags: textMapAt(args, "tags"),
      },
      notesOnAbsent(lookup, args, world),
    );
  },
});

/** The provider compares names without the dot at the end and without regard to case. */
function domainName(name: string): string {
  return name.replace(/\.$/, "").toLowerCase();
}

function isPrivate(args: PropertyMap): boolean {
  return flagAt(args, "privateZone") || textAt(args, "vpcId") !== undefined;
}

function vpcsOf(zone: Thing): string[] {
  return mapsAt(zone.properties, "vpcs").flatMap((vpc) => textAt(vpc, "vpcId") ?? []);
}

function isAsked(zone: Thing, args: PropertyMap): boolean {
  const id = textAt(args, "zoneId");
  if (id !== undefined) return zone.id === id || thingText(zone, "zoneId") === id;
  const name = textAt(args, "name");
  if (name !== undefined && domainName(thingText(zone, "name") ?? "") !== domainName(name)) return false;
  const vpcs = vpcsOf(zone);
  if ((vpcs.length > 0 || zone.properties["privateZone"] === true) !== isPrivate(args)) return false;
  const vpcId = textAt(args, "vpcId");
  if (vpcId !== undefined && !vpcs.includes(vpcId)) return false;
  const tags = thingTags(zone);
  return Object.entries(textMapAt(args, "tags")).every(([key, value]) => tags[key] === value);
}

function result(zone: Thing, args: PropertyMap, world: DataSourceWorld): PropertyMap {
  const zoneId =
    zone.id ??
    thingText(zone, "zoneId") ??
    repeatableUpper("Z", 21, world.account.id, thingText(zone, "name"));
  const written = zone.properties["nameServers"];
  const servers = Array.isArray(written) ? written : nameServers(zoneId);
  return {
    ...zoneNames(zoneId, world),
    name: domainName(thingText(zone, "name") ?? ""),
    privateZone: isPrivate(args) || vpcsOf(zone).length > 0,
    comment: thingText(zone, "comment") ?? "",
    callerReference: thingText(zone, "callerReference") ?? "rehearsal",
    linkedServiceDescription: "",
    linkedServicePrincipal: "",
    nameServers: servers,
    primaryNameServer: servers[0] ?? "",
    resourceRecordSetCount: 2,
    tags: thingTags(zone),
  };
}

function zoneNames(zoneId: string, world: DataSourceWorld) {
  // Zones have an ARN without region and account: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonroute53.html
  return {
    id: zoneId,
    zoneId,
    arn: arn(world, "route53", `hostedzone/${zoneId}`, { region: "", account: "" }),
  };
}

/** Four servers in four domains, as Route 53 gives them; the numbers follow from the zone. */
function nameServers(zoneId: string): string[] {
  const number = Array.from(zoneId).reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 512, 7);
  return ["com", "net", "org", "co.uk"].map(
    (domain, index) => `ns-${number + index * 512}.awsdns-${String(number % 64).padStart(2, "0")}.${domain}`,
  );
}

function several(count: number, world: DataSourceWorld): DataSourceAnswer {
  const quote = `multiple ${NOUN}s matched; use additional constraints to reduce matches to a single ${NOUN}`;
  return refused(
    TOKEN,
    quote,
    severalMatch.at(at(world), { function: displayToken(TOKEN), count, noun: NOUN, quote }),
  );
}
