// A connection between two VPCs, seen from the side that asks for it.
import { formatCidr, overlaps } from "../../core/cidr.ts";
import {
  bool,
  defineResource,
  finding,
  object,
  type Report,
  type ResourceView,
  replaces,
  tags,
  text,
  type World,
} from "../../model/kernel.ts";
import { PEERING_ACCEPTER, PEERING_CONNECTION, VPC, vpcId } from "./network-references.ts";
import {
  CREATE_PEERING,
  dnsOptions,
  givenOptions,
  PEERING_BASICS,
  peeringFindings,
  vpcsWithoutDns,
} from "./peering.ts";
import { rangesOf } from "./vpc-ranges.ts";

const OPTIONS = "aws:ec2/peeringConnectionOptions:PeeringConnectionOptions";

const findings = {
  ...peeringFindings,
  "overlapping-ranges": finding<{
    name: string;
    range: string;
    peerRange: string;
    vpc: string;
    peer: string;
  }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ name, range, peerRange, vpc, peer }) =>
      vpc === peer
        ? `Peering connection \`${name}\` connects the VPC \`${vpc}\` with itself.`
        : `Peering connection \`${name}\` connects \`${vpc}\` with \`${peer}\`, whose ranges ${range} and ${peerRange} overlap.`,
    why: "Traffic between two VPCs needs different addresses on both sides; AWS lets the connection fail.",
    fix: "Give one of the VPCs another range, or connect single services through VPC endpoints.",
    quote: "unexpected state 'failed', wanted target 'active, pending-acceptance'",
    docs: PEERING_BASICS,
  }),
  "auto-accept-across-regions": finding<{ name: string; region: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, region }) =>
      `Peering connection \`${name}\` has autoAccept and the peerRegion ${region}.`,
    why: "A connection between regions is accepted in the other region.",
    fix: "Leave out autoAccept, and add an aws.ec2.VpcPeeringConnectionAccepter with a provider of the other region.",
    quote:
      "`peer_region` cannot be set whilst `auto_accept` is `true` when creating an EC2 VPC Peering Connection",
    docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/vpc_peering_connection.go",
  }),
  "peer-region-missing": finding<{ name: string; peer: string; region: string; peerRegion: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, peer, region, peerRegion }) =>
      `Peering connection \`${name}\` looks for the VPC \`${peer}\` in ${region}, and it is in ${peerRegion}.`,
    why: "Without peerRegion AWS looks for the other VPC in the region of the connection.",
    fix: ({ peerRegion }) =>
      `Set peerRegion to "${peerRegion}", and accept it there with an aws.ec2.VpcPeeringConnectionAccepter.`,
    aws: { operation: "ec2:CreateVpcPeeringConnection" },
    docs: CREATE_PEERING,
  }),
  "options-managed-twice": finding<{ name: string; other: string }>({
    severity: "warning",
    effect: "broken",
    evidence: "documented",
    message: ({ name, other }) =>
      `Options of peering connection \`${name}\` are set by itself and by \`${other}\`.`,
    why: "One overwrites the other with every update.",
    fix: "Leave accepter and requester out of the connection, or leave out the aws.ec2.PeeringConnectionOptions.",
    docs: "https://www.pulumi.com/registry/packages/aws/api-docs/ec2/vpcpeeringconnection/",
  }),
};

