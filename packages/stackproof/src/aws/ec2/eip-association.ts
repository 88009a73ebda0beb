// What an Elastic IP address is associated with.
import {
  atLeastOneOf,
  bool,
  conflictsWith,
  defineResource,
  finding,
  type ResourceView,
  ref,
  replaces,
  text,
  type World,
} from "../../model/kernel.ts";
import {
  ASSOCIATION_ORDER,
  associationFindings,
  attachmentsOf,
  usesOfElasticIp,
  vpcOfInterface,
  vpcWithoutGateway,
} from "./elastic-ip-uses.ts";
import {
  allocationId,
  EIP,
  EIP_ASSOCIATION,
  INSTANCE,
  isLater,
  NAT_GATEWAY,
  NETWORK_INTERFACE,
} from "./network-references.ts";

const API = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AssociateAddress.html";

export const eipAssociation = defineResource({
  token: EIP_ASSOCIATION,
  docs: API,
  inputs: {
    allocationId: replaces(allocationId()),
    allowReassociation: replaces(bool()),
    instanceId: replaces(ref(INSTANCE)),
    networkInterfaceId: replaces(ref(NETWORK_INTERFACE)),
    privateIpAddress: replaces(text()),
    publicIp: replaces(text()),
  },
  relations: [
    atLeastOneOf(["allocationId", "publicIp"], { by: "aws" }),
    atLeastOneOf(["instanceId", "networkInterfaceId"], { by: "aws" }),
    conflictsWith(["instanceId", "networkInterfaceId"], { by: "aws", severity: "warning" }),
  ],
  outputs: (self, make) => {
    const { world } = make;
    const eip =
      world.find(EIP, "id", self.text("allocationId")) ?? world.find(EIP, "publicIp", self.text("publicIp"));
    const instance = world.find(INSTANCE, "id", self.text("instanceId"));
    const card = world.find(NETWORK_INTERFACE, "id", self.text("networkInterfaceId"));
    const publicIp = eip?.text("publicIp");
    const primary = instance?.text("primaryNetworkInterfaceId");
    const privateIp = instance?.text("privateIp") ?? card?.text("privateIp");
    return {
      id: make.id("eipassoc"),
      ...(!self.has("allocationId") && eip?.id !== undefined && { allocationId: eip.id }),
      ...(!self.has("publicIp") && publicIp !== undefined && { publicIp }),
      ...(!self.has("networkInterfaceId") && primary !== undefined && { networkInterfaceId: primary }),
      ...(!self.has("privateIpAddress") && privateIp !== undefined && { privateIpAddress: privateIp }),
    };
  },
  unknowable: {
    allocationId: "The address of another stack.",
    publicIp: "The address of another stack.",
    instanceId: "The instance that the interface is attached to.",
    networkInterfaceId: "The primary interface of the instance.",
    privateIpAddress: "AWS chooses the private address of the instance or interface.",
  },
  order: {
    "before-gateway-attachment": {
      needs: (self, world) => attachmentsOf(world, vpcOfAssociation(self, world)),
      ...ASSOCIATION_ORDER,
    },
  },
  findings: {
    ...associationFindings,
    "address-in-use": finding<{ name: string; address: string; by: string; isNat: boolean }>({
      severity: "error",
      effect: "broken",
      evidence: "documented",
      message: ({ name, address, by }) =>
        `\`${name}\` associates the Elastic IP address \`${address}\`, which ${by} already.`,
      why: ({ isNat }) =>
        isNat
          ? "An address is used once, and AWS does not take it away from a NAT gateway."
          : "An address is used once: AWS moves it, and the first use ends.",
      fix: "Make an address of its own for each use.",
      docs: API,
    }),
  },
  check(self, world, report) {
    const { networkInterfaceId } = self.inputs;
    const nat = world.find(NAT_GATEWAY, "networkInterfaceId", networkInterfaceId, self);
    if (nat !== undefined) {
      report("interface-of-nat-gateway", { name: self.name, nat: nat.name }, "networkInterfaceId", {
        related: [{ view: nat, note: "the NAT gateway" }],
      });
      return;
    }
    const address = self.ref("allocationId");
    const used = usesOfElasticIp(world, address?.id).find(
      ({ by }) => by !== self && (!by.is(EIP_ASSOCIATION) || isLater(self, by)),
    );
    if (address !== undefined && used !== undefined) {
      const isNat = used.by.is(NAT_GATEWAY);
      const by = used.by.is(EIP) ? `its own ${used.property} uses` : `\`${used.by.name}\` uses`;
      const texts = { name: self.name, address: address.name, by, isNat };
      report("address-in-use", texts, "allocationId", {
        related: [{ view: used.by, property: used.property, note: "uses the address" }],
      });
    }
    const vpc = vpcWithoutGateway(world, vpcOfAssociation(self, world));
    if (vpc === undefined) return;
    report("vpc-without-internet-gateway", { name: self.name, vpc: vpc.name }, undefined, {
      related: [{ view: vpc, note: "the VPC" }],
    });
  },
});

function vpcOfAssociation(self: ResourceView, world: World): ResourceView | undefined {
  return vpcOfInterface(world, self.text("instanceId"), self.text("networkInterfaceId"));
}
