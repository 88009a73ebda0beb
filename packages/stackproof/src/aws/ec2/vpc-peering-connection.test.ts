// Peering connections.
import { given, out, stack, testResource, unknown } from "../testing.ts";
import { vpcPeeringConnection } from "./vpc-peering-connection.ts";

const TOKEN = "aws:ec2/vpcPeeringConnection:VpcPeeringConnection";
const usual = { vpcId: out("main.id"), peerVpcId: out("peer.id"), autoAccept: true };
const accepter = (inputs: Parameters<typeof given>[1], options = {}) =>
  given(
    "aws:ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter",
    { vpcPeeringConnectionId: out("self.id"), autoAccept: true, ...inputs },
    options,
  );

testResource(vpcPeeringConnection, {
  given: {
    main: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16", enableDnsHostnames: true }),
    peer: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.1.0.0/16", enableDnsHostnames: true }),
    same: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.128.0/17" }),
    mute: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.2.0.0/16" }),
    far: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.3.0.0/16" }, { region: "eu-west-1" }),
  },
  accepts: {
    "the usual": usual,
    "an accepter": stack(
      { vpcId: out("main.id"), peerVpcId: out("peer.id") },
      { with: { accepter: accepter({}) } },
    ),
    "another region": stack(
      { vpcId: out("main.id"), peerVpcId: out("far.id"), peerRegion: "eu-west-1" },
      { with: { accepter: accepter({}, { region: "eu-west-1" }) } },
    ),
    "another account": {
      vpcId: out("main.id"),
      peerVpcId: "vpc-0a1b2c3d4e5f60718",
      peerOwnerId: "210987654321",
    },
    "names across it": {
      ...usual,
      accepter: { allowRemoteVpcDnsResolution: true },
      requester: { allowRemoteVpcDnsResolution: true },
    },
    "a VPC that nobody knows": { vpcId: out("main.id"), peerVpcId: unknown() },
    "three VPCs": stack(usual, {
      with: { second: given(TOKEN, { vpcId: out("main.id"), peerVpcId: out("mute.id"), autoAccept: true }) },
    }),
  },
  rejects: {
    "overlapping-ranges": [
      { ...usual, peerVpcId: out("same.id") },
      { ...usual, peerVpcId: out("main.id") },
    ],
    "auto-accept-across-regions": {
      vpcId: out("main.id"),
      peerVpcId: "vpc-0a1b2c3d4e5f60718",
      peerRegion: "eu-west-1",
      autoAccept: true,
    },
    "peer-region-missing": { ...usual, peerVpcId: out("far.id") },
    "options-before-acceptance": {
      vpcId: out("main.id"),
      peerVpcId: out("peer.id"),
      requester: { allowRemoteVpcDnsResolution: true },
    },
    "options-managed-twice": stack(
      { ...usual, requester: { allowRemoteVpcDnsResolution: true } },
      {
        with: {
          options: given("aws:ec2/peeringConnectionOptions:PeeringConnectionOptions", {
            vpcPeeringConnectionId: out("self.id"),
            requester: { allowRemoteVpcDnsResolution: true },
          }),
        },
      },
    ),
    "dns-resolution-without-dns": {
      ...usual,
      peerVpcId: out("mute.id"),
      accepter: { allowRemoteVpcDnsResolution: true },
    },
    "never-accepted": { vpcId: out("main.id"), peerVpcId: out("peer.id") },
    "same-vpcs": stack(usual, {
      with: { second: given(TOKEN, { vpcId: out("peer.id"), peerVpcId: out("main.id"), autoAccept: true }) },
    }),
    "over-quota-active-vpc-peering-connections-per-vpc": stack(usual, {
      with: Object.fromEntries(
        Array.from({ length: 50 }, (_, index) => [
          `p${index}`,
          given(TOKEN, {
            vpcId: out("main.id"),
            peerVpcId: `vpc-0a1b2c3d4e5f607${10 + index}`,
            peerOwnerId: "210987654321",
          }),
        ]),
      ),
    }),
  },
  outputs: [
    {
      of: usual,
      are: {
        id: /^pcx-0[0-9a-f]{16}$/,
        acceptStatus: "active",
        peerOwnerId: "123456789012",
        peerRegion: "us-east-1",
        accepter: { allowRemoteVpcDnsResolution: false },
      },
    },
    {
      of: { vpcId: out("main.id"), peerVpcId: "vpc-0a1b2c3d4e5f60718", peerRegion: "eu-west-1" },
      are: { acceptStatus: "pending-acceptance", peerRegion: "eu-west-1" },
    },
  ],
});
