// Route tables.
import { given, out, stack, testResource, unknown } from "../testing.ts";
import { routeTable } from "./route-table.ts";

const GATEWAY = "aws:ec2/internetGateway:InternetGateway";
const ATTACHMENT = "aws:ec2/internetGatewayAttachment:InternetGatewayAttachment";
const toInternet = (gateway: string) => ({ cidrBlock: "0.0.0.0/0", gatewayId: out(`${gateway}.id`) });
const route = (inputs: Parameters<typeof given>[1]) =>
  given("aws:ec2/route:Route", { routeTableId: out("self.id"), ...inputs });

testResource(routeTable, {
  given: {
    main: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16", assignGeneratedIpv6CidrBlock: true }),
    other: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.1.0.0/16" }),
    gateway: given(GATEWAY, { vpcId: out("main.id") }),
    far: given(GATEWAY, { vpcId: out("other.id") }),
    loose: given(GATEWAY, {}),
    egress: given("aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway", { vpcId: out("main.id") }),
    farEgress: given("aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway", {
      vpcId: "vpc-0a1b2c3d4e5f60718",
    }),
    peering: given("aws:ec2/vpcPeeringConnection:VpcPeeringConnection", {
      vpcId: out("main.id"),
      peerVpcId: out("other.id"),
      autoAccept: true,
    }),
    attachment: given(ATTACHMENT, { internetGatewayId: out("loose.id"), vpcId: out("main.id") }),
  },
  accepts: {
    "a way to the internet": {
      vpcId: out("main.id"),
      routes: [toInternet("gateway")],
      tags: { Name: "public" },
    },
    "no routes": { vpcId: out("main.id") },
    "both versions": {
      vpcId: out("main.id"),
      routes: [
        toInternet("gateway"),
        { ipv6CidrBlock: "::/0", egressOnlyGatewayId: out("egress.id") },
        { cidrBlock: "10.1.0.0/16", vpcPeeringConnectionId: out("peering.id") },
      ],
    },
    "a gateway of another stack": {
      vpcId: out("main.id"),
      routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: "igw-0a1b2c3d4e5f60718" }],
    },
    "a gateway that nobody knows": {
      vpcId: out("main.id"),
      routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: unknown() }],
    },
    "a VPC that nobody knows": { vpcId: unknown(), routes: [toInternet("gateway")] },
    "the route waits for the attachment": stack(
      { vpcId: out("main.id"), routes: [toInternet("loose")] },
      {
        with: {
          attachment: given(ATTACHMENT, { internetGatewayId: out("loose.id"), vpcId: out("main.id") }),
        },
        dependsOn: ["attachment"],
      },
    ),
    "the same route twice is one": {
      vpcId: out("main.id"),
      routes: [toInternet("gateway"), toInternet("gateway")],
    },
    "a part of the VPC through a firewall": {
      vpcId: out("main.id"),
      routes: [{ cidrBlock: "10.0.3.0/24", vpcEndpointId: "vpce-0a1b2c3d4e5f60718" }],
    },
    "routes of their own beside an empty list": stack(
      { vpcId: out("main.id"), routes: [] },
      { with: { route: route({ destinationCidrBlock: "0.0.0.0/0", gatewayId: out("gateway.id") }) } },
    ),
  },
  rejects: {
    "duplicate-destination": {
      vpcId: out("main.id"),
      routes: [toInternet("gateway"), { cidrBlock: "0.0.0.0/0", gatewayId: "igw-0a1b2c3d4e5f60718" }],
    },
    "mixed-with-routes": stack(
      { vpcId: out("main.id"), routes: [toInternet("gateway")] },
      {
        with: {
          route: route({ destinationCidrBlock: "10.1.0.0/16", vpcPeeringConnectionId: out("peering.id") }),
        },
      },
    ),
    "local-destination": {
      vpcId: out("main.id"),
      routes: [{ cidrBlock: "10.0.0.0/16", gatewayId: out("gateway.id") }],
    },
    "target-of-other-vpc": [
      { vpcId: out("main.id"), routes: [toInternet("far")] },
      {
        vpcId: out("main.id"),
        routes: [{ ipv6CidrBlock: "::/0", egressOnlyGatewayId: out("farEgress.id") }],
      },
    ],
    "wrong-target-property": {
      vpcId: out("main.id"),
      routes: [{ ipv6CidrBlock: "::/0", gatewayId: out("egress.id") }],
    },
    "ipv4-through-egress-only": {
      vpcId: out("main.id"),
      routes: [{ cidrBlock: "0.0.0.0/0", egressOnlyGatewayId: out("egress.id") }],
    },
    "ipv6-through-nat": {
      vpcId: out("main.id"),
      routes: [{ ipv6CidrBlock: "::/0", natGatewayId: "nat-0a1b2c3d4e5f60718" }],
    },
    "peer-elsewhere": {
      vpcId: out("main.id"),
      routes: [{ cidrBlock: "10.2.0.0/16", vpcPeeringConnectionId: out("peering.id") }],
    },
    "inline-destination": [
      { vpcId: out("main.id"), routes: [{ gatewayId: out("gateway.id") }] },
      {
        vpcId: out("main.id"),
        routes: [{ cidrBlock: "0.0.0.0/0", ipv6CidrBlock: "::/0", gatewayId: out("gateway.id") }],
      },
    ],
    "inline-target": [
      { vpcId: out("main.id"), routes: [{ cidrBlock: "0.0.0.0/0" }] },
      {
        vpcId: out("main.id"),
        routes: [
          { cidrBlock: "0.0.0.0/0", gatewayId: out("gateway.id"), natGatewayId: "nat-0a1b2c3d4e5f60718" },
        ],
      },
    ],
    "before-gateway-attachment": stack(
      { vpcId: out("main.id"), routes: [toInternet("loose")] },
      {
        with: {
          attachment: given(ATTACHMENT, { internetGatewayId: out("loose.id"), vpcId: out("main.id") }),
        },
      },
    ),
    "gateway-not-attached": {
      vpcId: out("main.id"),
      routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: out("loose.id") }],
    },
    "wrong-reference": { vpcId: out("gateway.id") },
    "over-quota-route-tables-per-vpc": stack(
      { vpcId: out("main.id") },
      {
        with: Object.fromEntries(
          Array.from({ length: 199 }, (_, index) => [
            `table${index}`,
            given("aws:ec2/routeTable:RouteTable", { vpcId: out("main.id") }),
          ]),
        ),
      },
    ),
  },
  outputs: [
    {
      of: { vpcId: out("main.id") },
      are: {
        id: /^rtb-0[0-9a-f]{16}$/,
        arn: /^arn:aws:ec2:us-east-1:123456789012:route-table\/rtb-0[0-9a-f]{16}$/,
        ownerId: "123456789012",
        routes: [],
        propagatingVgws: [],
      },
    },
  ],
});
