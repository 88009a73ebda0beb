// A load balancer: Application, Network or Gateway. The provider's side:
// https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/elbv2/load_balancer.go
import { loadBalancerZone } from "../../data/load-balancing.ts";
import {
  bool,
  conflictsWith,
  defineResource,
  exactlyOneOf,
  int,
  ip4,
  list,
  type Make,
  object,
  oneOf,
  type ResourceView,
  ref,
  replaces,
  tags,
  text,
  type World,
  withDefault,
} from "../../model/kernel.ts";
import { internetGatewaysOf } from "../../network/routing.ts";
import { checkLoadBalancer, isInternetFacing, isText, subnetIds, vpcOf } from "./load-balancer-checks.ts";
import { loadBalancerFindings } from "./load-balancer-findings.ts";
import { enabledLogs } from "./log-buckets.ts";
import { loadBalancerName, loadBalancerNamePrefix } from "./names.ts";
import { BUCKET, LOAD_BALANCER, SECURITY_GROUPS, SUBNETS, subnetOf, vpcIdOf, vpcWith } from "./shared.ts";

const API = "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference";
const ALB_GUIDE = "https://docs.aws.amazon.com/elasticloadbalancing/latest/application";
const CREATE = "elasticloadbalancing:CreateLoadBalancer";
const byAws = { by: "aws", docs: `${API}/API_LoadBalancerAttribute.html` } as const;

const logs = object({
  bucket: ref(BUCKET, ["id", "bucket"], { docs: `${API}/API_LoadBalancerAttribute.html` }),
  enabled: withDefault(bool(), false),
  prefix: text(
    { pattern: /^(?!.*AWSLogs).*$/, of: "a path without AWSLogs", good: "web", bad: "AWSLogs/web" },
    { by: "aws", docs: `${ALB_GUIDE}/enable-access-logging.html` },
  ),
});

