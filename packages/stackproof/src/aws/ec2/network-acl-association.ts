// Gives a subnet to a network ACL, in place of the one that it had.
import { defineResource, finding, ref, replaces } from "../../model/kernel.ts";
import { vpcWords } from "../vpc-membership.ts";
import { DEFAULT_NETWORK_ACL, NETWORK_ACL } from "./network-acl-rules.ts";

const GUIDE = "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html";
const ACLS = [NETWORK_ACL, DEFAULT_NETWORK_ACL];

export const networkAclAssociation = defineResource({
  token: "aws:ec2/networkAclAssociation:NetworkAclAssociation",
  docs: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ReplaceNetworkAclAssociation.html",
  inputs: {
    networkAclId: replaces(ref(ACLS)),
    subnetId: replaces(ref("aws:ec2/subnet:Subnet")),
  },
  outputs: (_self, make) => ({ id: make.id("aclassoc") }),
  unique: {
    "subnet-associated-twice": {
      key: (self) => self.text("subnetId"),
      scope: "region",
      says: () => "both give a network ACL to one subnet",
      property: "subnetId",
      effect: "broken",
      why: "A subnet has one network ACL: each of the two replaces what the other did.",
      fix: "Keep one of them.",
      docs: GUIDE,
    },
  },
  findings: {
    "subnet-of-other-vpc": finding<{ subnet: string; acl: string; vpc: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ subnet, acl, vpc }) =>
        `Subnet \`${subnet}\` is not in the VPC ${vpc} of the network ACL \`${acl}\`.`,
      why: "A network ACL filters subnets of its own VPC.",
      fix: "Name an ACL of the subnet's VPC.",
      aws: { operation: "ec2:ReplaceNetworkAclAssociation" },
      docs: GUIDE,
    }),
    "subnet-in-other-acl": finding<{ subnet: string; acl: string; other: string }>({
      severity: "error",
      effect: "broken",
      evidence: "documented",
      message: ({ subnet, acl, other }) =>
        `Subnet \`${subnet}\` is given to the network ACL \`${acl}\`, and the subnetIds of \`${other}\` claim it.`,
      why: "A subnet has one network ACL. Each of the two replaces what the other did.",
      fix: "Take the subnet out of the subnetIds, or remove the association.",
      docs: GUIDE,
    }),
  },
  check(self, world, report) {
    const [subnet, acl] = [self.ref("subnetId"), self.ref("networkAclId")];
    if (subnet === undefined || acl === undefined) return;
    const [theirs, vpcId] = [subnet.text("vpcId"), acl.text("vpcId")];
    if (theirs !== undefined && vpcId !== undefined && theirs !== vpcId) {
      report(
        "subnet-of-other-vpc",
        { subnet: subnet.name, acl: acl.name, vpc: vpcWords(world, vpcId) },
        "subnetId",
        {
          related: [{ view: subnet, property: "vpcId", note: `in ${vpcWords(world, theirs)}` }],
        },
      );
    }
    const other = ACLS.flatMap((token) => world.where(token, "subnetIds", subnet.id)).find(
      (view) => view !== acl && view.has("subnetIds"),
    );
    if (other !== undefined) {
      report("subnet-in-other-acl", { subnet: subnet.name, acl: acl.name, other: other.name }, "subnetId", {
        related: [{ view: other, property: "subnetIds", note: "claims the subnet" }],
      });
    }
  },
});
