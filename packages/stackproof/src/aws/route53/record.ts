// A record of a hosted zone: what a name answers with.
import {
  bool,
  conflictsWith,
  defineResource,
  exactlyOneOf,
  int,
  list,
  object,
  oneOf,
  ref,
  replaces,
  requiredWith,
  text,
} from "../../model/kernel.ts";
import type { ResourceView } from "../../model/view.ts";
import type { World } from "../../model/world.ts";
import { checkAlias } from "./record-alias.ts";
import { RECORD_FINDINGS } from "./record-findings.ts";
import { checkGroup } from "./record-group.ts";
import { checkName } from "./record-name.ts";
import { valueProblem } from "./record-values.ts";
import { POLICIES } from "./routing.ts";
import { domain, RECORD, recordName, ZONE, zoneName, zoneOf } from "./shared.ts";

const CHANGE = { operation: "route53:ChangeResourceRecordSets", code: "InvalidInput" } as const;
const POLICY_INPUTS = Object.keys(POLICIES) as (keyof typeof POLICIES)[];
/** https://docs.aws.amazon.com/Route53/latest/APIReference/API_ResourceRecordSet.html */
const LATENCY_REGIONS = [
  "us-east-1",
  "us-east-2",
  "us-west-1",
  "us-west-2",
  "ca-central-1",
  "eu-west-1",
  "eu-west-2",
  "eu-west-3",
  "eu-central-1",
  "eu-central-2",
  "ap-southeast-1",
  "ap-southeast-2",
  "ap-southeast-3",
  "ap-northeast-1",
  "ap-northeast-2",
  "ap-northeast-3",
  "eu-north-1",
  "sa-east-1",
  "cn-north-1",
  "cn-northwest-1",
  "ap-east-1",
  "me-south-1",
  "me-central-1",
  "ap-south-1",
  "ap-south-2",
  "af-south-1",
  "eu-south-1",
  "eu-south-2",
  "ap-southeast-4",
  "il-central-1",
  "ca-west-1",
  "ap-southeast-5",
  "mx-central-1",
  "ap-southeast-7",
  "us-gov-east-1",
  "us-gov-west-1",
  "ap-east-2",
  "ap-southeast-6",
  "eusc-de-east-1",
] as const;

/** The zone by URN where the program has it, otherwise by id. */
function zoneKey(self: ResourceView, world: World): string | undefined {
  return zoneOf(world, self.text("zoneId"), self)?.urn ?? self.text("zoneId");
}

/** The full name; of a zone that the program does not have, the name as it is written. */
function nameKey(self: ResourceView, world: World): string | undefined {
  const name = self.text("name");
  const zone = zoneName(zoneOf(world, self.text("zoneId"), self));
  return name === undefined ? undefined : zone === undefined ? domain(name) : recordName(name, zone);
}

