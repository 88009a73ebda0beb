// What lets the instances of private subnets reach the outside, and nobody reach them.
import { formatIp, networkOf, parseCidr } from "../../core/cidr.ts";
import {
  conflictsWith,
  defineResource,
  int,
  ip4,
  list,
  type Make,
  object,
  oneOf,
  type ResourceView,
  replaces,
  tags,
  text,
  withDefault,
} from "../../model/kernel.ts";
import { attachmentsOf } from "./elastic-ip-uses.ts";
import {
  checkAddresses,
  checkPrivateIp,
  checkRegional,
  checkWayOut,
  checkZonal,
  vpcOfGateway,
} from "./nat-gateway-checks.ts";
import { natGatewayFindings } from "./nat-gateway-findings.ts";
import { allocationId, EIP, SUBNET, subnetId, vpcId } from "./network-references.ts";

const PULUMI = "https://www.pulumi.com/registry/packages/aws/api-docs/ec2/natgateway/";
const QUOTAS = "https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html";

export const natGateway = defineResource({
  token: "aws:ec2/natGateway:NatGateway",
  docs: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNatGateway.html",
  inputs: {
    allocationId: replaces(allocationId()),
    availabilityMode: replaces(withDefault(oneOf(["zonal", "regional"]), "zonal")),
    availabilityZoneAddresses: list(
      object({
        allocationIds: list(allocationId()),
        availabilityZone: text(),
        availabilityZoneId: text(),
      }),
    ),
    connectivityType: replaces(withDefault(oneOf(["private", "public"]), "public")),
    privateIp: replaces(ip4()),
    secondaryAllocationIds: list(allocationId()),
    secondaryPrivateIpAddressCount: replaces(int()),
    secondaryPrivateIpAddresses: list(text()),
    subnetId: replaces(subnetId()),
    tags: tags(),
    vpcId: replaces(vpcId()),
  },
  // https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/vpc_nat_gateway.go
  relations: [conflictsWith(["secondaryPrivateIpAddresses", "secondaryPrivateIpAddressCount"])],
  outputs: (self, make) => {
    const subnet = make.world.find(SUBNET, "id", self.text("subnetId"));
    const vpc = subnet?.text("vpcId");
    const isRegional = self.inputs.availabilityMode === "regional";
    const isPublic = self.inputs.connectivityType === "public" && !isRegional;
    const publicIp = make.world.find(EIP, "id", self.text("allocationId"))?.text("publicIp");
    const privateIp = addressIn(subnet, make);
    return {
      id: make.id("nat"),
      associationId: isPublic ? make.id("eipassoc") : "",
      networkInterfaceId: isRegional ? "" : make.id("eni"),
      ...(!self.has("privateIp") &&
        (isRegional ? { privateIp: "" } : privateIp !== undefined && { privateIp })),
      ...(isPublic ? publicIp !== undefined && { publicIp } : { publicIp: "" }),
      autoProvisionZones: isRegional ? (self.has("availabilityZoneAddresses") ? "disabled" : "enabled") : "",
      autoScalingIps: isRegional ? (self.has("availabilityZoneAddresses") ? "disabled" : "enabled") : "",
      regionalNatGatewayAutoMode: isRegional
        ? self.has("availabilityZoneAddresses")
          ? "disabled"
          : "enabled"
        : "",
      ...(!isRegional && { regionalNatGatewayAddresses: [], routeTableId: "" }),
      ...(isRegional && { routeTableId: make.id("rtb") }),
      ...(!self.has("secondaryAllocationIds") && { secondaryAllocationIds: [] }),
      ...(!self.has("secondaryPrivateIpAddresses") && { secondaryPrivateIpAddresses: [] }),
      ...(!self.has("secondaryPrivateIpAddressCount") && {
        secondaryPrivateIpAddressCount: self.texts("secondaryPrivateIpAddresses")?.length ?? 0,
      }),
      ...(!self.has("vpcId") && vpc !== undefined && { vpcId: vpc }),
    };
  },
  unknowable: {
    privateIp: "AWS chooses an address of the subnet, whose range may be unknown.",
    publicIp: "The address may belong to another stack.",
    regionalNatGatewayAddresses: "AWS adds addresses as zones get used.",
    vpcId: "The subnet may belong to another stack.",
  },
  quotas: [
    {
      name: "NAT gateways per Availability Zone",
      limit: 5,
      per: (self, world) => world.find(SUBNET, "id", self.text("subnetId"))?.text("availabilityZone"),
      docs: QUOTAS,
    },
    {
      name: "Elastic IP addresses per public NAT gateway",
      limit: 2,
      per: (self) => self.urn,
      count: (self) =>
        (self.has("allocationId") ? 1 : 0) + (self.texts("secondaryAllocationIds")?.length ?? 0),
      docs: QUOTAS,
    },
  ],
  order: {
    "before-gateway-attachment": {
      needs: (self, world) =>
        self.text("connectivityType") === "private" || self.state("connectivityType") === "unknown"
          ? []
          : attachmentsOf(world, vpcOfGateway(self, world)),
      because: "which attaches the internet gateway of its VPC",
      effect: "rejected",
      evidence: "documented",
      why: "A public NAT gateway fails when its VPC has no internet gateway yet, and the provider does not try again.",
      aws: { operation: "ec2:CreateNatGateway", code: "Gateway.NotAttached" },
      quote: "Network vpc-… has no Internet gateway attached",
      docs: PULUMI,
    },
  },
  findings: natGatewayFindings,
  check(self, world, report) {
    const { availabilityMode, connectivityType } = self.inputs;
    const subnet = self.ref("subnetId");
    if (availabilityMode === "regional") checkRegional(self, report);
    if (availabilityMode === "zonal") checkZonal(self, connectivityType, report);
    checkAddresses(self, world, report);
    checkPrivateIp(self, subnet, report);
    if (connectivityType !== "public" || availabilityMode === undefined) return;
    checkWayOut(self, availabilityMode === "zonal" ? subnet : undefined, world, report);
  },
});

/** The first address of the subnet that AWS does not keep for itself, or one of the next. */
function addressIn(subnet: ResourceView | undefined, make: Make): string | undefined {
  const cidr = parseCidr(subnet?.text("cidrBlock") ?? "");
  if (cidr === undefined) return undefined;
  return formatIp({ address: networkOf(cidr).address + BigInt(make.number(4, 14)), version: cidr.version });
}
