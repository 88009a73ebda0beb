// AWS EC2: what is wrong with a VPC endpoint beyond its single inputs.
import { comparePlaces, compareText } from "../../core/place.ts";
import { type Report, type ResourceView, type World } from "../../model/kernel.ts";
import { vpcWords, writtenZone } from "../vpc-membership.ts";
import { endpointService, hasGateway, isNoServiceName } from "./endpoint-services.ts";
import type { endpointFindings } from "./vpc-endpoint-findings.ts";

const VPC_ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
const ROUTE_TABLE_ASSOCIATION = "aws:ec2/vpcEndpointRouteTableAssociation:VpcEndpointRouteTableAssociation";
const SUBNET_ASSOCIATION = "aws:ec2/vpcEndpointSubnetAssociation:VpcEndpointSubnetAssociation";

type EndpointReport = Report<typeof endpointFindings>;

/** Checks a VPC endpoint. */
export function checkEndpoint(self: ResourceView, world: World, report: EndpointReport): void {
  const type = self.text("vpcEndpointType");
  checkService(self, type, report);
  checkParts(self, world, type, report);
  checkVpc(self, world, report);
  checkZones(self, report);
  if (type === "Gateway") checkRouteTables(self, world, report);
  if (type === "Interface") checkPrivateDns(self, world, report);
}

function checkService(self: ResourceView, type: string | undefined, report: EndpointReport): void {
  const name = self.text("serviceName");
  const { region, name: endpoint } = self;
  if (name === undefined || region === undefined) return;
  if (isNoServiceName(name)) {
    report("no-service-name", { endpoint, name, region }, "serviceName");
    return;
  }
  const service = endpointService(name);
  if (service === undefined) return;
  if (service.region !== region && !self.has("serviceRegion")) {
    const fix = service.isAmazon
      ? `Write "${name.replace(service.region, region)}".`
      : `Write serviceRegion "${service.region}", or make the endpoint there.`;
    report("service-of-other-region", { endpoint, name, region, fix }, "serviceName");
  }
  if (type === "Gateway" && hasGateway(service) === false) {
    const parameters = {
      endpoint,
      type,
      service: service.service,
      has: "Interface",
      default: !self.has("vpcEndpointType"),
    };
    report("type-of-service", parameters, self.has("vpcEndpointType") ? "vpcEndpointType" : "serviceName");
  }
}

function checkParts(
  self: ResourceView,
  world: World,
  type: string | undefined,
  report: EndpointReport,
): void {
  const endpoint = self.name;
  const isFilled = (input: string): boolean => (self.texts(input)?.length ?? 0) > 0;
  const service = endpointService(self.text("serviceName") ?? "");
  if (type === "Gateway" && service !== undefined && hasGateway(service) === true) {
    if (self.has("subnetIds") && isFilled("subnetIds"))
      report("subnets-of-gateway", { endpoint }, "subnetIds");
    if (self.has("securityGroupIds") && isFilled("securityGroupIds")) {
      report("interface-inputs-of-gateway", { endpoint, input: "securityGroupIds" }, "securityGroupIds");
    }
    if (self.has("privateDnsEnabled") && self.flag("privateDnsEnabled") === true) {
      report("interface-inputs-of-gateway", { endpoint, input: "privateDnsEnabled" }, "privateDnsEnabled");
    }
    const isAlone = world.where(ROUTE_TABLE_ASSOCIATION, "vpcEndpointId", self.id).length === 0;
    const isBare = self.state("routeTableIds") === "absent" || self.texts("routeTableIds")?.length === 0;
    if (isBare && isAlone && !self.has("subnetIds")) report("gateway-without-route-tables", { endpoint });
  }
  if (type === "Interface") {
    if (self.has("routeTableIds") && isFilled("routeTableIds")) {
      report("route-tables-of-interface", { endpoint, type }, "routeTableIds");
    }
    const isAlone = world.where(SUBNET_ASSOCIATION, "vpcEndpointId", self.id).length === 0;
    const isBare = self.state("subnetIds") === "absent" || self.texts("subnetIds")?.length === 0;
    if (isBare && isAlone && !self.has("subnetConfigurations") && !self.has("routeTableIds")) {
      report("interface-without-subnets", { endpoint });
    }
  }
}

const PARTS = [
  ["subnetIds", "Subnet"],
  ["securityGroupIds", "Security group"],
  ["routeTableIds", "Route table"],
] as const;