export const record = defineResource({
  token: RECORD,
  docs: "https://docs.aws.amazon.com/Route53/latest/APIReference/API_ChangeResourceRecordSets.html",
  isGlobal: true,
  inputs: {
    aliases: list(
      object({
        evaluateTargetHealth: bool(),
        name: text({ min: 1, max: 1024 }),
        zoneId: text({ min: 1, max: 32 }),
      }),
      { max: 1 },
      { attribute: "alias" },
    ),
    allowOverwrite: bool(),
    cidrRoutingPolicy: object({ collectionId: text(), locationName: text() }),
    failoverRoutingPolicies: list(
      object({ type: oneOf(["PRIMARY", "SECONDARY"]) }),
      { max: 1 },
      { attribute: "failover_routing_policy" },
    ),
    geolocationRoutingPolicies: list(
      object({ continent: text(), country: text(), subdivision: text() }),
      { max: 1 },
      { attribute: "geolocation_routing_policy" },
    ),
    geoproximityRoutingPolicy: object({
      awsRegion: text(),
      bias: int({ min: -99, max: 99 }),
      coordinates: list(object({ latitude: text(), longitude: text() })),
      localZoneGroup: text(),
    }),
    healthCheckId: ref("aws:route53/healthCheck:HealthCheck", "id", { anyRegion: true }),
    latencyRoutingPolicies: list(
      object({ region: oneOf(LATENCY_REGIONS) }),
      { max: 1 },
      { attribute: "latency_routing_policy" },
    ),
    multivalueAnswerRoutingPolicy: bool(),
    name: replaces(text()),
    records: list(text({ max: 4000 }, { by: "aws", aws: CHANGE })),
    setIdentifier: text({ max: 128 }, { by: "aws", aws: CHANGE }),
    ttl: int({ min: 0, max: 2_147_483_647, unit: "seconds" }, { by: "aws", aws: CHANGE }),
    type: oneOf([
      "SOA",
      "A",
      "TXT",
      "NS",
      "CNAME",
      "MX",
      "NAPTR",
      "PTR",
      "SRV",
      "SPF",
      "AAAA",
      "CAA",
      "DS",
      "TLSA",
      "SSHFP",
      "SVCB",
      "HTTPS",
    ]),
    weightedRoutingPolicies: list(
      object({ weight: int({ min: 0, max: 255 }, { by: "aws", aws: CHANGE }) }),
      { max: 1 },
      { attribute: "weighted_routing_policy" },
    ),
    zoneId: replaces(ref(ZONE, ["zoneId", "id"], { anyRegion: true })),
  },
  relations: [
    exactlyOneOf(["aliases", "records"]),
    conflictsWith(["ttl", "aliases"]),
    conflictsWith(POLICY_INPUTS),
    ...POLICY_INPUTS.map((input) => requiredWith(input, ["setIdentifier"])),
  ],
  outputs: (self, make) => {
    const name = self.text("name") ?? "";
    const zone = zoneName(zoneOf(make.world, self.text("zoneId"), self));
    const parts = [self.text("zoneId"), name.toLowerCase(), self.text("type"), self.text("setIdentifier")];
    return {
      id: parts.filter((part) => part !== undefined && part !== "").join("_"),
      fqdn: zone === undefined ? domain(name) : recordName(name, zone),
      ...(self.has("allowOverwrite") ? {} : { allowOverwrite: false }),
    };
  },
  unique: {
    "duplicate-record": {
      key: (self, world) => {
        const [zone, name, type] = [zoneKey(self, world), nameKey(self, world), self.text("type")];
        if (zone === undefined || name === undefined || type === undefined) return undefined;
        if (self.state("setIdentifier") === "unknown" || self.flag("allowOverwrite") === true)
          return undefined;
        return `${zone} ${name} ${type} ${self.text("setIdentifier") ?? ""}`;
      },
      scope: "account",
      says: (key) => {
        const [, name = "", type = "", identifier = ""] = key.split(" ");
        return `are both the ${type} record of ${name}${identifier === "" ? "" : ` with the identifier ${identifier}`}`;
      },
      property: "name",
      why: "A zone has one record for each name and type, and with a routing policy one for each set identifier.",
      fix: "Put all values into one record, or give both a routing policy with set identifiers of their own.",
      quote: "Tried to create resource record set but it already exists",
      aws: { operation: "route53:ChangeResourceRecordSets", code: "InvalidChangeBatch" },
    },
  },
  order: {
    "before-alias-target": {
      needs(self, world) {
        const alias = self.objects("aliases")[0];
        const zone = zoneKey(self, world);
        if (alias === undefined || zone === undefined || typeof alias["name"] !== "string") return [];
        if (alias["zoneId"] !== self.text("zoneId")) return [];
        const target = domain(alias["name"]);
        return world
          .all(RECORD)
          .filter((other) => other.urn !== self.urn && zoneKey(other, world) === zone)
          .filter((other) => nameKey(other, world) === target && other.text("type") === self.text("type"));
      },
      because: "the record that its alias leads to",
      effect: "rejected",
      evidence: "documented",
      why: "An alias within a zone leads to a record that exists. Pulumi creates both at once when the alias names it by text.",
      aws: { operation: "route53:ChangeResourceRecordSets", code: "InvalidChangeBatch" },
      docs: "https://docs.aws.amazon.com/Route53/latest/APIReference/API_AliasTarget.html",
    },
  },
  findings: RECORD_FINDINGS,
  check(self, world, report) {
    const { name } = self;
    const { type, records } = self.inputs;
    const zone = zoneOf(world, self.text("zoneId"), self);
    if (self.has("records") && !self.has("aliases") && !self.has("ttl")) report("no-ttl", { name });
    checkName(self, world, zone, report);
    for (const [index, value] of (records ?? []).entries()) {
      const problem = type === undefined || value === undefined ? undefined : valueProblem(type, value);
      if (problem === undefined || type === undefined || value === undefined) continue;
      const { says, fix, quote } = problem;
      report(
        "invalid-value",
        { name, type, value, says, fix, ...(quote !== undefined && { quote }) },
        `records[${index}]`,
      );
    }
    if ((type === "CNAME" || type === "SOA") && records !== undefined && records.length > 1) {
      report("one-value-only", { name, type, count: records.length }, "records");
    }
    checkAlias(self, world, zone, nameKey(self, world), report);
    const key = zoneKey(self, world);
    const siblings = world
      .all(RECORD)
      .filter((other) => other.urn !== self.urn && other.node.kind === "custom" && key !== undefined)
      .filter((other) => zoneKey(other, world) === key && nameKey(other, world) === nameKey(self, world));
    checkGroup(
      self,
      siblings,
      { fullName: nameKey(self, world) ?? "", isWhole: zone?.node.kind === "custom" },
      report,
    );
  },
});
