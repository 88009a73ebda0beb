// AWS Elastic Load Balancing: what of a load balancer needs more than one input, or other resources. Pure.
import type { Report, ResourceView, World } from "../../model/kernel.ts";
import { hasInternetGateway, internetRoute } from "../../network/routing.ts";
import type { loadBalancerFindings } from "./load-balancer-findings.ts";
import { enabledLogs, isRefused, usesKms, writersOf } from "./log-buckets.ts";
import {
  balancerWords,
  foreignVpcOf,
  inputObjects,
  isOrdinaryZone,
  mayBeSpecial,
  SUBNETS,
  subnetOf,
  vpcIdOf,
  vpcWith,
  vpcWords,
  zoneOf,
} from "./shared.ts";

/** Everything that needs more than one input, or other resources. */
export function checkLoadBalancer(self: ResourceView, world: World, report: LoadBalancerReport): void {
  const subject = subjectOf(self, world);
  checkLogs(subject, report);
  checkZones(subject, report);
  checkVpcs(subject, report);
  checkAddresses(subject, report);
  checkAddressTypes(subject, report);
  checkTaken(subject, report);
}

/** A load balancer and what all checks ask for. */
interface Subject {
  readonly self: ResourceView;
  readonly world: World;
  readonly name: string;
  readonly type: string | undefined;
  /** The input that holds the subnets. */
  readonly property: "subnets" | "subnetMappings";
  readonly ids: readonly (string | undefined)[];
  readonly subnets: readonly (ResourceView | undefined)[];
}

type LoadBalancerReport = Report<typeof loadBalancerFindings>;

function subjectOf(self: ResourceView, world: World): Subject {
  const ids = subnetIds(self);
  return {
    self,
    world,
    name: self.name,
    type: self.text("loadBalancerType"),
    property: self.has("subnetMappings") ? "subnetMappings" : "subnets",
    ids,
    subnets: ids.map((id) => subnetOf(world, id, self)),
  };
}

/** Buckets that take the logs. */
function checkLogs({ self, world, name, type }: Subject, report: LoadBalancerReport): void {
  if (type !== undefined && self.region !== undefined) {
    for (const log of enabledLogs(self, world)) {
      const parameters = { name, input: log.input, bucket: log.bucket.name };
      const related = [log.bucket, ...log.policies].map((view) => ({ view, note: "where the logs go" }));
      const at = `${log.input}.bucket`;
      if (type === "application" && usesKms(log.bucket, world)) {
        report("log-bucket-with-kms", parameters, at, { related });
      } else if (type !== "gateway" && isRefused(log, type, self.region, world)) {
        const { words } = writersOf(type, self.region);
        const isBare = log.policies.length === 0 && !log.bucket.has("policy");
        const found = isBare ? "which has no policy" : "whose policy does not let them in";
        report("log-bucket-refuses", { ...parameters, words, found }, at, { related });
      }
    }
  }
}

/** Subnets in different zones, and enough of them. */
function checkZones({ self, name, type, property, ids, subnets }: Subject, report: LoadBalancerReport): void {
  const isListKnown = self.state(property) === "known";
  const byZone = new Map<string, ResourceView[]>();
  for (const subnet of new Set(subnets)) {
    const zone = subnet === undefined ? undefined : zoneOf(subnet);
    if (subnet !== undefined && zone !== undefined) byZone.set(zone, [...(byZone.get(zone) ?? []), subnet]);
  }
  const crowded = [...byZone].find(([, inZone]) => inZone.length > 1);
  if (crowded !== undefined) {
    const [zone, inZone] = crowded;
    const names = inZone.map((subnet) => `\`${subnet.name}\``).join(", ");
    const related = inZone.map((view) => ({ view, property: "availabilityZone", note: zone }));
    report("zone-twice", { name, zone, subnets: names }, property, { related });
  } else if (type === "application" && isListKnown && new Set(ids).size < 2 && !ids.includes(undefined)) {
    const only = subnets[0];
    const zone = only === undefined ? undefined : zoneOf(only);
    const isSpecial = ids.length > 0 && mayBeSpecial(only) && (zone === undefined || !isOrdinaryZone(zone));
    const found =
      ids.length === 0 ? "without a subnet" : `with one subnet${zone === undefined ? "" : `, in ${zone}`}`;
    const onOutpost = self.has("customerOwnedIpv4Pool") || only?.node.inputs["outpostArn"] !== undefined;
    if (!onOutpost && (only === undefined || only.node.kind !== "custom" || !isSpecial)) {
      const isSure = ids.length === 0 || !isSpecial;
      report("too-few-zones", { name, found }, property, isSure ? {} : { severity: "warning" });
    }
  }
}