function checkVpc(self: ResourceView, world: World, report: EndpointReport): void {
  const vpcId = self.text("vpcId");
  if (vpcId === undefined) return;
  for (const [input, words] of PARTS) {
    if (!self.has(input)) continue;
    for (const [index, view] of self.refs(input).entries()) {
      const theirs = view?.text("vpcId");
      if (view === undefined || theirs === undefined || theirs === vpcId) continue;
      const parameters = { endpoint: self.name, vpc: vpcWords(world, vpcId), part: view.name, words };
      report("part-of-other-vpc", parameters, `${input}[${index}]`, {
        related: [{ view, property: "vpcId", note: `in ${vpcWords(world, theirs)}` }],
      });
    }
  }
}

function checkZones(self: ResourceView, report: EndpointReport): void {
  const first = new Map<string, ResourceView>();
  for (const [index, subnet] of self.refs("subnetIds").entries()) {
    const zone = writtenZone(subnet);
    if (subnet === undefined || zone === undefined) continue;
    const other = first.get(zone);
    if (other === undefined) first.set(zone, subnet);
    else if (other !== subnet) {
      const parameters = { endpoint: self.name, zone, first: other.name, second: subnet.name };
      report("subnets-of-one-zone", parameters, `subnetIds[${index}]`, {
        related: [other, subnet].map((view) => ({ view, property: "availabilityZone", note: `in ${zone}` })),
      });
      return;
    }
  }
}

function checkRouteTables(self: ResourceView, world: World, report: EndpointReport): void {
  const service = self.text("serviceName");
  if (service === undefined) return;
  for (const [index, id] of (self.texts("routeTableIds") ?? []).entries()) {
    const other = world
      .where(VPC_ENDPOINT, "routeTableIds", id)
      .find(
        (view) =>
          view !== self &&
          isBefore(view, self) &&
          view.text("serviceName") === service &&
          view.node.kind === "custom",
      );
    if (other === undefined || id === undefined) continue;
    const table = self.refs("routeTableIds")[index]?.name ?? id;
    report(
      "route-table-taken",
      { endpoint: self.name, other: other.name, service, table },
      `routeTableIds[${index}]`,
      {
        related: [{ view: other, property: "routeTableIds", note: "the other endpoint" }],
      },
    );
  }
}

function isBefore(a: ResourceView, b: ResourceView): boolean {
  return (comparePlaces(a.node.source, b.node.source) || compareText(a.urn, b.urn)) < 0;
}

function checkPrivateDns(self: ResourceView, world: World, report: EndpointReport): void {
  if (self.flag("privateDnsEnabled") !== true) return;
  const endpoint = self.name;
  const vpc = self.ref("vpcId");
  const off = ["enableDnsSupport", "enableDnsHostnames"].filter((name) => vpc?.flag(name) === false);
  if (vpc?.node.kind === "custom" && off.length > 0) {
    report("dns-off", { endpoint, vpc: vpc.name, off: off.join(" and ") }, "privateDnsEnabled", {
      related: [{ view: vpc, property: off[0] ?? "", note: "the endpoint's VPC" }],
    });
  }
  const name = self.text("serviceName");
  if (name !== undefined && endpointService(name)?.service === "dynamodb") {
    report("no-private-name", { endpoint, service: name }, "privateDnsEnabled");
  }
  const vpcId = self.text("vpcId");
  if (vpc?.node.kind === "custom" && vpcId !== undefined && s3Gateways(self, world)?.length === 0) {
    report("gateway-endpoint-missing", { endpoint, vpc: vpcWords(world, vpcId) }, "privateDnsEnabled");
  }
}

/**
 * The gateway endpoints for S3 that an interface endpoint for S3 needs in its VPC; undefined when it needs none, or when
 * nobody can tell.
 */
export function s3Gateways(self: ResourceView, world: World): readonly ResourceView[] | undefined {
  const [name, vpcId] = [self.text("serviceName"), self.text("vpcId")];
  const isS3 = name !== undefined && endpointService(name)?.service === "s3";
  if (!isS3 || self.text("vpcEndpointType") !== "Interface" || self.flag("privateDnsEnabled") !== true)
    return undefined;
  if (
    vpcId === undefined ||
    self.object("dnsOptions")?.["privateDnsOnlyForInboundResolverEndpoint"] === false
  )
    return undefined;
  const others = world.all(VPC_ENDPOINT).filter((view) => view !== self);
  if (others.some((view) => view.text("serviceName") === undefined || view.text("vpcId") === undefined))
    return undefined;
  return others.filter(
    (view) =>
      view.text("serviceName") === name &&
      view.text("vpcId") === vpcId &&
      view.text("vpcEndpointType") === "Gateway",
  );
}
