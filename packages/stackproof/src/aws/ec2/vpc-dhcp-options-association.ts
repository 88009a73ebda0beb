// Which DHCP options a VPC uses.
import { defineResource, ref, replaces } from "../../model/kernel.ts";
import { vpcId } from "./network-references.ts";

export const vpcDhcpOptionsAssociation = defineResource({
  token: "aws:ec2/vpcDhcpOptionsAssociation:VpcDhcpOptionsAssociation",
  docs: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AssociateDhcpOptions.html",
  inputs: {
    dhcpOptionsId: ref([
      "aws:ec2/vpcDhcpOptions:VpcDhcpOptions",
      "aws:ec2/defaultVpcDhcpOptions:DefaultVpcDhcpOptions",
    ]),
    vpcId: replaces(vpcId()),
  },
  outputs: (self) => {
    const { dhcpOptionsId, vpcId } = self.inputs;
    return dhcpOptionsId === undefined || vpcId === undefined ? {} : { id: `${dhcpOptionsId}-${vpcId}` };
  },
  unknowable: { id: "It is made of the ids of the options and the VPC." },
  unique: {
    "associated-twice": {
      key: (self) => self.text("vpcId"),
      scope: "region",
      says: () => "associate one VPC with DHCP options",
      property: "vpcId",
      effect: "broken",
      why: "A VPC uses one set of options. AWS takes both, and the later of the two wins.",
      fix: "Put all options into one aws.ec2.VpcDhcpOptions, and keep one association.",
      docs: "https://docs.aws.amazon.com/vpc/latest/userguide/DHCPOptionSetConcepts.html",
    },
  },
});