/** One VPC, with a way to the internet. */
function checkVpcs({ self, world, name, property, subnets }: Subject, report: LoadBalancerReport): void {
  const placed = subnets.flatMap((subnet) => {
    const vpcId = vpcIdOf(subnet, world);
    return subnet === undefined || vpcId === undefined ? [] : [{ subnet, vpcId }];
  });
  const first = placed[0];
  const other = placed.find((one) => one.vpcId !== first?.vpcId);
  if (first !== undefined && other !== undefined) {
    const words = { first: vpcWords(world, first.vpcId, self), second: vpcWords(world, other.vpcId, self) };
    const related = [first, other].map((one) => ({ view: one.subnet, property: "vpcId", note: one.vpcId }));
    report("subnets-of-two-vpcs", { name, ...words }, property, { related });
  } else if (first !== undefined) {
    checkGroups(self, world, first.vpcId, (group, vpcId, index) => {
      const words = { vpc: vpcWords(world, vpcId, self), own: vpcWords(world, first.vpcId, self) };
      report(
        "security-group-of-other-vpc",
        { name, group: group.name, ...words },
        `securityGroups[${index}]`,
        {
          related: [{ view: group, property: "vpcId", note: vpcId }],
        },
      );
    });
    const vpc = vpcWith(world, first.vpcId, self);
    if (isInternetFacing(self) && vpc !== undefined) {
      if (hasInternetGateway(world, vpc) === "no") {
        const related = [{ view: vpc, note: "its VPC" }];
        report("no-internet-gateway", { name, vpc: `VPC \`${vpc.name}\`` }, property, { related });
      } else {
        checkRoutes(self, world, placed, (subnet, way) => {
          const related = [{ view: subnet, note: `its way to the internet: ${way}` }];
          report("no-internet-route", { name, subnet: subnet.name, way }, property, { related });
        });
      }
    }
  }
}

/** Schemes, security groups and addresses that the type does not have. */
function checkAddresses({ self, name, type }: Subject, report: LoadBalancerReport): void {
  if (type === "gateway") {
    if (self.inputs["internal"] === false)
      report("gateway-takes-none", { name, input: "internal: false" }, "internal");
    if ((self.texts("securityGroups") ?? []).length > 0) {
      report("gateway-takes-none", { name, input: "securityGroups" }, "securityGroups");
    }
  }
  for (const [index, problem] of addressProblems(self).entries()) {
    if (problem === undefined) continue;
    report("address-not-taken", { name, ...problem }, `subnetMappings[${index}].${problem.input}`);
  }
}

/** IPv6. */
function checkAddressTypes({ self, name, type, subnets }: Subject, report: LoadBalancerReport): void {
  const addresses = self.text("ipAddressType");
  if (addresses === "dualstack-without-public-ipv4" && type !== undefined) {
    if (type !== "application")
      report("ip-address-type-not-taken", { name, type: balancerWords(type) }, "ipAddressType");
    else if (self.inputs["internal"] === true) {
      report("ip-address-type-not-taken", { name, type: "an internal load balancer" }, "ipAddressType");
    }
  }
  if (addresses?.startsWith("dualstack") === true) {
    const bare = subnets.find((subnet) => subnet !== undefined && hasNoIpv6(subnet));
    if (bare !== undefined) {
      const related = [{ view: bare, note: "without ipv6CidrBlock" }];
      report("subnet-without-ipv6", { name, subnet: bare.name, type: addresses }, "ipAddressType", {
        related,
      });
    }
  }
  if (self.inputs["enablePrefixForIpv6SourceNat"] === "on" && type !== undefined) {
    const isIpv4 = self.state("ipAddressType") === "absent" || addresses === "ipv4";
    if (type !== "network" || isIpv4) {
      const found = type === "network" ? "an IPv4 load balancer" : `of type ${type}`;
      report("source-nat-needs-dualstack", { name, found }, "enablePrefixForIpv6SourceNat");
    }
  }
}

/** Attributes that have no effect, and subnets that are too small. */
function checkTaken({ self, name, type, property, subnets }: Subject, report: LoadBalancerReport): void {
  for (const [input, takers] of Object.entries(TAKERS)) {
    if (type === undefined || takers.includes(type) || !isMeant(self, input)) continue;
    report("ignored-input", { name, input, type, takers: takers.join(" and ") }, input);
  }
  if (type === "application") {
    for (const subnet of new Set(subnets)) {
      const range = subnet?.text("cidrBlock");
      const length = Number(/\/(\d+)$/.exec(range ?? "")?.[1] ?? 0);
      if (subnet === undefined || range === undefined || length <= 27) continue;
      const related = [{ view: subnet, property: "cidrBlock", note: range }];
      report("small-subnet", { name, subnet: subnet.name, range }, property, { related });
    }
  }
}

