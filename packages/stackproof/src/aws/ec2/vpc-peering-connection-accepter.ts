// A connection between two VPCs, seen from the side that accepts it.
import { bool, defineResource, finding, object, ref, replaces, tags } from "../../model/kernel.ts";
import { PEERING_ACCEPTER, PEERING_CONNECTION, VPC } from "./network-references.ts";
import { dnsOptions, givenOptions, PEERING_BASICS, peeringFindings, vpcsWithoutDns } from "./peering.ts";

export const vpcPeeringConnectionAccepter = defineResource({
  token: PEERING_ACCEPTER,
  docs: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AcceptVpcPeeringConnection.html",
  inputs: {
    accepter: object(dnsOptions()),
    autoAccept: bool(),
    requester: object(dnsOptions()),
    tags: tags(),
    // The connection itself is in the region that asked.
    vpcPeeringConnectionId: replaces(ref(PEERING_CONNECTION, "id", { anyRegion: true })),
  },
  outputs: (self, make) => {
    const id = self.inputs.vpcPeeringConnectionId;
    const connection = id === undefined ? undefined : make.world.find(PEERING_CONNECTION, "id", id);
    const [vpcId, peerVpcId] = [connection?.text("peerVpcId"), connection?.text("vpcId")];
    const isAccepted = self.inputs.autoAccept === true || connection?.flag("autoAccept") === true;
    return {
      ...(id !== undefined && { id }),
      acceptStatus: isAccepted ? "active" : "pending-acceptance",
      ...(!self.has("accepter") && { accepter: { allowRemoteVpcDnsResolution: false } }),
      ...(!self.has("requester") && { requester: { allowRemoteVpcDnsResolution: false } }),
      ...(vpcId !== undefined && { vpcId }),
      ...(peerVpcId !== undefined && { peerVpcId }),
      ...(connection !== undefined && { peerOwnerId: make.account }),
      ...(connection?.region !== undefined && { peerRegion: connection.region }),
    };
  },
  unknowable: {
    id: "It is the id of the connection, which may be unknown.",
    vpcId: "The VPCs of a connection of another stack.",
    peerVpcId: "The VPCs of a connection of another stack.",
    peerOwnerId: "The owner of a connection of another stack.",
    peerRegion: "The region of a connection of another stack.",
  },
  findings: {
    "options-before-acceptance": peeringFindings["options-before-acceptance"],
    "dns-resolution-without-dns": peeringFindings["dns-resolution-without-dns"],
    "not-accepting": finding<{ name: string }>({
      severity: "warning",
      effect: "broken",
      evidence: "documented",
      message: ({ name }) => `\`${name}\` does not accept its peering connection: autoAccept is not true.`,
      why: "Until somebody accepts the connection it carries no traffic.",
      fix: "Set autoAccept to true.",
      docs: PEERING_BASICS,
    }),
    "accepted-in-wrong-region": finding<{ name: string; region: string; peerRegion: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name, region, peerRegion }) =>
        `\`${name}\` accepts a peering connection in ${region}, and the VPC that must accept it is in ${peerRegion}.`,
      why: "A connection between regions is accepted in the region of the accepting VPC.",
      fix: ({ peerRegion }) => `Give it a provider or region of ${peerRegion}.`,
      aws: { operation: "ec2:AcceptVpcPeeringConnection", code: "OperationNotPermitted" },
      docs: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AcceptVpcPeeringConnection.html",
    }),
  },
  check(self, world, report) {
    const name = self.name;
    const connection = self.ref("vpcPeeringConnectionId");
    const isAccepted = connection?.flag("autoAccept") === true;
    const accepts = self.inputs.autoAccept === true || self.state("autoAccept") === "unknown" || isAccepted;
    const options = givenOptions(self);

    const accepting = world.find(VPC, "id", connection?.text("peerVpcId"));
    const said = connection?.has("peerRegion") === true ? connection.text("peerRegion") : undefined;
    const peerRegion = accepting?.region ?? said;
    const { region } = self;
    if (peerRegion !== undefined && region !== undefined && peerRegion !== region) {
      report("accepted-in-wrong-region", { name, region, peerRegion }, undefined, {
        ...(connection !== undefined && {
          related: [{ view: connection, property: "peerRegion", note: "where it goes to" }],
        }),
      });
      return;
    }
    // A connection of another stack may have been accepted already.
    if (connection === undefined) return;
    if (!accepts && options !== undefined)
      report("options-before-acceptance", { name, input: options }, options);
    else if (!accepts) report("not-accepting", { name }, "autoAccept");
    const vpcs = ["vpcId", "peerVpcId"].map((side) => world.find(VPC, "id", connection.text(side)));
    for (const vpc of vpcsWithoutDns(self, vpcs)) {
      report("dns-resolution-without-dns", { name, vpc: vpc.name }, options, {
        related: [{ view: vpc, note: "the VPC" }],
      });
    }
  },
});
