// A part of a VPC's range in one Availability Zone.
import { zonesOfRegion } from "../../data/zones.ts";
import {
  arn,
  bool,
  cidr4,
  cidr6,
  conflictsWith,
  defineResource,
  int,
  oneOf,
  ref,
  replaces,
  requiredWith,
  tags,
  text,
  withDefault,
} from "../../model/kernel.ts";
import { vpcId } from "./network-references.ts";
import { associationBehind, checkPublicAddresses, checkRange, checkZone } from "./subnet-checks.ts";
import { subnetFindings } from "./subnet-findings.ts";

const IPAM_POOL = "aws:ec2/vpcIpamPool:VpcIpamPool";

/** What only a subnet with an IPv6 range can have. */
const NEEDS_IPV6 = [
  "assignIpv6AddressOnCreation",
  "enableDns64",
  "enableResourceNameDnsAaaaRecordOnLaunch",
] as const;

export const subnet = defineResource({
  token: "aws:ec2/subnet:Subnet",
  docs: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSubnet.html",
  inputs: {
    assignIpv6AddressOnCreation: withDefault(bool(), false),
    availabilityZone: replaces(text()),
    availabilityZoneId: replaces(text()),
    cidrBlock: replaces(cidr4({ min: 16, max: 28 })),
    customerOwnedIpv4Pool: text(),
    enableDns64: withDefault(bool(), false),
    enableLniAtDeviceIndex: int(),
    enableResourceNameDnsARecordOnLaunch: withDefault(bool(), false),
    enableResourceNameDnsAaaaRecordOnLaunch: withDefault(bool(), false),
    ipv4IpamPoolId: replaces(ref(IPAM_POOL)),
    ipv4NetmaskLength: replaces(int({ min: 16, max: 28 })),
    // A change replaces the subnet only where assignIpv6AddressOnCreation was set.
    ipv6CidrBlock: cidr6({ min: 44, max: 64 }),
    ipv6IpamPoolId: replaces(ref(IPAM_POOL)),
    ipv6Native: replaces(withDefault(bool(), false)),
    ipv6NetmaskLength: replaces(oneOf([44, 48, 52, 56, 60, 64])),
    mapCustomerOwnedIpOnLaunch: bool(),
    mapPublicIpOnLaunch: withDefault(bool(), false),
    outpostArn: replaces(arn({ service: "outposts" })),
    privateDnsHostnameTypeOnLaunch: oneOf(["ip-name", "resource-name"]),
    tags: tags(),
    vpcId: replaces(vpcId()),
  },
  // https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/vpc_subnet.go
  relations: [
    conflictsWith(["availabilityZone", "availabilityZoneId"]),
    conflictsWith(["cidrBlock", "ipv4NetmaskLength"]),
    conflictsWith(["customerOwnedIpv4Pool", "ipv4IpamPoolId"]),
    conflictsWith(["ipv6CidrBlock", "ipv6NetmaskLength"]),
    requiredWith("customerOwnedIpv4Pool", ["mapCustomerOwnedIpOnLaunch", "outpostArn"]),
    requiredWith("mapCustomerOwnedIpOnLaunch", ["customerOwnedIpv4Pool", "outpostArn"]),
    requiredWith("ipv4NetmaskLength", ["ipv4IpamPoolId"]),
    requiredWith("ipv6NetmaskLength", ["ipv6IpamPoolId"]),
  ],
  outputs: (self, make) => {
    const id = make.id("subnet");
    const zones = zonesOfRegion(make.region) ?? [];
    const { availabilityZone, availabilityZoneId } = self.inputs;
    const zone =
      zones.find(({ name, id: zoneId }) => name === availabilityZone || zoneId === availabilityZoneId) ??
      (self.has("availabilityZone") || self.has("availabilityZoneId") ? undefined : zones[0]);
    return {
      id,
      arn: make.arn("ec2", `subnet/${id}`),
      ownerId: make.account,
      ...(!self.has("availabilityZone") && zone !== undefined && { availabilityZone: zone.name }),
      ...(!self.has("availabilityZoneId") && zone !== undefined && { availabilityZoneId: zone.id }),
      ...(self.inputs.ipv6Native === true && { cidrBlock: "" }),
      ...(!self.has("ipv6CidrBlock") && !self.has("ipv6IpamPoolId") && { ipv6CidrBlock: "" }),
      ipv6CidrBlockAssociationId:
        self.has("ipv6CidrBlock") || self.has("ipv6IpamPoolId") ? make.id("subnet-cidr-assoc") : "",
      ...(!self.has("privateDnsHostnameTypeOnLaunch") && {
        privateDnsHostnameTypeOnLaunch: self.inputs.ipv6Native === true ? "resource-name" : "ip-name",
      }),
    };
  },
  unknowable: {
    availabilityZone: "Which zone has the given id is another in each account.",
    availabilityZoneId: "Local Zones and Wavelength Zones have ids that are not recorded here.",
    cidrBlock: "The IPAM pool chooses it.",
    ipv6CidrBlock: "The IPAM pool chooses it.",
  },
  quotas: [
    {
      name: "Subnets per VPC",
      limit: 200,
      per: (self) => self.text("vpcId"),
      docs: "https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html",
    },
  ],
  order: {
    "before-vpc-range": {
      needs: (self, world) => associationBehind(self, world),
      because: "which gives its VPC the range that the subnet is a part of",
      severity: "error",
      effect: "rejected",
      evidence: "observed",
      why: "AWS adds a further range in the background; a subnet that is made meanwhile lies outside of the VPC, and the provider does not try again.",
      aws: { operation: "ec2:CreateSubnet", code: "InvalidSubnet.Range" },
      docs: "https://github.com/kubernetes/kops/pull/15841",
    },
  },
  findings: subnetFindings,
  check(self, world, report) {
    const { cidrBlock, ipv6Native, mapPublicIpOnLaunch } = self.inputs;
    if (ipv6Native === true && cidrBlock !== undefined && cidrBlock !== "") {
      report("ipv4-range-of-ipv6-native", { name: self.name, cidr: cidrBlock }, "cidrBlock");
    } else if (!self.has("cidrBlock") && !self.has("ipv4IpamPoolId") && ipv6Native === false) {
      report("no-range", { name: self.name });
    }
    if (!self.has("ipv6CidrBlock") && !self.has("ipv6IpamPoolId") && ipv6Native === false) {
      for (const setting of NEEDS_IPV6) {
        if (self.inputs[setting] === true)
          report("ipv6-without-range", { name: self.name, setting }, setting);
      }
    }
    checkZone(self, report);
    if (mapPublicIpOnLaunch === true) checkPublicAddresses(self, world, report);
    checkRange(self, "cidrBlock", world, report);
    checkRange(self, "ipv6CidrBlock", world, report);
  },
});
