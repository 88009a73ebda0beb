// A public IPv4 address of the account.
import {
  defineResource,
  finding,
  type Make,
  oneOf,
  type ResourceView,
  ref,
  replaces,
  tags,
  text,
  type World,
  withDefault,
} from "../../model/kernel.ts";
import {
  ASSOCIATION_ORDER,
  associationFindings,
  attachmentsOf,
  privateDnsName,
  publicDnsName,
  vpcOfInterface,
  vpcWithoutGateway,
} from "./elastic-ip-uses.ts";
import { INSTANCE, NAT_GATEWAY, NETWORK_INTERFACE } from "./network-references.ts";

/** What makes an address one of other pools than Amazon's. */
const OWN_ADDRESSES = ["address", "customerOwnedIpv4Pool", "ipamPoolId", "publicIpv4Pool"] as const;

export const eip = defineResource({
  token: "aws:ec2/eip:Eip",
  docs: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AllocateAddress.html",
  inputs: {
    address: replaces(text()),
    associateWithPrivateIp: text(),
    customerOwnedIpv4Pool: text(),
    // EC2-Classic, which "standard" stands for, is gone:
    // https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/ec2_eip.go
    domain: replaces(
      withDefault(
        oneOf(["vpc"], {
          by: "aws",
          aws: { operation: "ec2:AllocateAddress", code: "InvalidParameterValue" },
        }),
        "vpc",
      ),
    ),
    instance: ref(INSTANCE),
    ipamPoolId: replaces(ref("aws:ec2/vpcIpamPool:VpcIpamPool")),
    networkBorderGroup: replaces(text()),
    // The primary interface of an instance is named by an output of the instance.
    networkInterface: ref(NETWORK_INTERFACE),
    publicIpv4Pool: replaces(text()),
    tags: tags(),
  },
  outputs: (self, make) => {
    const id = make.id("eipalloc");
    const publicIp = self.inputs.address ?? publicAddress(make);
    return {
      id,
      allocationId: id,
      arn: make.arn("ec2", `elastic-ip/${id}`),
      carrierIp: "",
      customerOwnedIp: "",
      publicIp,
      publicDns: publicDnsName(publicIp, make.region, make.dnsSuffix),
      ptrRecord: "",
      ...(!self.has("ipamPoolId") && { ipamPoolId: "" }),
      ...(!self.has("networkBorderGroup") && { networkBorderGroup: make.region }),
      ...(!self.has("publicIpv4Pool") && { publicIpv4Pool: "amazon" }),
      ...associated(self, make),
    };
  },
  unknowable: {
    privateIp: "AWS chooses the private address of the instance or interface.",
    privateDns: "It is made of the private address.",
    networkInterface: "The primary interface of the instance.",
    instance: "The instance that the interface is attached to.",
  },
  quotas: [
    {
      name: "EC2-VPC Elastic IPs",
      limit: 5,
      per: "region",
      // Addresses of one's own ranges do not count, and those of Outposts are others.
      count: (self) => (OWN_ADDRESSES.some((input) => self.has(input)) ? 0 : 1),
      docs: "https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html",
    },
  ],
  order: {
    "before-gateway-attachment": {
      needs: (self, world) => attachmentsOf(world, vpcOfEip(self, world)),
      ...ASSOCIATION_ORDER,
    },
  },
  findings: {
    ...associationFindings,
    "instance-and-interface": finding<{ name: string }>({
      severity: "warning",
      effect: "risky",
      evidence: "documented",
      message: ({ name }) => `Elastic IP address \`${name}\` has both instance and networkInterface.`,
      why: "AWS takes both and does not say which one gets the address.",
      fix: "Leave out instance or networkInterface.",
      docs: "https://www.pulumi.com/registry/packages/aws/api-docs/ec2/eip/",
    }),
  },
  check(self, world, report) {
    if (self.has("instance") && self.has("networkInterface")) {
      report("instance-and-interface", { name: self.name }, "networkInterface");
    }
    const nat = world.find(NAT_GATEWAY, "networkInterfaceId", self.inputs.networkInterface, self);
    if (nat !== undefined) {
      report("interface-of-nat-gateway", { name: self.name, nat: nat.name }, "networkInterface", {
        related: [{ view: nat, note: "the NAT gateway" }],
      });
      return;
    }
    const vpc = vpcWithoutGateway(world, vpcOfEip(self, world));
    if (vpc === undefined) return;
    const property = self.has("instance") ? "instance" : "networkInterface";
    report("vpc-without-internet-gateway", { name: self.name, vpc: vpc.name }, property, {
      related: [{ view: vpc, note: "the VPC" }],
    });
  },
});

function vpcOfEip(self: ResourceView, world: World): ResourceView | undefined {
  return vpcOfInterface(world, self.text("instance"), self.text("networkInterface"));
}

/** A public address, the same on every run. AWS gives out addresses of this range. */
function publicAddress(make: Make): string {
  return `54.${make.number(144, 255, "a")}.${make.number(0, 255, "b")}.${make.number(1, 254, "c")}`;
}

/** What an association adds; all of it is empty without one. */
function associated(self: ResourceView, make: Make): Record<string, string> {
  const isAssociated = self.has("instance") || self.has("networkInterface");
  if (!isAssociated) {
    return { associationId: "", instance: "", networkInterface: "", privateIp: "", privateDns: "" };
  }
  const instance = make.world.find(INSTANCE, "id", self.text("instance"));
  const card = make.world.find(NETWORK_INTERFACE, "id", self.text("networkInterface"));
  const privateIp =
    self.text("associateWithPrivateIp") ?? instance?.text("privateIp") ?? card?.text("privateIp");
  const primary = instance?.text("primaryNetworkInterfaceId");
  return {
    associationId: make.id("eipassoc"),
    ...(privateIp !== undefined && { privateIp, privateDns: privateDnsName(privateIp, make.region) }),
    ...(!self.has("networkInterface") && primary !== undefined && { networkInterface: primary }),
  };
}