export const vpcPeeringConnection = defineResource({
  token: PEERING_CONNECTION,
  docs: CREATE_PEERING,
  inputs: {
    accepter: object(dnsOptions()),
    autoAccept: bool(),
    peerOwnerId: replaces(text()),
    peerRegion: replaces(text()),
    // The other VPC may be in another region, which peerRegion says.
    peerVpcId: replaces(text()),
    requester: object(dnsOptions()),
    tags: tags(),
    vpcId: replaces(vpcId()),
  },
  outputs: (self, make) => ({
    id: make.id("pcx"),
    acceptStatus: self.inputs.autoAccept === true ? "active" : "pending-acceptance",
    ...(!self.has("accepter") && { accepter: { allowRemoteVpcDnsResolution: false } }),
    ...(!self.has("requester") && { requester: { allowRemoteVpcDnsResolution: false } }),
    ...(!self.has("peerOwnerId") && { peerOwnerId: make.account }),
    ...(!self.has("peerRegion") && { peerRegion: make.region }),
  }),
  quotas: [
    {
      name: "Active VPC peering connections per VPC",
      limit: 50,
      per: (self) => self.text("vpcId"),
      docs: "https://docs.aws.amazon.com/general/latest/gr/vpc-service.html",
    },
  ],
  unique: {
    "same-vpcs": {
      key(self) {
        const [own, peer] = [self.text("vpcId"), self.text("peerVpcId")];
        if (own === undefined || peer === undefined) return undefined;
        return own < peer ? `${own} ${peer}` : `${peer} ${own}`;
      },
      scope: "account",
      says: () => "connect the same two VPCs",
      property: "peerVpcId",
      severity: "warning",
      effect: "broken",
      why: "Two VPCs have one connection: AWS answers the second request with the first connection, and two resources own it.",
      fix: "Keep one of the two.",
      docs: "https://www.pulumi.com/registry/packages/aws/api-docs/ec2/vpcpeeringconnection/",
    },
  },
  findings,
  check(self, world, report) {
    const { autoAccept, peerRegion } = self.inputs;
    const own = world.find(VPC, "id", self.text("vpcId"), self);
    const peer = world.find(VPC, "id", self.text("peerVpcId"), self);
    if (autoAccept === true && peerRegion !== undefined && peerRegion !== "") {
      report("auto-accept-across-regions", { name: self.name, region: peerRegion }, "autoAccept");
    }
    if (peer !== undefined) checkRegion(self, peer, report);
    if (own !== undefined && peer !== undefined && haveClash(self, own, peer, world, report)) return;
    if (!checkOptions(self, world, report)) return;
    for (const vpc of vpcsWithoutDns(self, [own, peer])) {
      report("dns-resolution-without-dns", { name: self.name, vpc: vpc.name }, givenOptions(self), {
        related: [{ view: vpc, note: "the VPC" }],
      });
    }
    // The other side accepts it by hand when it belongs to somebody else.
    if (own === undefined || peer === undefined || !world.sameAccount(own, peer)) return;
    if (!isAccepted(self, world)) {
      report("never-accepted", { name: self.name }, undefined, {
        related: [{ view: peer, note: "the VPC that would have to accept it" }],
      });
    }
  },
});

function checkRegion(self: ResourceView, peer: ResourceView, report: Report<typeof findings>): void {
  const { region } = self;
  if (self.has("peerRegion") || peer.region === undefined || region === undefined || peer.region === region)
    return;
  const texts = { name: self.name, peer: peer.name, region, peerRegion: peer.region };
  report("peer-region-missing", texts, "peerVpcId", { related: [{ view: peer, note: `in ${peer.region}` }] });
}

/** Reports overlapping ranges; true when it did. */
function haveClash(
  self: ResourceView,
  own: ResourceView,
  peer: ResourceView,
  world: World,
  report: Report<typeof findings>,
): boolean {
  const theirs = rangesOf(world, peer, 4).ranges;
  const pairs = rangesOf(world, own, 4).ranges.flatMap((a) => theirs.map((b) => ({ a, b })));
  const clash = pairs.find(({ a, b }) => overlaps(a.cidr, b.cidr));
  if (clash === undefined) return false;
  const texts = {
    name: self.name,
    range: formatCidr(clash.a.cidr),
    peerRange: formatCidr(clash.b.cidr),
    vpc: own.name,
    peer: peer.name,
  };
  report("overlapping-ranges", texts, "peerVpcId", {
    related: [clash.a, clash.b].map(({ owner, property }) => ({ view: owner, property, note: "a range" })),
  });
  return true;
}

/** Reports options that cannot be set or are set twice; false when they are refused. */
function checkOptions(self: ResourceView, world: World, report: Report<typeof findings>): boolean {
  const input = givenOptions(self);
  if (input === undefined) return true;
  const other = world.find(OPTIONS, "vpcPeeringConnectionId", self.id, self);
  if (other !== undefined) {
    report("options-managed-twice", { name: self.name, other: other.name }, input, {
      related: [{ view: other, note: "sets options as well" }],
    });
  }
  if (self.flag("autoAccept") === true || self.state("autoAccept") === "unknown") return true;
  report("options-before-acceptance", { name: self.name, input }, input);
  return false;
}

function isAccepted(self: ResourceView, world: World): boolean {
  if (self.flag("autoAccept") === true || self.state("autoAccept") === "unknown") return true;
  return world.all(PEERING_ACCEPTER).some((accepter) => {
    const id = accepter.text("vpcPeeringConnectionId");
    return id === undefined || id === self.id;
  });
}
