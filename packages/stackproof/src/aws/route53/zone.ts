// A hosted zone: the records of a domain.

import { isPropertyMap } from "../../core/value.ts";
import {
  bool,
  conflictsWith,
  defineResource,
  finding,
  list,
  object,
  ref,
  replaces,
  shown,
  tags,
  text,
  withDefault,
} from "../../model/kernel.ts";
import { known } from "../../model/kinds/kind.ts";
import { domain, domainProblem, isPrivate } from "./shared.ts";

const DOCS = "https://docs.aws.amazon.com/Route53/latest/APIReference/API_CreateHostedZone.html";
const CREATE = "route53:CreateHostedZone";
const VPC = "aws:ec2/vpc:Vpc";
/** Top-level domains that programs name by mistake. The full list is the registry's. */
const TOP_LEVEL = new Set([
  "com",
  "net",
  "org",
  "io",
  "dev",
  "app",
  "de",
  "uk",
  "eu",
  "info",
  "biz",
  "co",
  "ai",
  "cloud",
]);

/** Four servers in four domains, as Route 53 gives them. */
function nameServers(number: number): string[] {
  return ["com", "net", "org", "co.uk"].map(
    (end, index) => `ns-${number + index * 512}.awsdns-${String(number % 64).padStart(2, "0")}.${end}`,
  );
}