/** Attributes that the provider sends for some types only. */
const TAKERS: Readonly<Record<string, readonly string[]>> = {
  clientKeepAlive: ["application"],
  connectionLogs: ["application"],
  desyncMitigationMode: ["application"],
  dnsRecordClientRoutingPolicy: ["network"],
  dropInvalidHeaderFields: ["application"],
  enableHttp2: ["application"],
  enableTlsVersionAndCipherSuiteHeaders: ["application"],
  enableWafFailOpen: ["application"],
  enableXffClientPort: ["application"],
  enforceSecurityGroupInboundRulesOnPrivateLinkTraffic: ["network"],
  idleTimeout: ["application"],
  preserveHostHeader: ["application"],
  xffHeaderProcessingMode: ["application"],
};

/** True for an input that the program sets to something else than the default. */
function isMeant(self: ResourceView, input: string): boolean {
  if (self.state(input) !== "known") return false;
  const value = self.node.inputs[input];
  return value !== false && value !== "off" && !(input === "enableHttp2" && value === true);
}

export function isText(value: string | undefined): value is string {
  return value !== undefined;
}

/** The ids of all subnets; undefined for those that are unknown. */
export function subnetIds(self: ResourceView): (string | undefined)[] {
  if (!self.has("subnetMappings")) return self.texts("subnets") ?? [];
  return inputObjects(self, "subnetMappings").map((mapping) => {
    const id = mapping["subnetId"];
    return typeof id === "string" ? id : undefined;
  });
}

export function vpcOf(self: ResourceView, world: World): string | undefined {
  for (const id of subnetIds(self)) {
    const vpcId = vpcIdOf(subnetOf(world, id, self), world);
    if (vpcId !== undefined) return vpcId;
  }
  return undefined;
}

/** False when that is not known. */
export function isInternetFacing(self: ResourceView): boolean {
  const type = self.text("loadBalancerType");
  const isOpen = self.state("internal") === "absent" || self.inputs["internal"] === false;
  return isOpen && (type === "application" || type === "network");
}

function checkGroups(
  self: ResourceView,
  world: World,
  own: string,
  report: (group: ResourceView, vpcId: string, index: number) => void,
): void {
  for (const [index, group] of self.refs("securityGroups").entries()) {
    const vpcId = foreignVpcOf(group, own, world);
    if (group !== undefined && vpcId !== undefined) report(group, vpcId, index);
  }
}

/** Reports the first subnet that surely has no route to an internet gateway. */
function checkRoutes(
  self: ResourceView,
  world: World,
  placed: readonly { readonly subnet: ResourceView }[],
  report: (subnet: ResourceView, way: string) => void,
): void {
  if (self.inputs["ipAddressType"] === "dualstack-without-public-ipv4") return;
  for (const { subnet } of placed) {
    const way = internetRoute(world, subnet);
    if (way === "internet-gateway" || way === "unknown") continue;
    report(subnet, way === "nat" ? "outbound only, through a NAT gateway" : "none at all");
    return;
  }
}

/** For each subnet mapping, the address that it must not have. */
function addressProblems(self: ResourceView): ({ input: string; takers: string } | undefined)[] {
  const type = self.text("loadBalancerType");
  const isInternal = self.state("internal") === "absent" ? false : self.inputs["internal"];
  return inputObjects(self, "subnetMappings").map((mapping) => {
    const has = (input: string): boolean => mapping[input] !== undefined && mapping[input] !== null;
    if (type === undefined) return undefined;
    const isNetwork = type === "network";
    if (has("allocationId") && (!isNetwork || isInternal === true)) {
      return { input: "allocationId", takers: "an internet-facing Network Load Balancer" };
    }
    if (has("privateIpv4Address") && (!isNetwork || isInternal === false)) {
      return { input: "privateIpv4Address", takers: "an internal Network Load Balancer" };
    }
    if (has("ipv6Address") && !isNetwork) return { input: "ipv6Address", takers: "a Network Load Balancer" };
    return undefined;
  });
}

function hasNoIpv6(subnet: ResourceView): boolean {
  if (!subnet.is(SUBNETS[0]) || subnet.node.kind !== "custom") return false;
  return ["ipv6CidrBlock", "ipv6Native", "ipv6NetmaskLength", "ipv6IpamPoolId"].every(
    (input) => subnet.node.inputs[input] === undefined,
  );
}
