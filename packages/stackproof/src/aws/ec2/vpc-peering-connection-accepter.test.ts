// Accepters of peering connections.
import { given, out, stack, testResource, unknown } from "../testing.ts";
import { vpcPeeringConnectionAccepter } from "./vpc-peering-connection-accepter.ts";

const CONNECTION = "aws:ec2/vpcPeeringConnection:VpcPeeringConnection";
const usual = { vpcPeeringConnectionId: out("connection.id"), autoAccept: true };

testResource(vpcPeeringConnectionAccepter, {
  given: {
    main: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16", enableDnsHostnames: true }),
    peer: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.1.0.0/16" }),
    far: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.3.0.0/16" }, { region: "eu-west-1" }),
    connection: given(CONNECTION, { vpcId: out("main.id"), peerVpcId: out("peer.id") }),
    farConnection: given(CONNECTION, {
      vpcId: out("main.id"),
      peerVpcId: out("far.id"),
      peerRegion: "eu-west-1",
    }),
  },
  accepts: {
    "the usual": usual,
    "another region": stack(
      { vpcPeeringConnectionId: out("farConnection.id"), autoAccept: true },
      { region: "eu-west-1" },
    ),
    "a connection of another stack": {
      vpcPeeringConnectionId: "pcx-0a1b2c3d4e5f60718",
      accepter: { allowRemoteVpcDnsResolution: true },
    },
    "a connection that nobody knows": { vpcPeeringConnectionId: unknown(), autoAccept: true },
    "options of no use": { ...usual, accepter: { allowRemoteVpcDnsResolution: false } },
  },
  rejects: {
    "not-accepting": { vpcPeeringConnectionId: out("connection.id") },
    "options-before-acceptance": {
      vpcPeeringConnectionId: out("connection.id"),
      accepter: { allowRemoteVpcDnsResolution: false },
    },
    "dns-resolution-without-dns": { ...usual, accepter: { allowRemoteVpcDnsResolution: true } },
    "accepted-in-wrong-region": { vpcPeeringConnectionId: out("farConnection.id"), autoAccept: true },
    "wrong-reference": { vpcPeeringConnectionId: out("main.id"), autoAccept: true },
  },
  outputs: [
    {
      of: usual,
      are: { id: /^pcx-0[0-9a-f]{16}$/, acceptStatus: "active", vpcId: /^vpc-/, peerRegion: "us-east-1" },
    },
  ],
});