export const zone = defineResource({
  token: "aws:route53/zone:Zone",
  docs: DOCS,
  isGlobal: true,
  inputs: {
    comment: withDefault(text({ max: 256 }), "Managed by Pulumi"),
    delegationSetId: replaces(text({ max: 32 })),
    enableAcceleratedRecovery: withDefault(bool(), false),
    forceDestroy: withDefault(bool(), false),
    name: replaces(text({ min: 1, max: 1024 })),
    tags: tags(),
    vpcs: list(
      object({ vpcId: ref(VPC, "id", { anyRegion: true }), vpcRegion: text() }),
      {},
      { attribute: "vpc" },
    ),
  },
  relations: [conflictsWith(["delegationSetId", "vpcs"])],
  outputs: (self, make) => {
    const zoneId = make.upper("Z", 21);
    const servers =
      self.objects("vpcs").length > 0
        ? ["ns-0.awsdns-00.com", "ns-512.awsdns-00.net", "ns-1024.awsdns-00.org", "ns-1536.awsdns-00.co.uk"]
        : nameServers(make.number(0, 511));
    return {
      id: zoneId,
      zoneId,
      // Zones have an ARN without region and account.
      arn: make.globalArn("route53", `hostedzone/${zoneId}`, ""),
      nameServers: [...servers].sort(),
      primaryNameServer: servers[0] ?? "",
      ...(self.has("delegationSetId") ? {} : { delegationSetId: "" }),
    };
  },
  findings: {
    "invalid-domain": finding<{ name: string; value: string; problem: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name, value, problem }) => `The domain ${shown(value)} of zone \`${name}\` ${problem}.`,
      why: "A zone has the name of a domain: parts of at most 63 characters with dots between them.",
      fix: "Write a domain name, such as example.com.",
      aws: { operation: CREATE, code: "InvalidDomainName" },
    }),
    "top-level-domain": finding<{ name: string; value: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name, value }) => `Zone \`${name}\` is a public zone of the top-level domain ${value}.`,
      why: "Top-level domains belong to registries; Route 53 creates no public zones for them.",
      fix: "Write the domain that you have registered, such as example.com.",
      aws: { operation: CREATE, code: "InvalidDomainName" },
    }),
    "two-public-zones": finding<{ name: string; other: string; value: string }>({
      severity: "warning",
      effect: "broken",
      evidence: "documented",
      message: ({ name, other, value }) => `\`${name}\` and \`${other}\` are both public zones of ${value}.`,
      why: "Each gets name servers of its own; the registrar of the domain can name those of one zone only, and the records of the other are never asked for.",
      fix: "Keep one zone and put the records of both into it.",
      docs: "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zones-working-with.html",
    }),
    "zones-conflict-in-vpc": finding<{ name: string; other: string; value: string; vpc: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name, other, value, vpc }) =>
        `\`${name}\` and \`${other}\` are both private zones of ${value} in VPC ${vpc}.`,
      why: "A VPC asks one zone for a name.",
      fix: "Keep one zone, or take the VPC out of one of them.",
      aws: { operation: CREATE, code: "ConflictingDomainExists" },
    }),
    "vpc-without-dns": finding<{ name: string; vpc: string; absent: string }>({
      severity: "error",
      effect: "broken",
      evidence: "documented",
      message: ({ name, vpc, absent }) =>
        `Private zone \`${name}\` is for VPC \`${vpc}\`, which has no ${absent}.`,
      why: "A VPC asks private zones only when both DNS support and DNS host names are switched on; new VPCs have no DNS host names.",
      fix: ({ vpc }) => `Set enableDnsHostnames: true and enableDnsSupport: true on \`${vpc}\`.`,
      docs: "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html",
    }),
    "vpc-in-other-region": finding<{ name: string; vpc: string; region: string; written: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name, vpc, region, written }) =>
        `Zone \`${name}\` names VPC \`${vpc}\` in the region ${written}; the VPC is in ${region}.`,
      why: "Route 53 looks a VPC up by its id and region; the provider fills in its own region when vpcRegion is left out.",
      fix: ({ region }) => `Write vpcRegion: "${region}".`,
      aws: { operation: CREATE, code: "InvalidVPCId" },
    }),
  },
  check(self, world, report) {
    const { name } = self;
    const value = self.inputs.name;
    const problem = value === undefined ? undefined : domainProblem(value);
    if (problem !== undefined && value !== undefined)
      report("invalid-domain", { name, value, problem }, "name");
    const isPublic = isPrivate(self) === false;
    if (value !== undefined && isPublic && TOP_LEVEL.has(domain(value))) {
      report("top-level-domain", { name, value }, "name");
    }
    const vpcs = self.inputs.vpcs ?? [];
    const given = known(self.node.inputs["vpcs"]);
    const raw = Array.isArray(given) ? given.map((item) => known(item)) : [];
    for (const [index, item] of vpcs.entries()) {
      const vpc = world.find(VPC, "id", item?.vpcId);
      if (vpc === undefined) continue;
      const at = `vpcs[${index}]`;
      const hasVpcRegion = isPropertyMap(raw[index]) && raw[index]["vpcRegion"] !== undefined;
      const written = hasVpcRegion ? item?.vpcRegion : self.region;
      if (written !== undefined && written !== "" && vpc.region !== undefined && written !== vpc.region) {
        report("vpc-in-other-region", { name, vpc: vpc.name, region: vpc.region, written }, `${at}.vpcId`);
      }
      // Of a VPC that is only read, the program knows nothing.
      if (vpc.node.kind !== "custom") continue;
      const absent = [
        ...(vpc.flag("enableDnsSupport") === false ? ["DNS support"] : []),
        ...(vpc.state("enableDnsHostnames") !== "unknown" && vpc.flag("enableDnsHostnames") !== true
          ? ["DNS host names"]
          : []),
      ];
      if (absent.length > 0) {
        report("vpc-without-dns", { name, vpc: vpc.name, absent: absent.join(" and no ") }, `${at}.vpcId`, {
          related: [{ view: vpc, property: "enableDnsHostnames", note: "the VPC" }],
        });
      }
    }
    if (value === undefined) return;
    const mine = new Set(vpcs.flatMap((item) => item?.vpcId ?? []));
    for (const other of world.all(self.type)) {
      const name2 = other.text("name");
      if (other.urn >= self.urn || other.node.kind !== "custom" || name2 === undefined) continue;
      if (domain(name2) !== domain(value) || !world.sameAccount(self, other)) continue;
      if (isPublic && isPrivate(other) === false) {
        report("two-public-zones", { name, other: other.name, value: domain(value) }, "name", {
          related: [{ view: other, property: "name", note: "the other zone" }],
        });
      }
      const shared = other
        .objects("vpcs")
        .map((item) => item["vpcId"])
        .find((id) => typeof id === "string" && mine.has(id));
      if (typeof shared === "string") {
        report(
          "zones-conflict-in-vpc",
          { name, other: other.name, value: domain(value), vpc: shared },
          "vpcs",
          {
            related: [{ view: other, property: "vpcs", note: "the other zone" }],
          },
        );
      }
    }
  },
});