export const loadBalancer = defineResource({
  token: LOAD_BALANCER,
  aliases: ["aws:alb/loadBalancer:LoadBalancer"],
  docs: `${API}/API_CreateLoadBalancer.html`,
  inputs: {
    accessLogs: logs,
    clientKeepAlive: withDefault(int({ min: 60, max: 604_800, unit: "seconds" }, byAws), 3600),
    connectionLogs: logs,
    customerOwnedIpv4Pool: replaces(text()),
    desyncMitigationMode: withDefault(oneOf(["monitor", "defensive", "strictest"]), "defensive"),
    dnsRecordClientRoutingPolicy: oneOf([
      "availability_zone_affinity",
      "partial_availability_zone_affinity",
      "any_availability_zone",
    ]),
    dropInvalidHeaderFields: withDefault(bool(), false),
    enableCrossZoneLoadBalancing: bool(),
    enableDeletionProtection: withDefault(bool(), false),
    enableHttp2: withDefault(bool(), true),
    enablePrefixForIpv6SourceNat: oneOf(["on", "off"]),
    enableTlsVersionAndCipherSuiteHeaders: withDefault(bool(), false),
    enableWafFailOpen: withDefault(bool(), false),
    enableXffClientPort: withDefault(bool(), false),
    enableZonalShift: withDefault(bool(), false),
    enforceSecurityGroupInboundRulesOnPrivateLinkTraffic: oneOf(["on", "off"]),
    healthCheckLogs: logs,
    idleTimeout: withDefault(int({ min: 1, max: 4000, unit: "seconds" }, byAws), 60),
    internal: replaces(bool()),
    ipAddressType: oneOf(["ipv4", "dualstack", "dualstack-without-public-ipv4"]),
    ipamPools: object({ ipv4IpamPoolId: ref("aws:ec2/vpcIpamPool:VpcIpamPool") }),
    loadBalancerType: replaces(withDefault(oneOf(["application", "network", "gateway"]), "application")),
    minimumLoadBalancerCapacity: object({ capacityUnits: int() }),
    name: replaces(loadBalancerName()),
    namePrefix: replaces(loadBalancerNamePrefix()),
    preserveHostHeader: withDefault(bool(), false),
    secondaryIpsAutoAssignedPerSubnet: int({ min: 0, max: 7 }, byAws),
    securityGroups: list(ref(SECURITY_GROUPS)),
    subnetMappings: list(
      object({
        allocationId: ref("aws:ec2/eip:Eip", ["allocationId", "id"]),
        ipv6Address: text(),
        outpostId: text(),
        privateIpv4Address: ip4({ docs: `${API}/API_SubnetMapping.html` }),
        subnetId: ref(SUBNETS),
      }),
    ),
    subnets: list(ref(SUBNETS)),
    tags: tags(),
    xffHeaderProcessingMode: withDefault(oneOf(["append", "preserve", "remove"]), "append"),
  },
  relations: [exactlyOneOf(["subnetMappings", "subnets"]), conflictsWith(["name", "namePrefix"])],

  outputs(self, make) {
    const type = self.inputs.loadBalancerType ?? "application";
    const name = self.text("name") ?? `${self.text("namePrefix") ?? ""}${make.hex(26, "name")}`;
    const suffix = `${{ application: "app", network: "net", gateway: "gwy" }[type]}/${name}/${make.hex(16)}`;
    const arn = make.arn("elasticloadbalancing", `loadbalancer/${suffix}`);
    const ids = subnetIds(self);
    const vpcId = vpcIdOf(subnetOf(make.world, ids.find(isText), self), make.world);
    return {
      id: arn,
      arn,
      arnSuffix: suffix,
      name,
      ...(self.state("namePrefix") === "absent" && { namePrefix: "" }),
      dnsName: dnsNameOf(self, make, type, name),
      zoneId:
        loadBalancerZone(make.region, type === "network" ? "network" : "application") ?? make.upper("Z", 14),
      ...(vpcId !== undefined && { vpcId }),
      internal: self.inputs.internal ?? type === "gateway",
      ipAddressType: self.inputs.ipAddressType ?? "ipv4",
      enablePrefixForIpv6SourceNat:
        self.inputs.enablePrefixForIpv6SourceNat ?? (type === "network" ? "off" : ""),
      enforceSecurityGroupInboundRulesOnPrivateLinkTraffic:
        self.inputs.enforceSecurityGroupInboundRulesOnPrivateLinkTraffic ??
        (type === "network" && self.has("securityGroups") ? "on" : ""),
      enableCrossZoneLoadBalancing: self.inputs.enableCrossZoneLoadBalancing ?? type === "application",
      secondaryIpsAutoAssignedPerSubnet: self.inputs.secondaryIpsAutoAssignedPerSubnet ?? 0,
      ...(self.state("securityGroups") === "absent" && defaultGroups(self, make.world, type, vpcId)),
      ...(self.state("subnets") === "absent" && ids.every(isText) && { subnets: ids }),
      ...(self.state("subnetMappings") === "absent" &&
        ids.every(isText) && { subnetMappings: ids.map((subnetId) => ({ subnetId })) }),
    };
  },

  unknowable: {
    vpcId: "The VPC of the subnets, which may be outside of the program.",
    securityGroups: "The default group of the VPC, when the program gives none.",
  },

  unique: {
    "duplicate-name": {
      // Gateway Load Balancers have their own set of names.
      key: (self) => {
        const type = self.text("loadBalancerType");
        const name = self.text("name");
        return type === undefined || name === undefined
          ? undefined
          : `${type === "gateway" ? "gateway" : "elb"} ${name}`;
      },
      scope: "region",
      says: (key) => `have the name ${JSON.stringify(key.split(" ")[1] ?? "")}`,
      property: "name",
      why: "A name is used once in a region and account. The provider looks it up before it creates a load balancer.",
      fix: "Give one of them another name, or leave out `name`.",
      aws: { operation: CREATE, code: "DuplicateLoadBalancerName" },
    },
  },

  quotas: [
    {
      name: "Application Load Balancers per Region",
      limit: 50,
      per: perType("application"),
      docs: `${ALB_GUIDE}/load-balancer-limits.html`,
    },
    {
      name: "Network Load Balancers per Region",
      limit: 50,
      per: perType("network"),
      docs: "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-limits.html",
    },
  ],

  order: {
    "before-internet-gateway": {
      needs(self, world) {
        if (!isInternetFacing(self)) return [];
        const vpc = vpcWith(world, vpcOf(self, world), self);
        return vpc === undefined ? [] : internetGatewaysOf(world, vpc).attachments.map(({ by }) => by);
      },
      because: "which its VPC needs before an internet-facing load balancer can exist",
      severity: "note",
      effect: "rejected",
      evidence: "observed",
      why: "AWS looks for the gateway when it creates the load balancer. Subnets mostly take longer than the gateway, so that this fails now and then only: https://github.com/openshift/installer/issues/1110.",
      aws: { operation: CREATE, code: "InvalidSubnet" },
      quote: "VPC vpc-0123456789abcdef0 has no internet gateway",
      docs: `${ALB_GUIDE}/application-load-balancers.html`,
    },
    "before-log-bucket-policy": {
      needs: (self, world) => enabledLogs(self, world).flatMap(({ policies }) => policies),
      because: "which lets its logs into the bucket",
      severity: "note",
      effect: "rejected",
      evidence: "documented",
      why: "AWS writes a test file when logs are switched on. The policy is mostly there by then, because a load balancer takes minutes.",
      aws: {
        operation: "elasticloadbalancing:ModifyLoadBalancerAttributes",
        code: "InvalidConfigurationRequest",
      },
      docs: `${ALB_GUIDE}/enable-access-logging.html`,
    },
  },

  findings: loadBalancerFindings,

  check(self, world, report) {
    checkLoadBalancer(self, world, report);
  },
});

function perType(type: string): (self: ResourceView, world: World) => string | undefined {
  return (self, world) =>
    self.text("loadBalancerType") === type ? `${world.accountKey(self)} ${self.region ?? ""}` : undefined;
}

function dnsNameOf(self: ResourceView, make: Make, type: string, name: string): string {
  if (type === "network") return `${name}-${make.hex(16)}.elb.${make.region}.${make.dnsSuffix}`;
  if (type === "gateway") return "";
  const scheme = self.inputs["internal"] === true ? "internal-" : "";
  return `${scheme}${name}-${make.number(100_000_000, 2_147_483_647)}.${make.region}.elb.${make.dnsSuffix}`;
}

/** An Application Load Balancer without groups gets the default group of its VPC. */
function defaultGroups(
  self: ResourceView,
  world: World,
  type: string,
  vpcId: string | undefined,
): { securityGroups?: string[] } {
  if (type !== "application") return { securityGroups: [] };
  const group = vpcId === undefined ? undefined : vpcWith(world, vpcId, self)?.text("defaultSecurityGroupId");
  return group === undefined ? {} : { securityGroups: [group] };
}
